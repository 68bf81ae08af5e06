"""Which step of a ladder of reminders is owed for a deadline, and when the next will be. Pure.

Steps in hours come to the minute; steps in days and working days in the morning of their day, so
that nobody is reminded at night of what ends at midnight. A step holds for moments on the days it
is in force: one that was added later does not reach back.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from khien.core.calendars import HANOI, WorkingCalendar, today
from khien.core.models import ClockUnit, Receiver

_MORNING = time(8)
_UPWARDS = list(Receiver)


@dataclass(frozen=True)
class Step:
    """`offset` below zero: before the due moment."""

    id: UUID
    offset: int
    unit: str
    to: Receiver
    valid_from: date
    valid_to: date | None = None

    def in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True)
class Owed:
    at: datetime
    step: Step


@dataclass(frozen=True)
class Decision:
    """`tell`: the one step to deliver now; `passed`: those before it, kept as caught up."""

    tell: Owed | None
    passed: tuple[Owed, ...]
    next_at: datetime | None


def moment(step: Step, due: datetime, calendar: WorkingCalendar) -> datetime:
    if step.unit == ClockUnit.HOURS:
        return due + timedelta(hours=step.offset)
    if step.unit == ClockUnit.DAYS:
        day = today(due) + timedelta(days=step.offset)
    else:
        day = calendar.shift(today(due), step.offset)
    return datetime.combine(day, _MORNING, HANOI)


def rungs(steps: Iterable[Step], due: datetime, calendar: WorkingCalendar) -> tuple[Owed, ...]:
    """Every step with its moment for this due moment, as they follow; those in force then."""
    found = (Owed(moment(step, due, calendar), step) for step in steps)
    standing = (owed for owed in found if owed.step.in_force(today(owed.at)))
    return tuple(sorted(standing, key=_order))


def _order(owed: Owed) -> tuple[datetime, int]:
    return owed.at, _UPWARDS.index(owed.step.to)


def decide(
    ladder: tuple[Owed, ...],
    *,
    started: datetime,
    sent: Collection[UUID],
    now: datetime,
    suspended_until: datetime | None = None,
) -> Decision:
    """`ladder`: `rungs` for the due moment in force; `sent`: steps already kept for that moment.

    After an outage of any length one step is told, the highest, and those below are kept. While
    the deadline is suspended nothing is told; what falls in that time waits for its end.
    """
    if suspended_until is not None and now < suspended_until:
        return Decision(None, (), suspended_until)
    own = [owed for owed in ladder if owed.at >= started]
    missed = [owed for owed in own if owed.at <= now and owed.step.id not in sent]
    ahead = next((owed.at for owed in own if owed.at > now), None)
    if not missed:
        return Decision(None, (), ahead)
    return Decision(missed[-1], tuple(missed[:-1]), ahead)
