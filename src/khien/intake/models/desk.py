"""The counsellors themselves: handing a shift over, how each one is, the numbers of the desk."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.intake.models.contact import Contact
from khien.people.models import User


class ShiftHandOver(models.Model):
    """What one counsellor leaves to the next. `contacts`: the open matters among them."""

    retention: ClassVar = Retention(
        "personal", 2, "Needed while its matters may be open.", ("notes",), "at"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="hand_overs")
    at = models.DateTimeField()
    notes = SealedField(null=True)
    contacts = models.ManyToManyField(Contact, related_name="hand_overs")
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="hand_over_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(taken_at=None, taken_by=None)
                | models.Q(taken_at__isnull=False, taken_by__isnull=False),
                name="taken_over_by_somebody",
            ),
        ]


class Debrief(models.Model):
    """How somebody is after heavy matter, in their own words: for themselves and their lead."""

    retention: ClassVar = Retention("personal", 2, "Care for the staff.", ("words",), "at")

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="debriefs")
    at = models.DateTimeField()
    wellbeing = models.PositiveSmallIntegerField(help_text="1 not at all well to 5 well")
    words = SealedField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-at"], name="debrief_by_person")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(wellbeing__gte=1, wellbeing__lte=5), name="wellbeing_of_five"
            ),
        ]


class DeskRule(models.Model):
    """The desk's own numbers from a day on: the exposure budget, and when shifts begin.

    `item_minutes`: what one heavy report or exhibit counts. `shift_hours`: hours of Viet Nam time.
    """

    retention: ClassVar = Retention("none", None, "Rules, no people.")

    valid_from = models.DateField(primary_key=True)
    daily_minutes = models.PositiveSmallIntegerField()
    rest_after_minutes = models.PositiveSmallIntegerField()
    item_minutes = models.PositiveSmallIntegerField()
    shift_hours = ArrayField(models.PositiveSmallIntegerField())
    certainty = models.CharField(max_length=2, choices=Certainty)
