"""The days an institution is judged by: a school year in terms, or the last twelve months."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from khien.learning.models import CoverageRule, SchoolYear, Window

_MONTHS, _QUARTERS = 12, 4
_ONE = timedelta(days=1)


@dataclass(frozen=True)
class Part:
    """A term or a quarter. `owed`: the institution was open for enough of it."""

    first: date
    last: date
    owed: bool

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Span:
    """`first`–`last`: sessions of these days count; up to `due` there is time (None: there is
    always a day that asks). Gaps are looked for from `first` to `due`.
    """

    first: date
    last: date
    due: date | None
    parts: tuple[Part, ...]

    @property
    def owed(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.owed)

    def share(self, number: int) -> int:
        """Pro rata: of what a whole year asks, what the parts that are owed ask; rounded up."""
        return -(-number * len(self.owed) // len(self.parts))


def span_of(rule: CoverageRule, year: SchoolYear, *, on: date, opened: date | None = None) -> Span:
    """`opened`: its first day, where that is known."""
    if rule.window == Window.ROLLING_YEAR:
        return _rolling(rule, on, opened)
    first = max(filter(None, (year.starts, opened)))
    terms = (
        (year.starts, year.second_term_starts - _ONE),
        (year.second_term_starts, year.teaching_ends),
    )
    parts = tuple(_part(rule, a, b, first) for a, b in terms)
    # The summer still counts, for the second term.
    summer = Part(parts[-1].first, year.ends, parts[-1].owed)
    return Span(first, year.ends, year.teaching_ends, (*parts[:-1], summer))


def _rolling(rule: CoverageRule, on: date, opened: date | None) -> Span:
    edges = [months_before(on, n * _MONTHS // _QUARTERS) for n in range(_QUARTERS, -1, -1)]
    first = max(filter(None, (edges[0] + _ONE, opened)))
    return Span(first, on, None, tuple(_part(rule, a + _ONE, b, first) for a, b in pairwise(edges)))


def _part(rule: CoverageRule, first: date, last: date, opened: date) -> Part:
    days = (last - first).days + 1
    open_days = (last - max(first, opened)).days + 1
    return Part(first, last, open_days * 100 >= rule.part_counts_from * days)


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last where it is shorter."""
    at = day.year * 12 + day.month - 1 - months
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
