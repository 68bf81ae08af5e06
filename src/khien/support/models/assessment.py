"""Assessments of a child's situation: the first (Mẫu 02) and the specific one (Mẫu 03)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.support.models.case import KEPT, Case
from khien.support.models.forms import FilledForm

_USER = settings.AUTH_USER_MODEL


class Grade(models.TextChoices):
    """The scale of Mẫu 02, 03 and 06."""

    HIGH = "high", _("cao")
    MEDIUM = "medium", _("trung bình")
    LOW = "low", _("thấp")


class Decision(models.TextChoices):
    PENDING = "pending", _("chờ duyệt")
    APPROVED = "approved", _("đã duyệt")
    SENT_BACK = "sent_back", _("trả lại")


def _grade() -> "models.CharField[str | None, str | None]":
    return models.CharField(max_length=6, choices=Grade, null=True, help_text="null: unknown")


class Assessment(models.Model):
    """First assessment (Mẫu 02): how grave, how near the danger is, how able the child.

    `declined`: the chair answered that no emergency measure is needed, where one was asked for.
    """

    retention: ClassVar = Retention("personal", 20, KEPT, ("notes", "why_declined"), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    harm = _grade()
    access_to_child = _grade()
    obstacles_in_care = _grade()
    self_protection = _grade()
    recovery_ability = _grade()
    emergency_needed = models.BooleanField(null=True, help_text="null: unknown, the clock runs on")
    wellbeing = models.PositiveSmallIntegerField(null=True, help_text="1 very bad … 5 very good")
    conclusion = models.CharField(
        max_length=6, choices=Grade, blank=True, help_text="empty: written without the grid"
    )
    notes = SealedField(null=True)  # what the child wishes, in the child's words; observations
    form = models.OneToOneField(FilledForm, on_delete=models.PROTECT, null=True, related_name="+")
    why_declined = SealedField(null=True)
    declined_at = models.DateTimeField(null=True)
    declined_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(declined_by__isnull=True)
                | ~models.Q(declined_by=models.F("by")),
                name="measure_declined_by_another_person",
            ),
        ]


class SpecificAssessment(models.Model):
    """Specific assessment (Mẫu 03): what was learned and verified, the risk; the chair decides."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("reason",), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="specific_assessments")
    conclusion = models.CharField(max_length=6, choices=Grade)
    form = models.OneToOneField(FilledForm, on_delete=models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.PENDING)
    reason = SealedField(null=True)  # why it was sent back
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(decision="pending"),
                name="one_specific_assessment_waits",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("submitted_by")),
                name="specific_assessment_decided_by_another",
            ),
        ]
