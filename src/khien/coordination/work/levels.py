"""How pressing something is: by its clock, or by the day it is due."""

from datetime import date, datetime, timedelta

from khien.core import clocks
from khien.core.calendars import today
from khien.core.clocks import ClockState
from khien.core.models import RunningClock
from khien.core.work import Level

MOST = 20
_SOON = timedelta(days=3)


def by_clock(clock: RunningClock, now: datetime) -> Level:
    state = clocks.state(clock, now=now)
    if state == ClockState.OVERDUE:
        return "red"
    return "orange" if state == ClockState.DUE_SOON else "green"


def by_day(due_on: date, now: datetime) -> Level:
    if due_on < today(now):
        return "red"
    return "orange" if due_on - today(now) <= _SOON else "green"
