"""Suspending a deadline, letting it go on, extending it: with a reason, in the ledger, for ever."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol
from uuid import UUID

from django.db import transaction

from khien.core import clock_subjects, ledger
from khien.core.actors import Actor
from khien.core.calendars import HANOI, working_calendar
from khien.core.clocks import checks, timeline
from khien.core.models import ChangeKind, ClockChange, RunningClock


class Person(Actor, Protocol):
    @property
    def pk(self) -> UUID: ...


@dataclass(frozen=True)
class ClockSuspended(ledger.Event):
    """The subject is that of the deadline; the reason stands sealed with the change."""

    clock: UUID
    code: str
    until: datetime
    due_at: datetime


@dataclass(frozen=True)
class ClockResumed(ledger.Event):
    """Before the suspension would have ended by itself."""

    clock: UUID
    code: str
    due_at: datetime


@dataclass(frozen=True)
class ClockExtended(ledger.Event):
    """`late`: the due moment had passed already, and stays passed."""

    clock: UUID
    code: str
    due_before: datetime
    due_at: datetime
    late: bool


@transaction.atomic
def suspend(
    clock: RunningClock, *, last_day: date, reason: str, seen: int, by: Person, now: datetime
) -> None:
    """From now until the end of `last_day`; then it goes on by itself."""
    clock = _begin(clock, seen=seen, reason=reason, by=by)
    until = datetime.combine(last_day + timedelta(days=1), time(0), HANOI)
    checks.check_can_suspend(clock, until=until, now=now)
    due = _without(clock, clock.due_at, begins=now, ends=until)
    clock.suspended_until = until
    _move(clock, ChangeKind.SUSPENDED, due=due, until=until, reason=reason, by=by, now=now)
    event = ClockSuspended(clock.subject, clock.pk, clock.rule.code, until, due)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def resume(clock: RunningClock, *, reason: str, seen: int, by: Person, now: datetime) -> None:
    """Earlier than was thought. An extension decided meanwhile stands as it was decided."""
    clock = _begin(clock, seen=seen, reason=reason, by=by)
    checks.check_can_resume(clock, now=now)
    last = clock.changes.latest("at", "id")
    due = clock.due_at
    if last.kind == ChangeKind.SUSPENDED:
        due = _without(clock, last.due_before, begins=last.at, ends=now)
    clock.suspended_until = None
    _move(clock, ChangeKind.RESUMED, due=due, reason=reason, by=by, now=now)
    event = ClockResumed(clock.subject, clock.pk, clock.rule.code, due)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def extend(
    clock: RunningClock, *, amount: int, reason: str, seen: int, by: Person, now: datetime
) -> None:
    """`amount` more of the rule's unit. What was late before is late for ever."""
    clock = _begin(clock, seen=seen, reason=reason, by=by)
    checks.check_amount(clock, amount)
    before = clock.due_at
    calendar = working_calendar()
    due = timeline.extended(before, unit=clock.rule.unit, amount=amount, calendar=calendar)
    checks.check_new_due(due, now=now)
    late = now > before
    if late and clock.late_at is None:
        clock.late_at = before
    _move(clock, ChangeKind.EXTENDED, due=due, reason=reason, by=by, now=now)
    event = ClockExtended(clock.subject, clock.pk, clock.rule.code, before, due, late)
    ledger.record(event, by=by, now=now)


def _begin(clock: RunningClock, *, seen: int, reason: str, by: Person) -> RunningClock:
    locked = RunningClock.objects.select_for_update(of=("self",)).select_related("rule")
    found = locked.get(pk=clock.pk)
    may = clock_subjects.keeper_of(found.rule.code).may_change(by, found)
    checks.check_can_move(found, may=may, seen=seen, changes=found.changes.count(), reason=reason)
    return found


def _without(clock: RunningClock, due: datetime, *, begins: datetime, ends: datetime) -> datetime:
    return timeline.suspended(
        due,
        started=clock.started_at,
        begins=begins,
        ends=ends,
        unit=clock.rule.unit,
        calendar=working_calendar(),
    )


def _move(
    clock: RunningClock,
    kind: ChangeKind,
    *,
    due: datetime,
    reason: str,
    by: Person,
    now: datetime,
    until: datetime | None = None,
) -> None:
    ClockChange.objects.create(
        clock=clock,
        kind=kind,
        at=now,
        by=by.pk,
        until=until,
        due_before=clock.due_at,
        due_at=due,
        reason=reason.strip(),
    )
    clock.due_at, clock.next_at = due, now
    clock.save(update_fields=["due_at", "next_at", "suspended_until", "late_at"])
