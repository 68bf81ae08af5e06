"""What was uploaded, between the dry run and the person's word."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention


class DraftOf(models.TextChoices):
    INSTITUTIONS = "institutions", _("danh sách trường, cơ sở")
    ENROLMENT = "enrolment", _("sĩ số")
    CONVERSION = "conversion", _("bảng chuyển đổi đơn vị")
    BOUNDARIES = "boundaries", _("ranh giới")


class ImportDraft(models.Model):
    """Parsed rows of one file, so that what is confirmed is exactly what was shown."""

    retention: ClassVar = Retention("none", 0, "Deleted seven days after the upload.")

    id = models.UUIDField(primary_key=True, default=new_id)
    of = models.CharField(max_length=12, choices=DraftOf, default=DraftOf.INSTITUTIONS)
    school_year = models.CharField(max_length=9, blank=True, help_text="of an enrolment")
    file_name = models.CharField(max_length=200)
    uploaded_by = models.CharField(max_length=80, help_text="key of the actor")
    uploaded_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    first_day = models.DateField(
        help_text="from which day what is new holds; of which day the numbers are"
    )
    notes = models.JSONField(default=list)
    rows = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["uploaded_at"])]

    def __str__(self) -> str:
        return self.file_name
