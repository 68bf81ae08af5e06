"""The fixed questions about a report, as answered each time; the newest stands, none is erased."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.intake.models.report import Answer, HarmKind, PriorityLevel, Report
from khien.people.models import User


class TriageAnswers(models.Model):
    """`by` None: what the reporter said, kept when an officer answers for the first time.

    `level` and `reasons`: what followed from these answers by the rule of that day.
    """

    retention: ClassVar = Retention(
        "personal",
        10,
        "Kept as long as the report; no name in it.",
        counts_from="report",
        remove=True,
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="answers")
    danger_now = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    offender_near = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    publish = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    meeting = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    injury = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    child_age = models.PositiveSmallIntegerField(null=True)
    kinds = ArrayField(models.CharField(max_length=30, choices=HarmKind), default=list)
    level = models.CharField(max_length=10, choices=PriorityLevel)
    reasons = ArrayField(models.CharField(max_length=60), default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["report", "-at", "-id"], name="answers_by_report")]
