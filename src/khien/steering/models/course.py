"""What becomes of an assignment: progress, its verification, extensions; and suspended tasks."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from khien.core.ids import new_id
from khien.steering.models.task import WORK, Assignment, Task

_USER = settings.AUTH_USER_MODEL


class Progress(models.Model):
    """What an office told of its assignment; files hang on it as exhibits. Rows only grow.

    `done`: it says that all is done, and waits for another person to verify it.
    """

    retention: ClassVar = WORK

    id = models.UUIDField(primary_key=True, default=new_id)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="progress")
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    percent = models.PositiveSmallIntegerField(null=True)
    evidence = models.CharField(
        max_length=250, blank=True, help_text="number and day of the document that proves it"
    )
    done = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(percent=None) | models.Q(percent__lte=100),
                name="progress_is_at_most_all",
            ),
        ]


class Verification(models.Model):
    """Another person looked at a progress that says "done", and accepted it or sent it back."""

    retention: ClassVar = WORK

    id = models.UUIDField(primary_key=True, default=new_id)
    progress = models.OneToOneField(Progress, on_delete=models.PROTECT, related_name="verification")
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    accepted = models.BooleanField()
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted=True) | ~models.Q(note=""),
                name="verified_with_a_reason",
            ),
        ]


class Extension(models.Model):
    """More time was asked for, and given or not. Asked or decided late, what was late stays late.

    `until`: the due day from `decided_at` on, where it was granted.
    """

    retention: ClassVar = WORK

    id = models.UUIDField(primary_key=True, default=new_id)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="extensions")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    asked_until = models.DateField()
    reason = models.CharField(max_length=500)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    until = models.DateField(null=True)
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"],
                condition=models.Q(decided_at=None),
                name="one_open_extension_of_an_assignment",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None, until=None, decided_by=None)
                | models.Q(decided_at__isnull=False, decided_by__isnull=False),
                name="an_extension_is_decided_by_somebody",
            ),
        ]


class Suspension(models.Model):
    """A task rests from a day until before another; working days of it are given back.

    `until` None: until somebody lets it go on.
    """

    retention: ClassVar = WORK

    id = models.UUIDField(primary_key=True, default=new_id)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="suspensions")
    since = models.DateField()
    until = models.DateField(null=True)
    reason = models.CharField(max_length=500)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"],
                condition=models.Q(until=None),
                name="one_open_suspension_of_a_task",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="suspension_ends_after_it_starts",
            ),
        ]
