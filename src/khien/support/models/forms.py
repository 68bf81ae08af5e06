"""Official forms as data: dated versions of each form, what was filled in, and drafts of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.support.models.case import KEPT, Case

_USER = settings.AUTH_USER_MODEL


class FormCode(models.TextChoices):
    """The forms of Decree 56/2017, in the order of the procedure."""

    MAU_01 = "mau_01", _("Mẫu 01 – Tiếp nhận thông tin")
    MAU_02 = "mau_02", _("Mẫu 02 – Đánh giá ban đầu")
    MAU_03 = "mau_03", _("Mẫu 03 – Đánh giá cụ thể")
    MAU_04 = "mau_04", _("Mẫu 04 – Kế hoạch hỗ trợ, can thiệp")
    MAU_05 = "mau_05", _("Mẫu 05 – Quyết định")
    MAU_06 = "mau_06", _("Mẫu 06 – Rà soát, đánh giá lại")


class FormDefinition(models.Model):
    """One version of a form, in force from a day on until a newer one begins.

    `sections` is read by `khien.support.rules.form_fields`. A published version never changes (a
    trigger refuses it); before its day, while nothing was filled in under it, it may become a
    draft again. The one draft of a form is not published yet.
    """

    retention: ClassVar = Retention("none", None, "Forms, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.CharField(max_length=6, choices=FormCode)
    version = models.PositiveSmallIntegerField()
    valid_from = models.DateField(null=True)
    law = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    sections = models.JSONField()
    revision = models.PositiveIntegerField(default=1, help_text="grows with each change of a draft")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        _USER, on_delete=models.PROTECT, null=True, related_name="+", help_text="null: shipped"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="form_version_once"),
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_form_version_a_day"),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(published_at__isnull=True),
                name="one_draft_of_a_form",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True, valid_from__isnull=True)
                | models.Q(published_at__isnull=False, valid_from__isnull=False),
                name="published_forms_say_from_when",
            ),
        ]


class FilledForm(models.Model):
    """A form as it was filled in, whole, under the version of that day; never changed after.

    What rules and figures count stands in columns of the case, assessment, plan or review as well.
    """

    retention: ClassVar = Retention("personal", 20, KEPT, ("answers",), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="filled_forms")
    definition = models.ForeignKey(FormDefinition, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    case_version = models.PositiveIntegerField(help_text="the version of the case it made")
    answers = SealedField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "at"])]


class FormDraft(models.Model):
    """Half a form, kept by one person until it is sent. `subject`: the case, or its incident."""

    retention: ClassVar = Retention(
        "personal",
        1,
        "Bản nháp chỉ để viết tiếp; gửi xong thì xóa.",
        ("answers",),
        "at",
        remove=True,
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    subject = models.UUIDField()
    code = models.CharField(max_length=6, choices=FormCode)
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    seen = models.PositiveIntegerField(help_text="the version of the case it was begun on")
    answers = SealedField(null=True)  # as posted: names and lists of texts

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "code", "by"], name="one_draft_per_form_and_person"
            ),
        ]
