"""The dates of many assignments, read at once: what `rules.course` decides from."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from khien.core.calendars import today
from khien.steering.models import Assignment, Extension, Progress, Suspension
from khien.steering.rules.course import Course, Granted, Rest, Told


def courses(assignments: Iterable[Assignment]) -> dict[UUID, Course]:
    """Three queries, however many there are."""
    rows = list(assignments)
    keys = [row.pk for row in rows]
    granted, told, accepted = _granted(keys), *_told(keys)
    rests = _rests({row.task_id for row in rows})
    return {
        row.pk: Course(
            due=row.due,
            granted=tuple(granted[row.pk]),
            rests=tuple(rests[row.task_id]),
            told=tuple(told[row.pk]),
            finished=_day(row.finished_at),
            accepted=accepted.get(row.pk),
            cancelled=_day(row.cancelled_at),
        )
        for row in rows
    }


def course(assignment: Assignment) -> Course:
    return courses([assignment])[assignment.pk]


def _day(moment: datetime | None) -> Any:
    return today(moment) if moment else None


def _granted(keys: list[UUID]) -> dict[UUID, list[Granted]]:
    found: dict[UUID, list[Granted]] = defaultdict(list)
    rows = Extension.objects.filter(assignment__in=keys, until__isnull=False)
    for row in rows.order_by("decided_at"):
        if row.decided_at and row.until:
            found[row.assignment_id].append(Granted(today(row.decided_at), row.until))
    return found


def _told(keys: list[UUID]) -> tuple[dict[UUID, list[Told]], dict[UUID, Any]]:
    found: dict[UUID, list[Told]] = defaultdict(list)
    accepted: dict[UUID, Any] = {}
    rows = Progress.objects.filter(assignment__in=keys).order_by("at", "id")
    for key, at, done, verified, good in rows.values_list(
        "assignment", "at", "done", "verification__at", "verification__accepted"
    ):
        found[key].append(Told(_day(at), done, None if good else _day(verified)))
        if good:
            accepted[key] = _day(verified)
    return found, accepted


def _rests(tasks: set[UUID]) -> dict[UUID, list[Rest]]:
    found: dict[UUID, list[Rest]] = defaultdict(list)
    rows = Suspension.objects.filter(task__in=tasks).order_by("since")
    for task, since, until in rows.values_list("task", "since", "until"):
        found[task].append(Rest(since, until))
    return found
