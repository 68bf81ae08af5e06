"""Rows that every room relies on: the ledger and its chain, deadlines, holidays, limits."""

from typing import ClassVar

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention


class LedgerEvent(models.Model):
    """What was done. Rows only grow: triggers refuse UPDATE, DELETE and TRUNCATE."""

    retention: ClassVar = Retention("none", None, "Proof of who did what; holds identifiers only.")

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_key = models.CharField(max_length=80)
    actor_role = models.CharField(max_length=200)
    room = models.CharField(max_length=40)
    verb = models.CharField(max_length=80)
    subject = models.UUIDField()
    data = models.TextField(help_text="JSON of the event's own fields")

    class Meta:
        indexes = [models.Index(fields=["subject", "id"]), models.Index(fields=["at"])]


class LedgerLink(models.Model):
    """The chain over events in the order they were committed; written by a trigger alone."""

    retention: ClassVar = Retention("none", None, "Part of the ledger.")

    position = models.BigIntegerField(primary_key=True)
    event = models.OneToOneField(
        LedgerEvent, on_delete=models.DO_NOTHING, db_constraint=False, related_name="link"
    )
    hash = models.BinaryField(max_length=32)


class ClockUnit(models.TextChoices):
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"


class Certainty(models.TextChoices):
    """How sure a legal fact is; only VERIFIED is ever printed as law."""

    VERIFIED = "V", _("đã đọc trong nguồn công khai")
    SECONDARY = "V2", _("mới đọc ở nguồn thứ cấp")
    KNOWN = "K", _("hiểu biết chung")
    UNKNOWN = "?", _("chưa xác định")


class ClockRule(models.Model):
    """A statutory or house deadline as dated data: what starts it is said by the room using it."""

    retention: ClassVar = Retention("none", None, "Rules, no people.")

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    law = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    unit = models.CharField(max_length=20, choices=ClockUnit)
    amount = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], name="one_rule_per_code_and_day"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gt=models.F("valid_from")),
                name="rule_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """In the reader's language, where it is one of `khien.core.clock_names`."""
        return translation.gettext(self.title)


class RunningClock(models.Model):
    """One deadline of one subject. `due_at` follows from rule, start and calendar of that day."""

    retention: ClassVar = Retention("none", None, "Proof of timeliness; holds identifiers only.")

    id = models.UUIDField(primary_key=True, default=new_id)
    rule = models.ForeignKey(ClockRule, on_delete=models.PROTECT)
    subject = models.UUIDField()
    responsible = models.UUIDField(null=True, help_text="the organisation that must act")
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject"]),
            models.Index(
                fields=["due_at"], name="running_by_due", condition=models.Q(stopped_at=None)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "rule"],
                condition=models.Q(stopped_at=None),
                name="one_running_clock_per_rule",
            ),
        ]


class Holiday(models.Model):
    """A weekday off (`works` False) or a weekend day worked instead (`works` True)."""

    retention: ClassVar = Retention("none", None, "A public calendar.")

    date = models.DateField(primary_key=True)
    name = models.CharField(max_length=120)
    works = models.BooleanField(default=False)


class Bucket(models.Model):
    """A token bucket; its key is a keyed hash that changes daily, so no address is stored."""

    retention: ClassVar = Retention("none", 0, "Emptied daily; keys are keyed hashes.")

    key = models.BinaryField(primary_key=True, max_length=16)
    tokens = models.FloatField()
    updated_at = models.DateTimeField()
