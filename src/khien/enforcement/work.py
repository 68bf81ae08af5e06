"""What waits for an office that handles violations: incidents sent to it, and its own files."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core import clocks
from khien.core.clocks import ClockState
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.core.work import Level, WorkItem, register
from khien.enforcement import queries
from khien.enforcement.clock_subjects import ANSWERS
from khien.enforcement.models import ViolationState
from khien.enforcement.rules.states import (
    APPEAL_ANSWER,
    CRIME_ANSWER,
    DECISION,
    EXECUTION,
    TRANSFER_ANSWER,
    VERIFICATION,
)
from khien.enforcement.rules.violation import receives
from khien.intake.rules.reference import incident_reference
from khien.people.models import User

_MOST = 30
_LEVELS: dict[ClockState, Level] = {
    ClockState.OVERDUE: "red",
    ClockState.DUE_SOON: "orange",
    ClockState.IN_TIME: "green",
    ClockState.SUSPENDED: "green",
}


_BY_CLOCK: dict[str, str | Promise] = {
    VERIFICATION: gettext_lazy("xác minh và chọn hướng xử lý"),
    DECISION: gettext_lazy("ra quyết định xử phạt"),
    EXECUTION: gettext_lazy("theo dõi thi hành quyết định"),
    APPEAL_ANSWER: gettext_lazy("trả lời khiếu nại"),
    CRIME_ANSWER: gettext_lazy("hỏi nơi nhận đã trả lời chưa"),
    TRANSFER_ANSWER: gettext_lazy("hỏi nơi nhận đã trả lời chưa"),
}
_SENT_HERE = gettext_lazy("xem và trả lời hồ sơ được chuyển đến")
_BY_STATE: dict[str, str | Promise] = {
    ViolationState.HANDLING: gettext_lazy("ghi kết quả xử lý"),
    ViolationState.DECIDED: gettext_lazy("ghi ngày giao quyết định hoặc ngày thi hành"),
    ViolationState.ACCEPTED: gettext_lazy("ghi kết quả xử lý"),
    ViolationState.PROSECUTED: gettext_lazy("ghi kết quả xử lý"),
}


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.VIOLATION_WORK):
        return []
    return [*_incidents(user), *_with_deadlines(user, now), *_without_deadlines(user)]


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


def _with_deadlines(user: User, now: datetime) -> Iterator[WorkItem]:
    """The nearest ones, whichever deadline it is."""
    mine = queries.visible_to(user)
    running = RunningClock.objects.filter(subject__in=mine.values("pk"), stopped_at=None)
    nearest = list(running.select_related("rule").order_by("due_at")[:_MOST])
    found = mine.in_bulk([clock.subject for clock in nearest])
    for clock in nearest:
        violation = found[clock.subject]
        sent = clock.rule.code in ANSWERS and receives(violation, user)
        words = _SENT_HERE if sent else _BY_CLOCK[clock.rule.code]
        yield WorkItem(
            _("Vi phạm %(number)s: %(task)s") % {"number": violation.number, "task": words},
            reverse("enforcement:violation", args=[violation.pk]),
            clock.due_at,
            clock.rule.name,
            _LEVELS[clocks.state(clock, now=now)],
        )


def _without_deadlines(user: User) -> Iterator[WorkItem]:
    """Nobody has set a day; what lies with another body is that body's work."""
    offices = user.scope(Permission.VIOLATION_WORK).organisations
    here = Q(receiver=None) | Q(receiver__in=offices)
    mine = queries.visible_to(user).filter(here, state__in=list(_BY_STATE))
    for violation in mine.order_by("opened_at")[:_MOST]:
        yield WorkItem(
            _("Vi phạm %(number)s: %(task)s")
            % {"number": violation.number, "task": _BY_STATE[violation.state]},
            reverse("enforcement:violation", args=[violation.pk]),
            None,
            str(violation.get_branch_display()),
            "green",
        )


def publish() -> None:
    register(items)
