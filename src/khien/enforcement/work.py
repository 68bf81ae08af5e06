"""What waits for an office that handles violations: incidents sent to it, and its own files."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core import clocks
from khien.core.clocks import ClockState
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.core.work import Level, WorkItem, register
from khien.enforcement import queries
from khien.enforcement.models import ViolationState
from khien.intake.rules.reference import incident_reference
from khien.people.models import User

_MOST = 30
_LEVELS: dict[ClockState, Level] = {
    ClockState.OVERDUE: "red",
    ClockState.DUE_SOON: "orange",
    ClockState.IN_TIME: "green",
    ClockState.SUSPENDED: "green",
}


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.VIOLATION_WORK):
        return []
    return [*_incidents(user), *_to_verify(user, now), *_in_handling(user)]


def _incidents(user: User) -> Iterator[WorkItem]:
    for incident in queries.incidents_waiting(user)[:_MOST]:
        yield WorkItem(
            _("%(incident)s: mở hồ sơ vi phạm")
            % {"incident": incident_reference(incident.number, incident.opened_at)},
            reverse("enforcement:open", args=[incident.pk]),
            None,
            _("Đã chuyển đến đơn vị của bạn, chưa có hồ sơ nào."),
            "red" if incident.priority == "red" else "orange",
        )


def _to_verify(user: User, now: datetime) -> Iterator[WorkItem]:
    mine = queries.visible_to(user).filter(state=ViolationState.VERIFYING)
    running = RunningClock.objects.filter(
        subject__in=mine.values("pk"), stopped_at=None, rule__code="violation_verification"
    ).select_related("rule")
    nearest = {clock.subject: clock for clock in running.order_by("due_at")[:_MOST]}
    for violation in mine.filter(pk__in=nearest):
        clock = nearest[violation.pk]
        yield WorkItem(
            _("Vi phạm %(number)s: xác minh và chọn hướng xử lý") % {"number": violation.number},
            reverse("enforcement:violation", args=[violation.pk]),
            clock.due_at,
            clock.rule.name,
            _LEVELS[clocks.state(clock, now=now)],
        )


def _in_handling(user: User) -> Iterator[WorkItem]:
    mine = queries.visible_to(user).filter(state=ViolationState.HANDLING)
    for violation in mine.order_by("opened_at")[:_MOST]:
        yield WorkItem(
            _("Vi phạm %(number)s: ghi kết quả xử lý") % {"number": violation.number},
            reverse("enforcement:violation", args=[violation.pk]),
            None,
            str(violation.get_branch_display()),
            "green",
        )


def publish() -> None:
    register(items)
