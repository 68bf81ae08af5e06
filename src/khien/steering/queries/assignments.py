"""Who sees which tasks, and what each assignment shows of its course on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, QuerySet, Value, When
from django.http import Http404
from django.shortcuts import get_object_or_404

from khien.core.calendars import WorkingCalendar, today, working_calendar
from khien.core.permissions import Permission
from khien.directory.models import Function, FunctionBinding
from khien.directory.periods import asked_day
from khien.directory.queries import names_of
from khien.directory.queries.latest import latest_names
from khien.people.models import User
from khien.steering.models import Assignment, AssignmentRole, Extension, Task
from khien.steering.queries.courses import courses
from khien.steering.queries.holders import Holders, of_offices
from khien.steering.rules.course import AssignmentState, Course

READING = (Permission.PLAN_MANAGE, Permission.TASK_WORK, Permission.DASHBOARD_VIEW)


@dataclass(frozen=True)
class Shown:
    """An assignment as a page shows it: whose it is, how it stands."""

    assignment: Assignment
    office: UUID | None
    name: str
    state: AssignmentState
    due: date | None
    days_late: int
    course: Course

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def gone(self) -> bool:
        """Nobody holds it any more: it must be given to somebody else."""
        return self.office is None


TONES = {
    AssignmentState.OVERDUE: "danger",
    AssignmentState.DUE_SOON: "warn",
    AssignmentState.SUBMITTED: "info",
    AssignmentState.IN_TIME: "neutral",
    AssignmentState.NOT_STARTED: "neutral",
    AssignmentState.NO_DEADLINE: "neutral",
    AssignmentState.SUSPENDED: "neutral",
    AssignmentState.DONE_IN_TIME: "good",
    AssignmentState.DONE_LATE: "warn",
    AssignmentState.CANCELLED: "neutral",
}


def sees_all(user: User) -> bool:
    """The steering office and whoever sees the figures of all."""
    wide = (Permission.PLAN_MANAGE, Permission.DASHBOARD_VIEW)
    return any(user.scope(each).everywhere for each in wide)


def offices_of(user: User) -> frozenset[UUID]:
    return user.scope(Permission.TASK_WORK).organisations


def read_by(user: User, *, on: date) -> frozenset[UUID]:
    """Their own offices; for who leads a commune or an agency, all of its offices."""
    scope = user.scope(Permission.DASHBOARD_VIEW)
    there: set[UUID] = set()
    if scope.communes:
        bound = FunctionBinding.objects.filter(territory__in=scope.communes)
        rows = bound.filter(valid__contains=asked_day(on))
        there = set(rows.values_list("organisation", flat=True))
    return offices_of(user) | scope.organisations | there


def visible_to(user: User, rows: QuerySet[Assignment], *, on: date) -> list[Assignment]:
    """Of `rows`, in their order."""
    if sees_all(user):
        return list(rows)
    return of_offices(read_by(user, on=on), on, rows, asking=user)


def get_for(user: User, assignment_id: UUID, *, on: date) -> Assignment:
    """404 for a stranger. An office sees what all others of its task do."""
    row = get_object_or_404(
        Assignment.objects.select_related("task__plan", "task__group"), pk=assignment_id
    )
    task_for(user, row.task_id, on=on)
    return row


def task_for(user: User, task_id: UUID, *, on: date) -> Task:
    tasks = Task.objects.select_related(
        "plan", "group", "document", "provision__document", "replaces", "recorded_by"
    )
    given = Assignment.objects.filter(task=task_id)
    if not (sees_all(user) or visible_to(user, given, on=on)):
        raise Http404
    return get_object_or_404(tasks, pk=task_id)


def readable(user: User, tasks: Iterable[Task], *, on: date) -> set[UUID]:
    """Those of the tasks that this person may open."""
    keys = {task.pk for task in tasks}
    if sees_all(user):
        return keys
    given = Assignment.objects.filter(task__in=keys)
    return {each.task_id for each in visible_to(user, given, on=on)}


def is_ours(assignment: Assignment, user: User, *, on: date) -> bool:
    offices = offices_of(user)
    return bool(offices) and Holders.of([assignment], on).office(assignment) in offices


def may_verify(assignment: Assignment, user: User, *, on: date) -> bool:
    """The steering office, and offices that monitor the task."""
    if user.may(Permission.PLAN_MANAGE):
        return True
    monitors = Assignment.objects.filter(
        task=assignment.task_id, role=AssignmentRole.MONITOR, cancelled_at=None
    )
    holders = Holders.of(monitors, on)
    return any(holders.office(each) in offices_of(user) for each in monitors)


def shown(
    assignments: Iterable[Assignment], *, on: date, calendar: WorkingCalendar | None = None
) -> list[Shown]:
    """In their order, in a few queries however many there are."""
    rows = list(assignments)
    calendar = calendar or working_calendar()
    found, holders = courses(rows), Holders.of(rows, on)
    offices = {row.pk: holders.office(row) for row in rows}
    places = {row.territory_id for row in rows if row.territory_id}
    names = names_of({key for key in offices.values() if key} | places, on)
    gone = {key for key in (*offices.values(), *(row.organisation_id for row in rows)) if key}
    names |= latest_names(gone - names.keys())
    return [
        Shown(
            row,
            office,
            names[office] if office else _lacking(row, names),
            found[row.pk].state_on(on, calendar),
            found[row.pk].due_on(on, calendar),
            found[row.pk].days_late(on, calendar),
            found[row.pk],
        )
        for row in rows
        for office in (offices[row.pk],)
    ]


def asked_late(asked: Iterable[Extension], rows: dict[UUID, Shown]) -> set[UUID]:
    """Those asked for after the due day, whatever has become late since. `rows`: by assignment."""
    calendar = working_calendar()
    return {
        each.pk
        for each in asked
        if rows[each.assignment_id].course.passed_on(today(each.asked_at), calendar)
    }


def _lacking(row: Assignment, names: dict[UUID, str]) -> str:
    """Nobody holds it: by what it was given."""
    if row.organisation_id is not None:
        return names.get(row.organisation_id, "")
    place = names.get(row.territory_id, "") if row.territory_id else ""
    return ", ".join(filter(None, [str(Function(row.function).label), place]))


def of_task(task: Task) -> QuerySet[Assignment]:
    lead_first = Case(When(role=AssignmentRole.LEAD, then=Value(0)), default=Value(1))
    return task.assignments.select_related("task").order_by("-round", lead_first, "role", "pk")
