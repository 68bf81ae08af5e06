"""How many children a school teaches or a facility houses: what reach is measured against."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.directory.models.organisations import Organisation


class EnrolmentSnapshot(models.Model):
    """Of one grade on one day. No grade: the residents of a care facility who stay for long.

    A later snapshot of the same year stands beside the earlier one; the newest counts.
    """

    retention: ClassVar = Retention("none", None, "Numbers; needed to read old figures.")

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="enrolments"
    )
    school_year = models.CharField(max_length=9, help_text="2026-2027")
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    girls = models.PositiveIntegerField(default=0)
    boys = models.PositiveIntegerField(default=0)
    unknown = models.PositiveIntegerField(default=0, help_text="sex not written down")
    counted_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80, help_text="key of the actor")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "school_year", "grade", "counted_on"],
                nulls_distinct=False,
                name="one_enrolment_per_day",
            ),
            models.CheckConstraint(
                condition=Q(grade__isnull=True) | Q(grade__range=(1, 12)),
                name="an_enrolment_has_a_grade",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school_year} {self.grade or ''}: {self.total}"

    @property
    def total(self) -> int:
        return self.girls + self.boys + self.unknown
