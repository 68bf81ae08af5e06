"""What an institution means to do in a school year, and where its calendar can be read."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.directory.models import Organisation
from khien.learning.models.calendar import SchoolYear

_USER = settings.AUTH_USER_MODEL


class SchoolProgramme(models.Model):
    """The plan of one institution for one school year; its planned sessions hang on the year.

    Its files are exhibits. With one, every session of the year has a plan (condition C5).
    """

    retention: ClassVar = Retention(
        "none", None, "Plans of public bodies, no people taught.", counts_from="written_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    document = models.CharField(
        max_length=200, blank=True, help_text="number and day of the plan or decision"
    )
    files = models.PositiveSmallIntegerField(default=0, help_text="of the plan, as exhibits")
    aims = models.CharField(max_length=1000, blank=True)
    copied_at = models.DateTimeField(null=True, help_text="when last year's sessions were taken")
    written_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "year"], name="one_programme_a_school_year"
            ),
        ]

    def __str__(self) -> str:
        return self.document or self.year_id


class CalendarFeed(models.Model):
    """The calendar of an institution is read by whoever knows its address.

    The address is computed from `edition`; a new edition ends the old address. Closed: none works.
    """

    retention: ClassVar = Retention("none", None, "Which addresses work, no people.")

    institution = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    edition = models.PositiveIntegerField(default=1)
    open = models.BooleanField(default=True)
