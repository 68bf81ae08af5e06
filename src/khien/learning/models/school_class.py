"""A class as its attendance needs it: the numbers of its list, and no name of anybody."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.directory.models import Organisation
from khien.learning.models.calendar import SchoolYear


class SchoolClass(models.Model):
    """A pupil is the number on the class's own list: who number 7 is only the school knows.

    `moves`: rows of [number, "in" or "out", day]; a number counts from its day in, until the day
    before its day out. Numbers are never given to another pupil in the same year.
    """

    retention: ClassVar = Retention(
        "personal",
        3,
        "Numbers of a class list, which the school could lay beside the names.",
        ("numbers", "girls", "moves"),
        "year_ended_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    institution = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="+")
    grade = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=20)
    numbers = ArrayField(models.PositiveSmallIntegerField(), default=list)
    girls = ArrayField(models.PositiveSmallIntegerField(), default=list)
    moves = models.JSONField(default=list)
    year_ended_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "year", "name"], name="one_class_of_a_name"
            ),
            models.CheckConstraint(condition=Q(grade__range=(1, 12)), name="a_class_has_a_grade"),
            models.CheckConstraint(
                condition=Q(girls__contained_by=models.F("numbers")), name="girls_are_on_the_list"
            ),
        ]

    def __str__(self) -> str:
        return self.name
