"""Scans, what they found, and what a person made of it. A model never decides."""

from enum import StrEnum
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation
from khien.intake.models import Report
from khien.screening.models.banks import Bank

_USER = settings.AUTH_USER_MODEL


class ScanState(models.TextChoices):
    WAITING = "waiting", _("chờ đến lượt")
    RUNNING = "running", _("đang rà quét")
    DONE = "done", _("đã xong")
    CANCELLED = "cancelled", _("đã dừng")
    FAILED = "failed", _("bị lỗi")


class Scan(models.Model):
    """One batch that somebody handed in, for their office. `source_path`: the material, encrypted,
    below KHIEN_HOME; empty once it was removed. `looked` counts every item gone through, those that
    could not be read too: whoever goes on begins behind them. `stumbles`: how often the looking
    died since the last item that went well. `trouble`: a code of `rules.scans`, of a failed one.
    """

    retention: ClassVar = Retention("personal", 2, "Who had what looked at.", ("name",), "ended_at")

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("screening_scan_number")
    )
    name = SealedField(null=True)
    state = models.CharField(max_length=20, choices=ScanState, default=ScanState.WAITING)
    source_path = models.CharField(max_length=120, blank=True)
    source_size = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True, help_text="items, once counted")
    looked = models.PositiveBigIntegerField(default=0)
    found = models.PositiveBigIntegerField(default=0)
    unreadable = models.PositiveBigIntegerField(default=0)
    stumbles = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=30, blank=True)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True, help_text="last sign of life of the one who scans")
    ended_at = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["office", "-asked_at"], name="scan_of_office"),
            models.Index(
                fields=["asked_at"],
                name="scan_to_do",
                condition=models.Q(state__in=["waiting", "running"]),
            ),
        ]


class UnreadableItem(models.Model):
    retention: ClassVar = Retention("personal", 2, "Listed with its scan.", ("item",), "scan")

    id = models.UUIDField(primary_key=True, default=new_id)
    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="unreadable_items")
    item = SealedField(null=True)
    reason = models.CharField(max_length=30, help_text="a code of rules.material")


class HitState(models.TextChoices):
    WAITING = "waiting", _("chờ người xem")
    REPORTED = "reported", _("đã lập tin báo")
    DISMISSED = "dismissed", _("không phải vi phạm")


class Hit(models.Model):
    """One finding for a person to judge: of a scan, or a suggestion on somebody's report.

    `content` {text | address | file, preview, advice}: a preview is small, grey and blurred, and
    there is none where the bank is of abuse. `why`: reasons as khien_detect gives them; `place`
    {start, end} in the text, {host} or {second}. All are sealed: they repeat what was written.
    `version`: of the rules, model or bank revision that found it. `settled_…`: who made a report
    of it or dismissed it, and why.
    """

    retention: ClassVar = Retention(
        "personal",
        2,
        "Held until judged; a report made of it has its own time.",
        ("content", "why", "place", "settled_why"),
        "settled_at",
        held_with=("report", "made"),
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("screening_hit_number")
    )
    scan = models.ForeignKey(Scan, null=True, on_delete=models.PROTECT, related_name="hits")
    report = models.ForeignKey(
        Report, null=True, on_delete=models.PROTECT, related_name="suggestions"
    )
    exhibit = models.UUIDField(null=True, help_text="the file of the report it was found in")
    kind = models.CharField(max_length=30, help_text="khien_detect.Kind")
    score = models.FloatField()
    place = SealedField(null=True)
    why = SealedField(null=True)
    content = SealedField(null=True)
    version = models.CharField(max_length=200)
    bank = models.ForeignKey(Bank, null=True, on_delete=models.PROTECT, related_name="hits")
    entry = models.BigIntegerField(null=True, help_text="of the bank")
    distance = models.PositiveSmallIntegerField(null=True, help_text="bits that differ")
    found_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=HitState, default=HitState.WAITING)
    made = models.ForeignKey(
        Report, null=True, on_delete=models.PROTECT, related_name="made_of_hits"
    )
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    settled_why = SealedField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scan=None, report__isnull=False)
                | models.Q(scan__isnull=False, report=None),
                name="a_hit_has_one_source",
            )
        ]
        indexes = [
            models.Index(fields=["scan", "state", "-score"], name="hit_of_scan"),
            models.Index(fields=["report", "-score"], name="hit_of_report"),
            models.Index(fields=["bank", "entry"], name="hit_of_entry"),
            models.Index(fields=["state", "-score", "id"], name="hit_by_score"),
            models.Index(
                fields=["found_at"],
                name="hit_of_a_bank_by_time",
                condition=models.Q(bank__isnull=False),
            ),
        ]


class Judgement(models.Model):
    """What a person said of a hit: right or wrong; kept for the next training. It only grows."""

    retention: ClassVar = Retention("personal", 2, "Feedback on detectors.", ("note",), "at")

    id = models.UUIDField(primary_key=True, default=new_id)
    hit = models.ForeignKey(Hit, on_delete=models.PROTECT, related_name="judgements")
    right = models.BooleanField()
    note = SealedField(null=True)
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Incoming(StrEnum):
    """What a machine looks at of a report as it comes in: its words, letters, pictures, and other
    files.
    """

    REPORT = "report"
    LETTER = "letter"
    PICTURE = "picture"
    FILE = "file"


class Look(models.Model):
    """That what came in was, or is to be, looked at: `subject` is the report, letter or exhibit.

    `tries` is counted before each look, `looked_at` set after it: what brings the looking down is
    not tried for ever.
    """

    retention: ClassVar = Retention("none", None, "That a machine looked; holds an id.")

    id = models.UUIDField(primary_key=True, default=new_id)
    matter = models.CharField(max_length=10, help_text="an Incoming")
    subject = models.UUIDField(unique=True)
    tries = models.PositiveSmallIntegerField(default=0)
    looked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["matter", "subject"], name="look_by_subject"),
            models.Index(
                fields=["subject"], name="look_unfinished", condition=models.Q(looked_at=None)
            ),
        ]
