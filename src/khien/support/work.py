"""What waits in children's cases: to open, to assess, to plan, to decide, to give."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

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
    OPEN_STATES,
    Assessment,
    Case,
    CaseState,
    Decision,
    Plan,
    Service,
    SpecificAssessment,
)
from khien.support.queries.handover import keys_on_side, on_side
from khien.support.rules.case import specific_assessment_owed
from khien.support.rules.meeting import needs_meeting_owed
from khien.support.rules.next import declined, emergency_waits
from khien.support.whose import Whose

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
        worked = queries.worked_on(user)
        mine = keys_on_side(worked, "own_and_nobodys", of=user, now=now)
        whose = Whose.of(user, now)
        found += [*_without_case(user, now), *_for_officer(mine, whose, now)]
        found += [*_declined(mine, whose, now)]
        found += [*_services(mine, whose, now), *_of_colleagues(worked, user, now)]
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
    return {key: row[0] for key, row in _clocks_of(cases, *codes).items()}


def _clocks_of(cases: QuerySet[Case], *codes: str) -> dict[UUID, list[RunningClock]]:
    """Open clocks of each of these cases, the nearest first."""
    running = RunningClock.objects.filter(
        rule__code__in=codes, stopped_at=None, subject__in=cases.values("pk")
    ).select_related("rule")
    found: dict[UUID, list[RunningClock]] = {}
    for clock in running.order_by("due_at")[: 2 * _MOST]:
        found.setdefault(clock.subject, []).append(clock)
    return found


_OFFICERS = [CaseState.REGISTERED, CaseState.ASSESSED, CaseState.ASSESSMENT_APPROVED]


def _for_officer(mine: list[UUID], whose: Whose, now: datetime) -> Iterator[WorkItem]:
    todo = Case.objects.filter(pk__in=mine, state__in=_OFFICERS)
    running = _clocks_of(todo, "emergency_measure", "child_plan")
    cases = Case.objects.filter(pk__in=running)
    for case in cases.prefetch_related("assessments", "specific_assessments", "plans", "meetings"):
        first = case.state == CaseState.REGISTERED
        clocks_of_it = running[case.pk]
        plan = [clock for clock in clocks_of_it if clock.rule.code == "child_plan"]
        words, page = _NEXT[_stage(case)]
        for clock in (clocks_of_it if first else plan)[:1]:
            yield replace(_item(case, str(words), page, clock, now), whose=whose.case(case))


_TOLD_FOR = timedelta(days=3)


def _declined(mine: list[UUID], whose: Whose, now: datetime) -> Iterator[WorkItem]:
    """The chair's answer to who asked for a measure; one that was taken stands in the case."""
    told = Assessment.objects.filter(case__in=mine, declined_at__gt=now - _TOLD_FOR)
    cases = Case.objects.filter(pk__in=told.values("case"), state__in=OPEN_STATES)
    for case in cases.prefetch_related("assessments").order_by("number")[:_MOST]:
        if declined(case.assessments.all()):
            yield WorkItem(
                _("Hồ sơ %(number)s: Chủ tịch trả lời không cần biện pháp khẩn cấp")
                % {"number": case.number},
                reverse("support:case", args=[case.pk]),
                None,
                _("Đọc lý do. Có điều mới thì đánh giá lại (Mẫu 02), Chủ tịch sẽ xem lại."),
                "orange",
                whose.case(case),
            )


def _stage(case: Case) -> str:
    """What the officer does next, and whether it came back."""
    if case.state == CaseState.REGISTERED:
        return "first"
    if case.state == CaseState.ASSESSED and specific_assessment_owed(
        case.assessments.all(), case.specific_assessments.all()
    ):
        return "specific_again" if _came_back(case.specific_assessments.all()) else "specific"
    if _came_back(case.plans.all()):
        return "plan_again"
    return "meet" if needs_meeting_owed(case.assessments.all(), case.meetings.all()) else "plan"


def _came_back(rows: Iterable[Plan | SpecificAssessment]) -> bool:
    newest = max(rows, key=lambda row: row.submitted_at, default=None)
    return newest is not None and newest.decision == Decision.SENT_BACK


_NEXT = {
    "first": (gettext_lazy("Hồ sơ %(number)s: đánh giá ban đầu (Mẫu 02)"), "support:assess"),
    "specific": (gettext_lazy("Hồ sơ %(number)s: đánh giá cụ thể (Mẫu 03)"), "support:specific"),
    "specific_again": (
        gettext_lazy("Hồ sơ %(number)s: sửa đánh giá cụ thể bị trả lại"),
        "support:case",
    ),
    "meet": (
        gettext_lazy("Hồ sơ %(number)s: họp xác định nhu cầu của trẻ, rồi lập kế hoạch (Mẫu 04)"),
        "support:plan",
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


def _services(mine: list[UUID], whose: Whose, now: datetime) -> Iterator[WorkItem]:
    planned = Service.objects.filter(
        case__in=mine, given_on=None, planned_for__lte=today(now)
    ).select_related("case")
    for service in planned.order_by("planned_for")[:_MOST]:
        late = service.planned_for < today(now)
        yield WorkItem(
            _("Hồ sơ %(number)s: %(service)s đã đến ngày")
            % {"number": service.case.number, "service": service.get_kind_display()},
            reverse("support:give", args=[service.case_id, service.pk]),
            datetime.combine(service.planned_for, time(23, 59, 59), HANOI),
            _("Chỉ khi đã ghi là cung cấp thì trẻ mới được tính là đã hỗ trợ."),
            "orange" if late else "green",
            whose.case(service.case),
        )


def _of_colleagues(worked: QuerySet[Case], user: User, now: datetime) -> Iterator[WorkItem]:
    """Their cases in one line: whoever looks for one finds it in the list behind it."""
    late = RunningClock.objects.filter(subject=OuterRef("pk"), stopped_at=None, due_at__lt=now)
    rows = on_side(worked, "colleagues", of=user, now=now).annotate(late=Exists(late))
    told = rows.aggregate(cases=Count("pk"), late_ones=Count("pk", filter=Q(late=True)))
    number, overdue = told["cases"], told["late_ones"]
    if not number:
        return
    text = ngettext(
        "Cũng ở xã, phường của bạn: %(n)s hồ sơ do người khác phụ trách",
        "Cũng ở xã, phường của bạn: %(n)s hồ sơ do người khác phụ trách",
        number,
    )
    why = ngettext("%(n)s hồ sơ quá hạn.", "%(n)s hồ sơ quá hạn.", overdue) if overdue else ""
    url = f"{reverse('support:cases')}?cua=colleagues"
    said = why % {"n": overdue} if why else _("Không hồ sơ nào quá hạn.")
    yield WorkItem(text % {"n": number}, url, None, said, aside=True)


def publish() -> None:
    register(items)
