"""A child's case, its register (Mẫu 01) and the states it goes through."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation
from khien.intake.models import Incident, SupportRequest

KEPT = "Hồ sơ trẻ em được giữ để bảo vệ trẻ lâu dài; thời hạn là dữ liệu của tỉnh."


class Sex(models.TextChoices):
    GIRL = "girl", _("nữ")
    BOY = "boy", _("nam")
    UNKNOWN = "unknown", _("chưa rõ")


class CaseState(models.TextChoices):
    REGISTERED = "registered", _("đã ghi nhận (Mẫu 01)")
    ASSESSED = "assessed", _("đã đánh giá ban đầu (Mẫu 02)")
    ASSESSMENT_SUBMITTED = "assessment_submitted", _("đã trình đánh giá cụ thể (Mẫu 03)")
    ASSESSMENT_APPROVED = "assessment_approved", _("đã duyệt đánh giá cụ thể (Mẫu 03)")
    PLAN_SUBMITTED = "plan_submitted", _("đã trình kế hoạch (Mẫu 04)")
    SERVING = "serving", _("đang hỗ trợ theo quyết định (Mẫu 05)")
    CLOSURE_SUBMITTED = "closure_submitted", _("đã trình kết thúc")
    CLOSED = "closed", _("đã kết thúc")


OPEN_STATES = [state for state in CaseState if state is not CaseState.CLOSED]


class Case(models.Model):
    """One child in one incident; `version` grows with every change, so two people notice."""

    retention: ClassVar = Retention(
        "personal", 20, KEPT, ("child", "child_tokens", "circumstances"), "closed_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("support_case_number")
    )
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="cases")
    commune = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    residence = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=CaseState, default=CaseState.REGISTERED)
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    sex = models.CharField(max_length=10, choices=Sex, default=Sex.UNKNOWN)
    age = models.PositiveSmallIntegerField(null=True, help_text="as told or estimated")
    age_is_estimate = models.BooleanField(default=False)
    child = SealedField(null=True)  # name, born, ethnicity, address, school, carers, contact
    child_tokens = ArrayField(models.BigIntegerField(), default=list)
    circumstances = SealedField(null=True)  # what happened, harm, state of the child, informant
    requests = models.ManyToManyField(SupportRequest, related_name="cases")

    class Meta:
        indexes = [
            models.Index(fields=["commune", "state", "opened_at"]),
            models.Index(fields=["state", "opened_at"]),
            models.Index(
                fields=["-opened_at"], include=["id", "incident"], name="case_newest_first"
            ),
            GinIndex(fields=["child_tokens"], name="case_child_tokens"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False)
                | (~models.Q(state="closed") & models.Q(closed_at__isnull=True)),
                name="closed_cases_say_when",
            ),
        ]


class RequestEnd(models.TextChoices):
    WITHDRAWN = "withdrawn", _("người yêu cầu rút lại")
    UNREACHABLE = "unreachable", _("không liên hệ được sau nhiều lần")
    NO_CHILD = "no_child", _("không xác định được trẻ")


class EndedRequest(models.Model):
    """A request for support that ended without any: settled, and not done."""

    retention: ClassVar = Retention(
        "personal", 20, KEPT, ("attempts",), "ended_at", held_with=("request__report",)
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.OneToOneField(
        SupportRequest, on_delete=models.PROTECT, related_name="ended_without_support"
    )
    reason = models.CharField(max_length=20, choices=RequestEnd)
    attempts = SealedField(null=True)  # what was tried, when
    ended_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
