"""How many of the tasks of plans that fell due were done in time."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khien.core import measures
from khien.core.calendars import end_of, working_calendar
from khien.core.measures import Measure, Period, Tally, TraceRow
from khien.directory.models import Level
from khien.directory.queries import existing
from khien.steering.models import Assignment, AssignmentRole, Extension, Suspension
from khien.steering.queries.assignments import Shown, shown
from khien.steering.queries.courses import courses
from khien.steering.queries.holders import Holders
from khien.steering.rules.course import AssignmentState

_SETTLED = {AssignmentState.DONE_IN_TIME, AssignmentState.DONE_LATE, AssignmentState.OVERDUE}


@dataclass(frozen=True)
class _Due:
    """`commune`: where it is to be done; None for an office of the province."""

    assignment: Assignment
    state: AssignmentState
    commune: UUID | None


def _due_in(period: Period, day: date) -> Iterator[_Due]:
    """By the first due day that passed, else by the one in force; without what was cancelled."""
    rows, calendar = _candidates(period, day), working_calendar()
    found, places = courses(rows), _communes(rows, day)
    for row in rows:
        course = found[row.pk]
        due = course.late_since(day, calendar) or course.due_on(day, calendar)
        state = course.state_on(day, calendar)
        if due and period.start <= due <= period.end and state != AssignmentState.CANCELLED:
            yield _Due(row, state, places.get(row.pk))


def _candidates(period: Period, day: date) -> list[Assignment]:
    """A due day is only ever moved onwards."""
    more_time = Extension.objects.filter(assignment=OuterRef("pk"), until__isnull=False)
    rested = Suspension.objects.filter(task=OuterRef("task"))
    rows = Assignment.objects.filter(
        Q(due__gte=period.start) | Exists(more_time) | Exists(rested),
        due__lte=period.end,
        assigned_at__lte=end_of(day),
    )
    return list(rows.exclude(role=AssignmentRole.MONITOR).order_by("due", "pk"))


def _communes(rows: list[Assignment], day: date) -> dict[UUID, UUID | None]:
    """Assignment → the commune it is for, or in which the office it was given to lies."""
    holders = Holders.of(rows, day)
    places = {
        row.pk: holders.heir(key, day)
        for row in rows
        if (key := row.territory_id or row.organisation_id)
    }
    known = existing(day).filter(pk__in={place for place in places.values() if place})
    commune = {
        pk: pk if level == Level.COMMUNE else lies_in
        for pk, level, lies_in in known.values_list("pk", "level", "commune_id")
    }
    return {key: commune.get(place) for key, place in places.items() if place}


def count(period: Period, as_of: date) -> list[Tally]:
    """Settled is what is done, or whose day is over."""
    found: dict[UUID | None, list[AssignmentState]] = defaultdict(list)
    for each in _due_in(period, min(as_of, period.end)):
        found[each.commune].append(each.state)
    return [_tally(commune, states) for commune, states in found.items()]


def _tally(commune: UUID | None, states: list[AssignmentState]) -> Tally:
    in_time = states.count(AssignmentState.DONE_IN_TIME)
    return Tally(commune, in_time, len(states), in_time, sum(each in _SETTLED for each in states))


def trace(period: Period, commune: UUID | None, _user: Any) -> list[TraceRow]:
    chosen = [
        each.assignment
        for each in _due_in(period, period.end)
        if commune is None or each.commune == commune
    ]
    rows = Assignment.objects.filter(pk__in=[row.pk for row in chosen]).select_related("task")
    return [_row(each) for each in shown(rows.order_by("due", "pk"), on=period.end)]


def _row(each: Shown) -> TraceRow:
    return TraceRow(
        f"{each.assignment.task}, {each.name}",
        reverse("steering:assignment", args=[each.assignment.pk]),
        each.state == AssignmentState.DONE_IN_TIME,
        str(each.state.label),
    )


IN_TIME = Measure(
    code="tasks_in_time",
    title=_("Nhiệm vụ của kế hoạch hoàn thành đúng hạn"),
    unit=_("nhiệm vụ"),
    numerator_rule=_("nhiệm vụ được xác nhận hoàn thành đúng hạn; gia hạn khi đã trễ vẫn là trễ"),
    denominator_rule=_("mọi nhiệm vụ đến hạn trong kỳ của từng cơ quan, trừ nhiệm vụ đã hủy"),
    count=count,
    trace=trace,
    counts_people=False,
)


def publish() -> None:
    measures.register(IN_TIME)
