"""What a deadline is on any moment, from its dates alone. Pure: no row, no clock of the machine.

Hours run day and night; days and working days end with the last day in Viet Nam. A day counts
unless the deadline is suspended when that day ends. Lateness is never erased: a due moment that
passed before it was moved stays passed.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from khien.core.calendars import WorkingCalendar, end_of, today
from khien.core.models import ChangeKind, ClockUnit

_DUE_SOON = 0.75  # a clock is "due soon" in the last quarter of its time
_DAY = timedelta(days=1)


class ClockState(StrEnum):
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    SUSPENDED = "suspended"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    CANCELLED = "cancelled"


def due(started: datetime, *, unit: str, amount: int, calendar: WorkingCalendar) -> datetime:
    if unit == ClockUnit.HOURS:
        return started + timedelta(hours=amount)
    if unit == ClockUnit.DAYS:
        return end_of(today(started) + amount * _DAY)
    return calendar.add_working_days(started, amount)


def suspended(
    due: datetime,
    *,
    started: datetime,
    begins: datetime,
    ends: datetime,
    unit: str,
    calendar: WorkingCalendar,
) -> datetime:
    """Where `due` goes when the time from `begins` until before `ends` does not count.

    `due` has not passed when the suspension begins.
    """
    if unit == ClockUnit.HOURS:
        return due + (ends - begins)
    day, last = max(today(begins), today(started) + _DAY), today(due)
    left = 0
    while day <= last:
        left += _counts(day, unit, calendar)
        day += _DAY
    day = max(today(ends), today(started) + _DAY) - _DAY
    while left > 0:
        day += _DAY
        left -= _counts(day, unit, calendar)
    return max(due, end_of(day))


def _counts(day: date, unit: str, calendar: WorkingCalendar) -> bool:
    return unit == ClockUnit.DAYS or calendar.is_working_day(day)


def extended(due: datetime, *, unit: str, amount: int, calendar: WorkingCalendar) -> datetime:
    """So much more of the rule's own unit, counted from the due moment there was."""
    if unit == ClockUnit.HOURS:
        return due + timedelta(hours=amount)
    if unit == ClockUnit.DAYS:
        return due + amount * _DAY
    return calendar.add_working_days(due, amount)


def state_of(
    *,
    started: datetime,
    due: datetime,
    now: datetime,
    stopped: datetime | None = None,
    cancelled: bool = False,
    late: bool = False,
    suspended_until: datetime | None = None,
) -> ClockState:
    """`late`: a due moment passed before this one was set."""
    if stopped is not None:
        if cancelled:
            return ClockState.CANCELLED
        return ClockState.DONE_LATE if late or stopped > due else ClockState.DONE_IN_TIME
    if now > due:
        return ClockState.OVERDUE
    if suspended_until is not None and now < suspended_until:
        return ClockState.SUSPENDED
    spent = (now - started) / (due - started)
    return ClockState.DUE_SOON if spent >= _DUE_SOON else ClockState.IN_TIME


@dataclass(frozen=True)
class Change:
    """`due`: the due moment from `at` on. `until`: of a suspension."""

    kind: ChangeKind
    at: datetime
    due: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Timeline:
    """A deadline with all its changes, in their order: what it was on any moment since it began."""

    started: datetime
    first_due: datetime
    changes: tuple[Change, ...] = ()
    stopped: datetime | None = None
    cancelled: bool = False

    def due_on(self, moment: datetime) -> datetime:
        known = [self.first_due, *(each.due for each in self.changes if each.at <= moment)]
        return known[-1]

    def suspended_until(self, moment: datetime) -> datetime | None:
        """The end of the suspension in which the moment lies."""
        found: datetime | None = None
        for each in self.changes:
            if each.at <= moment and each.kind != ChangeKind.EXTENDED:
                found = each.until
        return found if found is not None and moment < found else None

    def late_since(self, moment: datetime) -> datetime | None:
        """The first due moment that had passed by then; once there, it stays."""
        end = moment if self.stopped is None else min(moment, self.stopped)
        current = self.first_due
        for each in self.changes:
            if each.at > end:
                break
            if each.at > current:
                return current
            current = each.due
        return current if end > current else None

    def state_on(self, moment: datetime) -> ClockState:
        gone = self.stopped is not None and self.stopped <= moment
        return state_of(
            started=self.started,
            due=self.due_on(moment),
            now=moment,
            stopped=self.stopped if gone else None,
            cancelled=self.cancelled,
            late=self.late_since(moment) is not None,
            suspended_until=self.suspended_until(moment),
        )
