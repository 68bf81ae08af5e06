"""The plan as everybody reads it: what it promises, what it asks for, how far each task is.

Only tasks of the plan itself, which is published: what came of letters, meetings, inspections and
difficulties stays between the offices.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from khien.steering.models import Objective, Plan, Task, TaskGroup, TaskSource
from khien.steering.queries.lists import TaskRow, task_rows
from khien.steering.queries.plans import groups, objectives, plan_of, tasks, version_of
from khien.steering.rules.course import AssignmentState


class PublicState(TextChoices):
    DONE = "done", pgettext_lazy("cho mọi người", "đã xong")
    WORKING = "working", pgettext_lazy("cho mọi người", "đang làm")
    LATE = "late", pgettext_lazy("cho mọi người", "đang chậm")
    TO_COME = "to_come", pgettext_lazy("cho mọi người", "chưa bắt đầu")
    RESTING = "resting", pgettext_lazy("cho mọi người", "tạm dừng")
    NOBODY = "nobody", pgettext_lazy("cho mọi người", "chưa giao cho ai")


_IN_WORDS = {
    None: PublicState.NOBODY,
    AssignmentState.OVERDUE: PublicState.LATE,
    AssignmentState.DUE_SOON: PublicState.WORKING,
    AssignmentState.SUBMITTED: PublicState.WORKING,
    AssignmentState.IN_TIME: PublicState.WORKING,
    AssignmentState.NOT_STARTED: PublicState.TO_COME,
    AssignmentState.NO_DEADLINE: PublicState.WORKING,
    AssignmentState.SUSPENDED: PublicState.RESTING,
    AssignmentState.DONE_IN_TIME: PublicState.DONE,
    AssignmentState.DONE_LATE: PublicState.DONE,
    AssignmentState.CANCELLED: PublicState.NOBODY,
}
_TONES = {PublicState.DONE: "good", PublicState.LATE: "warn", PublicState.WORKING: "info"}


@dataclass(frozen=True)
class PublicTask:
    row: TaskRow

    @property
    def state(self) -> PublicState:
        return _IN_WORDS[self.row.state]

    @property
    def tone(self) -> str:
        return _TONES.get(self.state, "neutral")


@dataclass(frozen=True)
class PublicGroup:
    """`group` None: tasks that are in none."""

    group: TaskGroup | None
    tasks: list[PublicTask]

    @property
    def done(self) -> int:
        return sum(task.state == PublicState.DONE for task in self.tasks)


@dataclass(frozen=True)
class PublicPlan:
    plan: Plan
    objectives: list[Objective]
    groups: list[PublicGroup]


def public_tasks(plan: Plan, *, on: date) -> list[Task]:
    rows = tasks(plan, version=version_of(plan, on=on))
    return [row for row in rows if row.source == TaskSource.PLAN and row.cancelled_at is None]


def public_plan(on: date) -> PublicPlan | None:
    """Of the plan that holds on the day; in a few queries however many tasks there are."""
    plan = plan_of(on)
    if plan is None:
        return None
    version = version_of(plan, on=on)
    found = [PublicTask(row) for row in task_rows(public_tasks(plan, on=on), on=on)]
    named: list[TaskGroup | None] = [*groups(plan, version=version), None]
    told = [
        PublicGroup(group, [task for task in found if task.row.task.group == group])
        for group in named
    ]
    return PublicPlan(
        plan, list(objectives(plan, version=version)), [each for each in told if each.tasks]
    )
