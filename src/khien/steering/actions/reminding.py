"""The deadline of each assignment follows its course, so that its office is reminded in time."""

from collections.abc import Iterable
from datetime import datetime

from khien.core import clocks
from khien.core.calendars import today, working_calendar
from khien.steering.models import Assignment
from khien.steering.queries.courses import courses

CLOCK = "task_assignment"


def follow(assignments: Iterable[Assignment], *, now: datetime) -> None:
    """Called whenever something of them changed; a few queries for all of them."""
    rows, day, calendar = list(assignments), today(now), working_calendar()
    wanted = {key: each.reminded(day, calendar) for key, each in courses(rows).items()}
    clocks.follow(CLOCK, wanted, now=now)
