"""Violations: one act of one respondent in one incident, and how it was handled under the law."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation
from khien.enforcement.models.respondent import KEPT, Respondent
from khien.intake.models import Incident
from khien.law.models import Provision

_USER = settings.AUTH_USER_MODEL


class DetectedBy(models.TextChoices):
    REPORT = "report", _("tin báo")
    SCREENING = "screening", _("rà quét kỹ thuật")
    INSPECTION = "inspection", _("kiểm tra, thanh tra")


class ViolationState(models.TextChoices):
    """Which of these have a result, and how they follow each other: `rules.states`."""

    VERIFYING = "verifying", _("đang xác minh")
    HANDLING = "handling", _("đang xử lý")
    RECORDED = "recorded", _("đã lập biên bản")
    REFERRED = "referred", _("đã chuyển, chờ trả lời")
    DECIDED = "decided", _("đã có quyết định")
    SERVED = "served", _("đã giao quyết định")
    EXECUTED = "executed", _("đã thi hành")
    ACCEPTED = "accepted", _("nơi nhận đã thụ lý")
    PROSECUTED = "prosecuted", _("đã khởi tố")
    JUDGED = "judged", _("đã xét xử")
    SETTLED = "settled", _("đã có kết quả")


_PENDING = ["verifying", "handling", "recorded", "referred"]


class Branch(models.TextChoices):
    """Where verification leads; each has its own ends."""

    ADMINISTRATIVE = "administrative", _("xử phạt hành chính")
    CRIMINAL = "criminal", _("chuyển xử lý hình sự")
    MINOR = "minor", _("biện pháp giáo dục người chưa thành niên")
    TRANSFERRED = "transferred", _("chuyển cơ quan có thẩm quyền")
    UNFOUNDED = "unfounded", _("kết luận không vi phạm")
    NOT_IDENTIFIED = "not_identified", _("không xác định được người vi phạm")


class Violation(models.Model):
    """`office` handles it, `receiver` is where it was sent. Objective 3 counts it once.

    `decision_number` and `fine_vnd` are those of the decision that stands now; `result` is what
    was said of a result before each step had a row of its own.
    """

    retention: ClassVar = Retention("personal", 20, KEPT, ("account", "result"), "settled_at")

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("enforcement_violation_number")
    )
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="violations")
    respondent = models.OneToOneField(
        Respondent, on_delete=models.PROTECT, related_name="violation"
    )
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    act = models.CharField(max_length=30, help_text="kind of harm, as in intake")
    act_on = models.DateField()
    provisions = models.ManyToManyField(Provision, related_name="+")
    receiver = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    detected_by = models.CharField(max_length=20, choices=DetectedBy, default=DetectedBy.REPORT)
    account = SealedField(null=True)  # what is said to have been done
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=ViolationState, default=ViolationState.VERIFYING
    )
    branch = models.CharField(max_length=20, choices=Branch, blank=True)
    handled = models.BooleanField(null=True, help_text="the disposal counts for objective 3")
    settled_at = models.DateTimeField(null=True)
    decision_number = models.CharField(max_length=60, blank=True)
    fine_vnd = models.BigIntegerField(null=True)
    result = SealedField(null=True)  # remedy, steps tried, who accepted, measures
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["office", "state", "opened_at"]),
            models.Index(fields=["opened_at"]),
            models.Index(
                fields=["receiver"],
                name="violation_sent_to",
                condition=models.Q(receiver__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(
                    ~models.Q(state__in=_PENDING)
                    & models.Q(settled_at__isnull=False, handled__isnull=False)
                    & ~models.Q(branch="")
                )
                | models.Q(state__in=_PENDING, settled_at=None, handled=None),
                name="settled_violations_say_how_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(fine_vnd=None) | models.Q(fine_vnd__gte=0),
                name="a_fine_is_not_negative",
            ),
        ]


class HandlingNote(models.Model):
    """One step of verification or handling, in the officer's words."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("text",), "violation")

    id = models.UUIDField(primary_key=True, default=new_id)
    violation = models.ForeignKey(Violation, on_delete=models.PROTECT, related_name="notes")
    at = models.DateTimeField()
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    text = SealedField(null=True)
