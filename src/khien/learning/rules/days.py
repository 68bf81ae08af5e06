"""Sessions for one audience, day by day, as columns: a province of them is judged in a second."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import NamedTuple

from khien.curriculum.models import Strand

STRANDS = tuple(str(code) for code in Strand.values)


def bits_of(codes: Iterable[str]) -> int:
    return sum(1 << n for n, code in enumerate(STRANDS) if code in codes)


def strands_of(bits: int) -> frozenset[str]:
    return frozenset(code for n, code in enumerate(STRANDS) if bits >> n & 1)


class Day(NamedTuple):
    """`recorded`: how many of the sessions have a full record; `strands`: see `bits_of`."""

    on: int
    sessions: int
    recorded: int
    strands: int


@dataclass(frozen=True)
class Days:
    """The columns of `Day`, each day once, in order; `on` are proleptic ordinals of dates."""

    on: tuple[int, ...] = ()
    sessions: tuple[int, ...] = ()
    recorded: tuple[int, ...] = ()
    strands: tuple[int, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Day]) -> "Days":
        """Rows of one day are added up."""
        found: dict[int, Day] = {}
        for row in rows:
            was = found.get(row.on)
            found[row.on] = row if was is None else _added(was, row)
        columns = zip(*(found[on] for on in sorted(found)), strict=True)
        return cls(*columns) if found else cls()

    @property
    def rows(self) -> list[Day]:
        columns = zip(self.on, self.sessions, self.recorded, self.strands, strict=True)
        return [Day(*row) for row in columns]

    def between(self, first: date, last: date) -> slice:
        """Both included."""
        start = bisect_left(self.on, first.toordinal())
        return slice(start, bisect_right(self.on, last.toordinal(), lo=start))

    def taught(self, within: slice) -> frozenset[str]:
        return strands_of(reduce(or_, self.strands[within], 0))

    def gap(self, within: slice, first: date, last: date, longest: int) -> tuple[date, date] | None:
        """The first stretch of more than `longest` days from edge to edge."""
        edges = (first.toordinal(), *self.on[within], last.toordinal())
        for one, next_one in pairwise(edges):
            if next_one - one > longest:
                return date.fromordinal(one), date.fromordinal(next_one)
        return None


def _added(one: Day, other: Day) -> Day:
    return Day(
        one.on,
        one.sessions + other.sessions,
        one.recorded + other.recorded,
        one.strands | other.strands,
    )
