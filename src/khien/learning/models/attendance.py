"""Who was there: one row per session and class or grade, as one device wrote it down.

Sent twice it is one row, since the device makes the id. Two devices give two rows of one class:
a conflict that a person settles, by which one row is `replaced_by` the other. Which is replaced
follows from what all of them were written instead of: khien.learning.rules.standing.
"""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from khien.core.retention import Retention
from khien.learning.models.session import Session

LONGEST_REFERENCE = 40


def _size(array: F) -> Func:
    return Func(array, function="CARDINALITY", output_field=models.IntegerField())


class SheetKind(models.TextChoices):
    ROSTER = "roster", _("theo danh sách lớp")
    HEADCOUNT = "headcount", _("đếm số người")
    BOTH = "both", _("danh sách và đếm số người")


class AttendanceSheet(models.Model):
    """`absent`: references that only the school can read, never names. `present_*` are what
    counts; where there is a roster, they come from it. `counted`: heads counted beside a roster;
    where it differs that is a question to the school. No grade: adults, or a care facility.
    """

    retention: ClassVar = Retention(
        "personal",
        2,
        "Who was absent is of use for the school year; numbers stay.",
        ("absent", "note"),
        "sent_at",
    )

    id = models.UUIDField(primary_key=True, help_text="made on the device")
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="sheets", db_index=False
    )
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    class_name = models.CharField(max_length=20, blank=True, help_text="empty: the whole grade")
    kind = models.CharField(max_length=9, choices=SheetKind)
    present_girls = models.PositiveIntegerField(default=0)
    present_boys = models.PositiveIntegerField(default=0)
    present_unknown = models.PositiveIntegerField(default=0, help_text="sex not written down")
    enrolled = models.PositiveIntegerField(null=True, blank=True, help_text="on that day")
    counted = models.PositiveIntegerField(null=True, blank=True)
    absent = ArrayField(models.CharField(max_length=LONGEST_REFERENCE), default=list, blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="why numbers differ")
    instead_of = ArrayField(
        models.UUIDField(),
        default=list,
        blank=True,
        help_text="sheets this one was written instead of; they may arrive after it",
    )
    device = models.CharField(max_length=40, blank=True, help_text="a name made on the device")
    filled_at = models.DateTimeField(help_text="by the clock of the device")
    sent_at = models.DateTimeField(help_text="when it arrived here")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    replaced_by = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="replaces"
    )

    class Meta:
        indexes = [
            # Everything coverage is counted from, so the table itself is not read.
            models.Index(
                fields=["session"],
                include=[
                    "grade",
                    "class_name",
                    "present_girls",
                    "present_boys",
                    "present_unknown",
                    "replaced_by",
                ],
                name="sheets_counted",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(grade__isnull=True) | Q(grade__range=(1, 12)),
                name="a_sheet_has_a_grade",
            ),
            models.CheckConstraint(
                condition=Q(kind=SheetKind.HEADCOUNT, absent__len=0, counted__isnull=True)
                | (~Q(kind=SheetKind.HEADCOUNT) & Q(enrolled__isnull=False)),
                name="a_roster_has_a_size",
            ),
            models.CheckConstraint(
                condition=Q(enrolled__isnull=True) | Q(enrolled__gte=_size(F("absent"))),
                name="absent_are_of_the_roster",
            ),
            models.CheckConstraint(
                condition=~Q(kind=SheetKind.BOTH) | Q(counted__isnull=False),
                name="both_ways_are_counted",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("id")),
                name="no_sheet_replaces_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grade or ''}{self.class_name}: {self.present}"

    @property
    def present(self) -> int:
        return self.present_girls + self.present_boys + self.present_unknown
