"""Rounds of a task that repeats: which stretch each is for, and when it is due. Pure."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from khien.steering.models import Repeats

MONTHS = {Repeats.MONTH: 1, Repeats.QUARTER: 3, Repeats.HALF_YEAR: 6, Repeats.YEAR: 12}
_MONTHS_A_YEAR = 12
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Round:
    """`begins`: the day after the round before was due, from which on it is worked at."""

    begins: date
    due: date


def moved(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that has no such day."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def rounds(first_due: date, repeats: Repeats, *, until: date) -> Iterator[Round]:
    """Those that have begun by `until`, the first round first; none where it does not repeat."""
    if repeats == Repeats.ONCE:
        return
    step, number = MONTHS[repeats], 0
    while True:
        begins = moved(first_due, step * (number - 1)) + _DAY
        if begins > until:
            return
        yield Round(begins, moved(first_due, step * number))
        number += 1
