"""What waits in children's cases: to open, to assess, to plan, to decide, to give."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core import clocks
from khien.core.calendars import HANOI, today
from khien.core.clocks import ClockState
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.core.work import Level, WorkItem, register
from khien.intake.rules.reference import incident_reference
from khien.people.models import User
from khien.support import queries
from khien.support.models import Case, CaseState, Decision, Service

_MOST = 30
_LEVELS: dict[ClockState, Level] = {
    ClockState.OVERDUE: "red",
    ClockState.DUE_SOON: "orange",
    ClockState.IN_TIME: "green",
    ClockState.SUSPENDED: "green",
}


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User):
        return []
    found: list[WorkItem] = []
    if user.may(Permission.CASE_WORK):
        found += [*_without_case(user, now), *_for_officer(user, now), *_services(user, now)]
    if user.may(Permission.CASE_APPROVE):
        found += [*_for_chair(user, now)]
    return found


def _without_case(user: User, now: datetime) -> Iterator[WorkItem]:
    """The 12 hours of the emergency measure already run from the first receipt."""
    told = Q(links__separated_at=None)
    waiting = queries.incidents_waiting(user).annotate(
        first=Min("links__report__received_at", filter=told)
    )
    shown = [(row, row.first or row.opened_at) for row in waiting[:_MOST]]
    dues = clocks.dues_of("emergency_measure", [since for _row, since in shown])
    for incident, since in shown:
        due = dues[since]
        yield WorkItem(
            _("%(incident)s: mở hồ sơ cho trẻ (Mẫu 01)")
            % {"incident": incident_reference(incident.number, incident.opened_at)},
            reverse("support:register", args=[incident.pk]),
            due,
            _("Trẻ trong sự việc này chưa có ai lo; thời hạn bảo vệ khẩn cấp đang chạy."),
            "red" if now > due else _level_of(incident.priority),
        )


def _level_of(priority: str) -> Level:
    return "red" if priority == "red" else "orange"


def _running(user: User, permission: Permission, *codes: str) -> dict[UUID, RunningClock]:
    """The nearest open clock of each case one has this permission in."""
    scope = user.scope(permission)
    cases = queries.visible_to(user)
    if not scope.everywhere:
        cases = cases.filter(commune_id__in=scope.communes)
    running = RunningClock.objects.filter(
        rule__code__in=codes, stopped_at=None, subject__in=cases.values("pk")
    ).select_related("rule")
    nearest: dict[UUID, RunningClock] = {}
    for clock in running.order_by("due_at")[: 2 * _MOST]:
        nearest.setdefault(clock.subject, clock)
    return nearest


def _for_officer(user: User, now: datetime) -> Iterator[WorkItem]:
    first = _running(user, Permission.CASE_WORK, "emergency_measure", "child_plan")
    for case in Case.objects.filter(pk__in=first, state=CaseState.REGISTERED):
        words = _("Hồ sơ %(number)s: đánh giá ban đầu (Mẫu 02)")
        yield _item(case, words, "support:assess", first[case.pk], now)
    plan = _running(user, Permission.CASE_WORK, "child_plan")
    back = Max("plans__decided_at", filter=Q(plans__decision=Decision.SENT_BACK))
    assessed = Case.objects.filter(pk__in=plan, state=CaseState.ASSESSED)
    for case in assessed.annotate(sent_back=back):
        words, view = _("Hồ sơ %(number)s: lập kế hoạch (Mẫu 04)"), "support:plan"
        if case.sent_back:
            words, view = _("Hồ sơ %(number)s: sửa kế hoạch bị trả lại"), "support:case"
        yield _item(case, words, view, plan[case.pk], now)


def _for_chair(user: User, now: datetime) -> Iterator[WorkItem]:
    running = _running(
        user, Permission.CASE_APPROVE, "emergency_measure", "child_decision", "temporary_separation"
    )
    for case in Case.objects.filter(pk__in=running):
        clock = running[case.pk]
        words, view = _CHAIR[clock.rule.code]
        yield _item(case, str(words), view, clock, now)
    scope = user.scope(Permission.CASE_APPROVE)
    closing = queries.visible_to(user).filter(state=CaseState.CLOSURE_SUBMITTED)
    if not scope.everywhere:
        closing = closing.filter(commune_id__in=scope.communes)
    for case in closing.order_by("opened_at")[:_MOST]:
        yield WorkItem(
            _("Hồ sơ %(number)s: duyệt kết thúc") % {"number": case.number},
            reverse("support:approve_closure", args=[case.pk]),
            None,
            _("Cán bộ đã trình; hồ sơ chỉ kết thúc khi có người khác duyệt."),
            "orange",
        )


_CHAIR = {
    "emergency_measure": (
        gettext_lazy("Hồ sơ %(number)s: xem xét biện pháp bảo vệ khẩn cấp"),
        "support:case",
    ),
    "child_decision": (
        gettext_lazy("Hồ sơ %(number)s: duyệt kế hoạch (Mẫu 05)"),
        "support:approve_plan",
    ),
    "temporary_separation": (
        gettext_lazy("Hồ sơ %(number)s: trẻ đang tạm ở nơi khác, sắp hết hạn"),
        "support:case",
    ),
}


def _item(case: Case, words: str, view: str, clock: RunningClock, now: datetime) -> WorkItem:
    return WorkItem(
        words % {"number": case.number},
        reverse(view, args=[case.pk]),
        clock.due_at,
        clock.rule.name,
        _LEVELS[clocks.state(clock, now=now)],
    )


def _services(user: User, now: datetime) -> Iterator[WorkItem]:
    scope = user.scope(Permission.CASE_WORK)
    planned = Service.objects.filter(
        case__in=queries.visible_to(user).exclude(state=CaseState.CLOSED),
        given_on=None,
        planned_for__lte=today(now),
    ).select_related("case")
    if not scope.everywhere:
        planned = planned.filter(case__commune_id__in=scope.communes)
    for service in planned.order_by("planned_for")[:_MOST]:
        late = service.planned_for < today(now)
        yield WorkItem(
            _("Hồ sơ %(number)s: %(service)s đã đến ngày")
            % {"number": service.case.number, "service": service.get_kind_display()},
            reverse("support:give", args=[service.case_id, service.pk]),
            datetime.combine(service.planned_for, time(23, 59, 59), HANOI),
            _("Chỉ khi đã ghi là cung cấp thì trẻ mới được tính là đã hỗ trợ."),
            "orange" if late else "green",
        )


def publish() -> None:
    register(items)
