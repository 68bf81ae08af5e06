"""What is done in a case: emergency measures, plans, services, reviews, closures, reopenings."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation
from khien.support.models.assessment import Decision, Grade
from khien.support.models.case import KEPT, Case
from khien.support.models.forms import FilledForm
from khien.support.models.goals import Goal

_USER = settings.AUTH_USER_MODEL


class EmergencyKind(models.TextChoices):
    SAFE_PLACE = "safe_place", _("đưa trẻ đến nơi an toàn")
    SEPARATION = "separation", _("tạm thời cách ly trẻ khỏi nơi nguy hiểm")
    MEDICAL = "medical", _("cấp cứu, chăm sóc y tế")
    GUARD = "guard", _("bảo vệ trẻ tại chỗ")
    ONLINE = "online", _("khóa, gỡ khẩn cấp trên mạng")
    OTHER = "other", _("biện pháp khác")


class EmergencyMeasure(models.Model):
    """Decided within 12 hours of receipt; a separation lasts 15 days at most (NĐ 56/2017)."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("description",), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="emergency_measures")
    kind = models.CharField(max_length=20, choices=EmergencyKind)
    description = SealedField(null=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)


class Plan(models.Model):
    """Plan of support and intervention (Mẫu 04) and the chair's decision on it (Mẫu 05)."""

    retention: ClassVar = Retention(
        "personal", 20, KEPT, ("goals", "without_meeting", "reason"), "case"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="plans")
    goals = SealedField(null=True)  # all of them in words, one a line; their rows: Goal
    without_meeting = SealedField(null=True)  # why no needs meeting could be held (art. 27)
    form = models.OneToOneField(FilledForm, on_delete=models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.PENDING)
    decision_number = models.CharField(max_length=40, blank=True)
    decision_form = models.OneToOneField(
        FilledForm, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reason = SealedField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(decision="pending"),
                name="one_plan_waits_for_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("submitted_by")),
                name="plan_decided_by_another_person",
            ),
        ]


class ServiceKind(models.TextChoices):
    PSYCHOLOGICAL = "psychological", _("tư vấn, trị liệu tâm lý")
    MEDICAL = "medical", _("y tế")
    LEGAL_AID = "legal_aid", _("trợ giúp pháp lý")
    SAFE_PLACE = "safe_place", _("nơi ở an toàn")
    SCHOOL = "school", _("hỗ trợ ở trường")
    FAMILY = "family", _("hỗ trợ gia đình")
    ONLINE_SAFETY = "online_safety", _("hỗ trợ an toàn trên mạng")
    OTHER = "other", _("khác")


class Service(models.Model):
    """Planned for a day, then given, with what came of it.

    Given by an organisation of the directory (`provider`), or by whom `provider_name` says.
    """

    retention: ClassVar = Retention(
        "personal", 20, KEPT, ("description", "outcome", "provider_name"), "case"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="services")
    goal = models.ForeignKey(
        Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="services"
    )
    kind = models.CharField(max_length=20, choices=ServiceKind)
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    provider_name = SealedField(null=True)
    description = SealedField(null=True)
    planned_for = models.DateField()
    given_on = models.DateField(null=True)
    outcome = SealedField(null=True)
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")


class Review(models.Model):
    """Review after a period (Mẫu 06): is the child safe and stable, how does the child feel."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("notes",), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    remaining_risk = models.CharField(max_length=6, choices=Grade)
    stable = models.BooleanField(null=True, help_text="null: unknown, so not stable")
    wellbeing = models.PositiveSmallIntegerField(null=True, help_text="1 very bad … 5 very good")
    notes = SealedField(null=True)
    form = models.OneToOneField(FilledForm, on_delete=models.PROTECT, null=True, related_name="+")


class ClosureReason(models.TextChoices):
    SAFE_AND_STABLE = "safe_and_stable", _("trẻ an toàn và ổn định")
    ADULT = "adult", _("người được hỗ trợ đã thành niên, đã chuyển tiếp")
    MOVED = "moved", _("gia đình chuyển nơi ở, nơi mới đã nhận")
    WISH = "wish", _("trẻ và gia đình không muốn tiếp tục, không còn nguy cơ")


class Closure(models.Model):
    """The officer proposes to close, the chair decides; both stay on record."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("notes", "reason_sent_back"), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="closures")
    reason = models.CharField(max_length=20, choices=ClosureReason)
    notes = SealedField(null=True)
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.PENDING)
    reason_sent_back = SealedField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(decision="pending"),
                name="one_closure_waits_for_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("submitted_by")),
                name="closure_decided_by_another_person",
            ),
        ]


class Reopening(models.Model):
    """Why a closed case was opened again."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("reason",), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reopenings")
    reason = SealedField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
