"""What rooms publish and `indicators` reads: figures counted from the work, each with its rows.

A room registers its measures when it starts; who shows them never looks into another room's tables.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.utils.functional import Promise

from khien.core.permissions import Permission


@dataclass(frozen=True)
class Period:
    """From `start` to `end`, both included, civil days in Viet Nam."""

    start: date
    end: date

    def until(self, day: date) -> "Period":
        """Its part up to that day: what comes later is not known on that day."""
        return Period(self.start, min(self.end, day))


def civil_year(day: date) -> Period:
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


Amount = int | Fraction


@dataclass(frozen=True)
class Tally:
    """Counts of one commune (None: not known where); fractions where a unit was divided since.

    `settled_*` leave out what is still pending; `strict_numerator` counts it as not done.
    `untold`: of how many too little is known to tell. `reported` of `reporters` have said anything.
    """

    commune: UUID | None
    strict_numerator: Amount
    denominator: Amount
    settled_numerator: Amount
    settled_denominator: Amount
    untold: Amount = 0
    reported: Amount = 0
    reporters: Amount = 0

    @property
    def counts(self) -> tuple[Amount, ...]:
        return (
            self.strict_numerator,
            self.denominator,
            self.settled_numerator,
            self.settled_denominator,
            self.untold,
            self.reported,
            self.reporters,
        )


@dataclass(frozen=True)
class TraceRow:
    """One row behind a figure: what it is, where to open it, whether it counted, and why."""

    text: str
    url: str
    counted: bool
    why: str


class State(StrEnum):
    VALUE = "value"
    NOT_ARISEN = "not_arisen"  # 0 of 0: "không phát sinh", neither 0 % nor 100 %
    NOT_APPLICABLE = "not_applicable"  # nothing here that the figure is about
    INSUFFICIENT = "insufficient"  # too little is known to tell
    SUPPRESSED = "suppressed"  # so few that it could point at somebody


@dataclass(frozen=True)
class Figure:
    """Whole numbers, or one decimal where a divided unit made it an estimate."""

    numerator: int | float
    denominator: int | float

    @classmethod
    def of(cls, numerator: Amount, denominator: Amount) -> "Figure":
        return cls(_shown(numerator), _shown(denominator))

    @property
    def percent(self) -> float | None:
        return 100 * self.numerator / self.denominator if self.denominator else None


def _shown(amount: Amount) -> int | float:
    return int(amount) if amount == int(amount) else round(float(amount), 1)


def added(tallies: Iterable[Tally]) -> Tally:
    """All of them as one, of nowhere in particular."""
    columns = zip(*(each.counts for each in tallies), strict=True)
    return Tally(None, *([sum(column) for column in columns] or [0, 0, 0, 0]))


def total(tallies: Iterable[Tally]) -> tuple[Figure, Figure]:
    """The strict and the settled-only figure over all communes: sums, never averaged ratios."""
    whole = added(tallies)
    strict = Figure.of(whole.strict_numerator, whole.denominator)
    return strict, Figure.of(whole.settled_numerator, whole.settled_denominator)


@dataclass(frozen=True)
class Measure:
    """`count(period, as_of)` gives one tally a commune; `trace(period, commune, user)` its rows.

    Both count the work as it stood at the end of a day: `as_of`, and the last day of the period.
    The rows are those of communes in which `user` may follow figures.
    `period_of(day)` is the period a leader looks at on that day; `counts_people` tells that small
    cells could point at somebody. `arises`: what is counted happens, so nothing of nothing has not
    arisen; where it stands there instead (schools), there is nothing the figure is about.
    `formula` grows whenever what is counted changes without its words. `count_places`: the same
    counts by school or facility, where the figure is about those: in any geography they are exact.
    `narrower`: codes of measures that ask more of the same things, read beside this one.
    """

    code: str
    title: str | Promise
    unit: str | Promise
    numerator_rule: str | Promise
    denominator_rule: str | Promise
    count: Callable[[Period, date], list[Tally]]
    trace: Callable[[Period, UUID | None, object], list[TraceRow]]
    period_of: Callable[[date], Period] = civil_year
    counts_people: bool = True
    arises: bool = True
    formula: int = 1
    count_places: Callable[[Period, date], list[Tally]] | None = None
    narrower: tuple[str, ...] = ()

    @property
    def followed_with(self) -> Permission:
        """Rows about people are for those who work on them, others for whoever sees the figure."""
        return Permission.FIGURES_TRACE if self.counts_people else Permission.DASHBOARD_VIEW


P = ParamSpec("P")
R = TypeVar("R")
_together: ContextVar[dict[Any, Any] | None] = ContextVar("counted together", default=None)


@contextmanager
def counted_together() -> Iterator[None]:
    """Within it, what several measures count by the same question is asked once."""
    if _together.get() is not None:
        yield
        return
    token = _together.set({})
    try:
        yield
    finally:
        _together.reset(token)


def asked_once(question: Callable[P, R]) -> Callable[P, R]:
    """For a count that several measures share. Its answer is read, never changed."""

    @wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        known = _together.get()
        if known is None:
            return question(*args, **kwargs)
        key = (question, args, tuple(sorted(kwargs.items())))
        if key not in known:
            known[key] = question(*args, **kwargs)
        found: R = known[key]
        return found

    return ask


_registered: dict[str, Measure] = {}


def register(measure: Measure) -> None:
    if measure.code in _registered:
        raise ValueError(f"two measures named {measure.code}")
    _registered[measure.code] = measure


def all_measures() -> list[Measure]:
    return [_registered[code] for code in sorted(_registered)]


def measure(code: str) -> Measure:
    return _registered[code]
