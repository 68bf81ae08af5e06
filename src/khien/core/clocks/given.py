"""Deadlines whose due moment their room gives: a day of a plan, not so long after an event.

The room keeps why it was moved; the deadline carries the reminders, and that it once passed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core.clocks.running import rule_on
from khien.core.models import RunningClock


@dataclass(frozen=True)
class Given:
    """`suspended_until`: nothing is told before."""

    due: datetime
    suspended_until: datetime | None = None


@transaction.atomic
def follow(code: str, wanted: Mapping[UUID, Given | None], *, now: datetime) -> None:
    """Each subject's deadline as its room has it now; None: none runs any more. Safe to repeat."""
    running = RunningClock.objects.select_for_update(of=("self",)).filter(
        rule__code=code, subject__in=list(wanted), stopped_at=None
    )
    clocks = {clock.subject: clock for clock in running}
    ended = [clock.pk for subject, clock in clocks.items() if wanted[subject] is None]
    RunningClock.objects.filter(pk__in=ended).update(stopped_at=now)
    moved = [
        _moved(clock, given, now=now)
        for subject, clock in clocks.items()
        if (given := wanted[subject]) is not None and _differs(clock, given)
    ]
    RunningClock.objects.bulk_update(moved, ["due_at", "suspended_until", "late_at", "next_at"])
    _start(code, {s: g for s, g in wanted.items() if g and s not in clocks}, now=now)


def _start(code: str, given: Mapping[UUID, Given], *, now: datetime) -> None:
    if not given:
        return
    rule = rule_on(code, now=now)
    RunningClock.objects.bulk_create(
        RunningClock(
            rule=rule,
            subject=subject,
            started_at=now,
            first_due_at=each.due,
            due_at=each.due,
            suspended_until=each.suspended_until,
            next_at=now,
        )
        for subject, each in given.items()
    )


def _differs(clock: RunningClock, given: Given) -> bool:
    return (clock.due_at, clock.suspended_until) != (given.due, given.suspended_until)


def _moved(clock: RunningClock, given: Given, *, now: datetime) -> RunningClock:
    if now > clock.due_at and clock.late_at is None:
        clock.late_at = clock.due_at
    clock.due_at, clock.suspended_until, clock.next_at = given.due, given.suspended_until, now
    return clock
