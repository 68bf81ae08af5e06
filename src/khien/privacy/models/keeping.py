"""The province's terms, what was announced to be emptied, each night's run, legal holds."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.people.models import User

NOTICE_DAYS = "notice"  # the term of how many days ahead something is announced


class KeepingTerm(models.Model):
    """From a day on, rows of `subject` (a model's label) are kept so many years.

    Where there is no row, what is declared beside the model holds. `subject` NOTICE_DAYS: days.
    """

    retention: ClassVar = Retention("none", None, "Rules, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    subject = models.CharField(max_length=80)
    amount = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    law = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "valid_from"], name="one_term_per_subject_and_day"
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_term_is_not_nothing"),
        ]


class KeepingNotice(models.Model):
    """Rows of `subject` that ended before `ended_before` are emptied on `acts_on`.

    `counted`: how many were found when this was announced; `emptied` grows with each batch, `kept`
    says how many a legal hold kept once `done_at` is set.
    """

    retention: ClassVar = Retention("none", None, "Counts; proof of what was announced and done.")

    id = models.UUIDField(primary_key=True, default=new_id)
    subject = models.CharField(max_length=80)
    keep_years = models.PositiveSmallIntegerField()
    ended_before = models.DateTimeField()
    announced_at = models.DateTimeField()
    acts_on = models.DateField()
    counted = models.PositiveIntegerField()
    emptied = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["acts_on", "subject"],
                name="notice_waiting",
                condition=models.Q(done_at=None),
            ),
            models.Index(fields=["-done_at"], name="notice_by_end"),
        ]


class KeepingRun(models.Model):
    """One night. A run that was killed stays open, and the next one goes on with it."""

    retention: ClassVar = Retention("none", None, "Counts; proof of what was done.")

    id = models.UUIDField(primary_key=True, default=new_id)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    emptied = models.PositiveIntegerField(default=0)
    announced = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["-started_at"], name="run_by_time")]
        constraints = [
            models.UniqueConstraint(
                fields=["ended_at"],
                condition=models.Q(ended_at=None),
                nulls_distinct=False,
                name="one_run_at_a_time",
            )
        ]


class HeldKind(models.TextChoices):
    """What a hold can name; the same words as the models' own names."""

    REPORT = "report", pgettext_lazy("một", "Tin báo")
    INCIDENT = "incident", pgettext_lazy("một", "Sự việc")
    CASE = "case", _("Hồ sơ trẻ em")
    VIOLATION = "violation", _("Vụ việc vi phạm")
    EXHIBIT = "exhibit", pgettext_lazy("một", "Vật chứng")


class LegalHold(models.Model):
    """Nothing of this file is emptied, until a day or until it is released."""

    retention: ClassVar = Retention(
        "personal",
        10,
        "Who kept what from being emptied, and why; ten years after it was released.",
        ("why", "released_why"),
        "released_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=10, choices=HeldKind)
    subject = models.UUIDField()
    why = SealedField(null=True)
    placed_at = models.DateTimeField()
    placed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(
        null=True, help_text="the first day it no longer holds; open where empty"
    )
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    released_why = SealedField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["subject"], name="hold_in_force", condition=models.Q(released_at=None)
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(released_at=None, released_by=None)
                | models.Q(released_at__isnull=False, released_by__isnull=False),
                name="released_by_somebody",
            )
        ]
