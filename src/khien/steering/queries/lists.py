"""Lists of tasks: of a plan, of an office, of what waits for a decision."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from khien.core.calendars import working_calendar
from khien.core.fold import fold
from khien.core.permissions import Permission
from khien.people.models import User
from khien.steering.models import Assignment, AssignmentRole, Extension, Plan, Progress, Task
from khien.steering.queries.assignments import Shown, read_by, sees_all, shown, visible_to
from khien.steering.queries.holders import of_offices
from khien.steering.queries.plans import in_order
from khien.steering.rules.course import CLOSED, AssignmentState

_GRAVEST = list(AssignmentState)  # in the order they are declared


@dataclass(frozen=True)
class TaskRow:
    """A task with those who have it. `state`: of what stands worst, of whoever leads first."""

    task: Task
    lead: str
    state: AssignmentState | None
    tone: str
    due: date | None
    done: int
    offices: int
    late: int


def tasks_for(user: User, plan: Plan, *, on: date) -> list[Task]:
    """Those of the plan as it is now, and what was cancelled, as the plan counts them."""
    rows = Task.objects.filter(plan=plan, until=None).select_related("group")
    if not sees_all(user):
        given = visible_to(user, Assignment.objects.filter(task__plan=plan), on=on)
        rows = rows.filter(pk__in={each.task_id for each in given})
    return in_order(rows)


def matching(rows: Iterable[Task], words: str) -> list[Task]:
    """By number and title, with or without tone marks."""
    wanted = fold(words).split()
    return [row for row in rows if all(w in fold(f"{row.number} {row.title}") for w in wanted)]


def task_rows(tasks: Iterable[Task], *, on: date) -> list[TaskRow]:
    """The newest round of what repeats."""
    chosen = list(tasks)
    rows = Assignment.objects.filter(task__in=chosen, cancelled_at=None).select_related("task")
    by_task: dict[UUID, list[Shown]] = defaultdict(list)
    for each in shown(_newest(rows.order_by("pk")), on=on):
        by_task[each.assignment.task_id].append(each)
    return [_row(task, by_task[task.pk]) for task in chosen]


def _newest(rows: Iterable[Assignment]) -> list[Assignment]:
    found = list(rows)
    last: dict[UUID, date] = {}
    for row in found:
        begins = row.round or date.min
        last[row.task_id] = max(begins, last.get(row.task_id, date.min))
    return [row for row in found if (row.round or date.min) == last[row.task_id]]


def _row(task: Task, offices: list[Shown]) -> TaskRow:
    working = [e for e in offices if e.assignment.role != AssignmentRole.MONITOR]
    leads = [e for e in working if e.assignment.role == AssignmentRole.LEAD]
    worst = min(working, key=lambda each: _GRAVEST.index(each.state), default=None)
    dues = [each.due for each in leads or working if each.due]
    return TaskRow(
        task,
        leads[0].name if len(leads) == 1 else "",
        worst.state if worst else None,
        worst.tone if worst else "neutral",
        min(dues, default=task.due),
        sum(each.state in CLOSED for each in working),
        len(working),
        sum(each.state == AssignmentState.OVERDUE for each in working),
    )


def of_office(office: UUID, user: User, *, on: date) -> list[Shown]:
    """Everything it has or had, what presses first."""
    if not sees_all(user) and office not in read_by(user, on=on):
        return []
    rows = Assignment.objects.filter(task__until=None).select_related("task__plan")
    rows = rows.exclude(role=AssignmentRole.MONITOR)
    found = shown(of_offices([office], on, rows), on=on)
    far = date.max
    return sorted(found, key=lambda each: (_GRAVEST.index(each.state), each.due or far))


def to_do(offices: Iterable[UUID], *, on: date, asking: User | None = None) -> list[Shown]:
    """What they lead or take part in and have not finished, by the day it was first due."""
    rows = Assignment.objects.filter(finished_at=None, cancelled_at=None).select_related("task")
    rows = rows.exclude(role=AssignmentRole.MONITOR).order_by("due", "pk")
    return shown(of_offices(offices, on, rows, asking=asking), on=on)


def waiting_progress(user: User, *, on: date) -> QuerySet[Progress]:
    """What says it is done and nobody has verified yet."""
    rows = Progress.objects.filter(done=True, verification=None, assignment__cancelled_at=None)
    if not user.may(Permission.PLAN_MANAGE):
        watched = Assignment.objects.filter(role=AssignmentRole.MONITOR)
        monitored = visible_to(user, watched, on=on)
        rows = rows.filter(assignment__task__in={each.task_id for each in monitored})
    return rows.select_related("assignment__task", "by").order_by("at", "id")


def waiting_extensions() -> QuerySet[Extension]:
    rows = Extension.objects.filter(decided_at=None, assignment__cancelled_at=None)
    return rows.select_related("assignment__task", "asked_by").order_by("asked_at", "id")


def without_office(plan: Plan, *, on: date) -> list[Shown]:
    """Open assignments that nobody holds any more."""
    rows = Assignment.objects.filter(
        Q(task__plan=plan), finished_at=None, cancelled_at=None
    ).select_related("task")
    return [each for each in shown(rows, on=on, calendar=working_calendar()) if each.gone]
