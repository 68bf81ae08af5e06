"""Readers of plans."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max, Q, QuerySet

from khien.steering.models import Objective, Plan, Task, TaskGroup
from khien.steering.rules.counting import Place, place_of

_LAST = 10_000  # after every group of a plan


def plan_of(day: date) -> Plan | None:
    """The plan that covers the day; after its end, the newest one until the next is opened."""
    return Plan.objects.filter(starts__lte=day).order_by("-starts").first()


def first_day() -> date | None:
    """Of the first plan; None without one."""
    return Plan.objects.order_by("starts").values_list("starts", flat=True).first()


def version_of(plan: Plan, *, on: date | None = None) -> int:
    """The newest version; on a day, the newest that held then. The plan as issued is 1."""
    rows = plan.versions.filter(holds_from__lte=on) if on else plan.versions.all()
    return rows.aggregate(newest=Max("number"))["newest"] or 1


def _in_version(version: int) -> Q:
    return Q(since__lte=version) & (Q(until=None) | Q(until__gt=version))


def objectives(plan: Plan, *, version: int) -> QuerySet[Objective]:
    return plan.objectives.filter(_in_version(version))


def groups(plan: Plan, *, version: int) -> QuerySet[TaskGroup]:
    return plan.task_groups.filter(_in_version(version))


def tasks(plan: Plan, *, version: int) -> list[Task]:
    """As the plan had them in that version, cancelled ones too."""
    return in_order(plan.tasks.filter(_in_version(version)).select_related("group"))


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """By group, those of none last, and within it as people count."""

    def place(task: Task) -> tuple[int, Place, str]:
        position = task.group.position if task.group else _LAST
        return position, place_of(task.number), str(task.pk)

    return sorted(tasks, key=place)
