"""Kinds of notices, for which a person chooses when mail comes; what the law sets comes at once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.models import ClockRule


class Kind(models.TextChoices):
    REPORTS = "reports", _("Tin báo")
    CHILDREN = "children", _("Hồ sơ trẻ em")
    VIOLATIONS = "violations", _("Hồ sơ vi phạm")
    CONTENT = "content", _("Nội dung cần gỡ")
    TASKS = "tasks", _("Nhiệm vụ của kế hoạch")
    COORDINATION = "coordination", _("Phối hợp giữa các cơ quan")
    PLAN_REPORTS = "plan_reports", _("Báo cáo kế hoạch")
    DATA = "data", _("Yêu cầu về dữ liệu cá nhân")


_OF_CODE = {
    **dict.fromkeys(
        ("acknowledge_report", "acknowledge_urgent_report", "answer_reporter"), Kind.REPORTS
    ),
    **dict.fromkeys(
        (
            "emergency_measure",
            "temporary_separation",
            "child_plan",
            "child_decision",
            "referral_acknowledgement",
            "referral_answer",
            "transfer_answer",
        ),
        Kind.CHILDREN,
    ),
    **dict.fromkeys(
        (
            "violation_verification",
            "violation_decision",
            "fine_execution",
            "appeal_term",
            "second_appeal_term",
            "appeal_answer",
            "crime_report_answer",
            "violation_transfer_answer",
        ),
        Kind.VIOLATIONS,
    ),
    "task_assignment": Kind.TASKS,
    **dict.fromkeys(
        (
            "difficulty_answer",
            "difficulty_answer_blocking",
            "difficulty_answer_central",
            "recommendation_due",
            "thread_answer",
        ),
        Kind.COORDINATION,
    ),
    "report_due": Kind.PLAN_REPORTS,
}
_STARTS = {"takedown_": Kind.CONTENT, "rights_": Kind.DATA}
# One works in hours for a child in danger: it never waits for a digest, whoever set it.
_NEVER_LATER = frozenset({"acknowledge_urgent_report"})


def kind_of(code: str) -> Kind | None:
    """None: of no kind a person chooses for."""
    if code in _OF_CODE:
        return _OF_CODE[code]
    return next((kind for start, kind in _STARTS.items() if code.startswith(start)), None)


def comes_at_once(rule: ClockRule) -> bool:
    """A rule that rests on a law, however sure it is, waits for nobody's choice."""
    return bool(rule.law) or rule.code in _NEVER_LATER or kind_of(rule.code) is None
