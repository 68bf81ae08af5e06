"""What waits in children's cases: to open, to assess, to plan, to decide, to give."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Min, Q
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
from khien.support.models import (
    Case,
    CaseState,
    Decision,
    Plan,
    Service,
    SpecificAssessment,
)
from khien.support.rules.case import specific_assessment_owed
from khien.support.rules.next import emergency_waits

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
    states = [CaseState.ASSESSED, CaseState.ASSESSMENT_APPROVED]
    assessed = Case.objects.filter(pk__in=plan, state__in=states)
    for case in assessed.prefetch_related("assessments", "specific_assessments", "plans"):
        todo, page = _NEXT[_stage(case)]
        yield _item(case, str(todo), page, plan[case.pk], now)


def _stage(case: Case) -> str:
    """What the officer does next, and whether it came back."""
    if case.state == CaseState.ASSESSED and specific_assessment_owed(
        case.assessments.all(), case.specific_assessments.all()
    ):
        return "specific_again" if _came_back(case.specific_assessments.all()) else "specific"
    return "plan_again" if _came_back(case.plans.all()) else "plan"


def _came_back(rows: Iterable[Plan | SpecificAssessment]) -> bool:
    newest = max(rows, key=lambda row: row.submitted_at, default=None)
    return newest is not None and newest.decision == Decision.SENT_BACK


_NEXT = {
    "specific": (gettext_lazy("Hồ sơ %(number)s: đánh giá cụ thể (Mẫu 03)"), "support:specific"),
    "specific_again": (
        gettext_lazy("Hồ sơ %(number)s: sửa đánh giá cụ thể bị trả lại"),
        "support:case",
    ),
    "plan": (gettext_lazy("Hồ sơ %(number)s: lập kế hoạch (Mẫu 04)"), "support:plan"),
    "plan_again": (gettext_lazy("Hồ sơ %(number)s: sửa kế hoạch bị trả lại"), "support:case"),
}


def _for_chair(user: User, now: datetime) -> Iterator[WorkItem]:
    running = _running(
        user, Permission.CASE_APPROVE, "emergency_measure", "child_decision", "temporary_separation"
    )
    cases = Case.objects.filter(pk__in=running)
    for case in cases.prefetch_related("assessments", "emergency_measures"):
        clock = running[case.pk]
        words, view = _CHAIR[clock.rule.code]
        item = _item(case, str(words), view, clock, now)
        asked = emergency_waits(case.assessments.all(), case.emergency_measures.all())
        yield replace(item, level="red") if asked else item
    yield from _submitted(user)


def _submitted(user: User) -> Iterator[WorkItem]:
    """What has no clock of its own: assessments and closures that wait for the chair."""
    scope = user.scope(Permission.CASE_APPROVE)
    waiting = queries.visible_to(user).filter(state__in=_SUBMITTED)
    if not scope.everywhere:
        waiting = waiting.filter(commune_id__in=scope.communes)
    for case in waiting.order_by("opened_at")[:_MOST]:
        words, view, why = _SUBMITTED[CaseState(case.state)]
        url = reverse(view, args=[case.pk])
        yield WorkItem(str(words) % {"number": case.number}, url, None, str(why), "orange")


_SUBMITTED = {
    CaseState.ASSESSMENT_SUBMITTED: (
        gettext_lazy("Hồ sơ %(number)s: duyệt đánh giá cụ thể (Mẫu 03)"),
        "support:approve_assessment",
        gettext_lazy("Cán bộ đã trình; duyệt xong mới lập kế hoạch, thời hạn vẫn chạy."),
    ),
    CaseState.CLOSURE_SUBMITTED: (
        gettext_lazy("Hồ sơ %(number)s: duyệt kết thúc"),
        "support:approve_closure",
        gettext_lazy("Cán bộ đã trình; hồ sơ chỉ kết thúc khi có người khác duyệt."),
    ),
}

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
    """Twelve hours are never called ordinary, however many of them are left."""
    level = _LEVELS[clocks.state(clock, now=now)]
    if clock.rule.code == "emergency_measure" and level == "green":
        level = "orange"
    return WorkItem(
        words % {"number": case.number},
        reverse(view, args=[case.pk]),
        clock.due_at,
        clock.rule.name,
        level,
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
