"""Deadlines that run, what was changed about them, and the reminders that were sent of them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models.rules import ClockRule, LadderStep
from khien.core.retention import Retention
from khien.core.seal import SealedField


class RunningClock(models.Model):
    """One deadline of one subject. `first_due_at` follows from rule, start and calendar then.

    `due_at`, `suspended_until` and `late_at` follow from it and the changes; they stand here so
    that lists ask one table. `late_at`: the first due moment that passed before it was moved.
    `next_at`: when the ladder of reminders must be looked at again; None: never.
    """

    retention: ClassVar = Retention("none", None, "Proof of timeliness; holds identifiers only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    rule = models.ForeignKey(ClockRule, on_delete=models.PROTECT)
    subject = models.UUIDField()
    responsible = models.UUIDField(null=True, help_text="the organisation that must act")
    started_at = models.DateTimeField()
    first_due_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    cancelled = models.BooleanField(default=False, help_text="stopped, as it is owed no more")
    suspended_until = models.DateTimeField(null=True)
    late_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject"]),
            models.Index(
                fields=["due_at"], name="running_by_due", condition=models.Q(stopped_at=None)
            ),
            models.Index(
                fields=["next_at"], name="running_by_next", condition=models.Q(stopped_at=None)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "rule"],
                condition=models.Q(stopped_at=None),
                name="one_running_clock_per_rule",
            ),
        ]


class ChangeKind(models.TextChoices):
    SUSPENDED = "suspended", _("tạm dừng")
    RESUMED = "resumed", _("chạy tiếp")
    EXTENDED = "extended", _("gia hạn")


class ClockChange(models.Model):
    """A deadline was suspended, went on or was extended: when, why, by whom. Rows only grow.

    `due_at`: the due moment from then on. `until`: how long it is suspended.
    """

    retention: ClassVar = Retention(
        "personal",
        10,
        "Why a deadline was moved stays answerable; the words go.",
        ("reason",),
        "at",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    clock = models.ForeignKey(RunningClock, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20, choices=ChangeKind)
    at = models.DateTimeField()
    by = models.UUIDField(help_text="the person of the staff")
    until = models.DateTimeField(null=True)
    due_before = models.DateTimeField()
    due_at = models.DateTimeField()
    reason = SealedField(null=True)

    class Meta:
        ordering = ["at", "id"]


class Reminder(models.Model):
    """A step of the ladder that came due for a clock and its due moment: evidence, once each.

    `delivered` False: a later step of the same clock was told instead, after an outage. Without
    `step` it is one that a person asked for, `asked_by`.
    """

    retention: ClassVar = Retention("none", None, "Proof of being reminded; holds ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    clock = models.ForeignKey(RunningClock, on_delete=models.PROTECT, related_name="reminders")
    step = models.ForeignKey(LadderStep, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.UUIDField(null=True, help_text="the person of the staff")
    due_at = models.DateTimeField()
    owed_at = models.DateTimeField()
    made_at = models.DateTimeField()
    delivered = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "step", "due_at"], name="a_step_reminds_once_of_a_due_moment"
            ),
            models.CheckConstraint(
                condition=models.Q(step=None, asked_by__isnull=False)
                | models.Q(step__isnull=False, asked_by=None),
                name="reminded_by_a_step_or_by_a_person",
            ),
        ]


class Notice(models.Model):
    """All reminders that one person was given at one time: one message, one "I know".

    `withdrawn_at`: who asked for it took it back; then it is shown and told no more.
    """

    retention: ClassVar = Retention("none", None, "Proof of being reminded; holds ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.UUIDField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "at"], name="one_notice_a_person_and_time"),
        ]
        indexes = [
            models.Index(
                fields=["person"], name="notice_open", condition=models.Q(acknowledged_at=None)
            ),
        ]


class Delivery(models.Model):
    """A reminder in somebody's notice."""

    retention: ClassVar = Retention("none", None, "Proof of being reminded; holds ids only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="deliveries")
    reminder = models.ForeignKey(Reminder, on_delete=models.PROTECT, related_name="deliveries")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "reminder"], name="a_reminder_once_in_a_notice"
            ),
        ]
