"""Tasks that repeat: when a round begins, everybody who has the task is given it for that round."""

from datetime import datetime

from django.db import transaction

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.steering import events
from khien.steering.actions.reminding import follow
from khien.steering.models import Assignment, Repeats, Task
from khien.steering.rules.rounds import Round, rounds

_MOST = 60  # of one task at a time: five years of months


def open_rounds(*, now: datetime) -> int:
    """How many assignments were made. Safe to repeat; after an outage it makes what was missed."""
    tasks = Task.objects.exclude(repeats=Repeats.ONCE).filter(cancelled_at=None, until=None)
    return sum(_open(task, now=now) for task in tasks.select_related("plan"))


@transaction.atomic
def _open(task: Task, *, now: datetime) -> int:
    task = (
        Task.objects.select_for_update(no_key=True, of=("self",))
        .select_related("plan")
        .get(pk=task.pk)
    )
    first = list(task.assignments.filter(cancelled_at=None, round=None))
    if task.due is None or not first:
        return 0
    known = set(task.assignments.exclude(round=None).values_list("round", flat=True))
    begun = rounds(task.due, Repeats(task.repeats), until=min(today(now), task.plan.ends))
    given = min(today(row.assigned_at) for row in first)
    wanted = [each for each in begun if each.due >= given and each.begins not in known]
    return sum(_give(task, first, each, now=now) for each in wanted[:_MOST])


def _give(task: Task, first: list[Assignment], each: Round, *, now: datetime) -> int:
    later = [row for row in first if row.due is None or each.due > row.due]
    made = Assignment.objects.bulk_create(
        Assignment(
            task=task,
            role=row.role,
            function=row.function,
            territory_id=row.territory_id,
            organisation_id=row.organisation_id,
            round=each.begins,
            due=each.due if row.due else None,
            assigned_at=now,
        )
        for row in later
    )
    if not made:
        return 0
    follow(made, now=now)
    event = events.RoundOpened(task.pk, each.begins, each.due, len(made))
    ledger.record(event, by=SYSTEM, now=now)
    return len(made)
