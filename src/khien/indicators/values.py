"""What an indicator says: never one percentage alone, and always how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from khien.core.measures import Figure, Measure, Period, State, Tally, added
from khien.core.shipped import in_words
from khien.indicators.models import IndicatorVersion
from khien.indicators.rules import Few, Interval, Targets, state_of
from khien.people.models import Scope
from khien.steering.models import Objective


@dataclass(frozen=True)
class IndicatorValue:
    """One number as it may be printed.

    `strict` counts what is pending as not done, `settled` leaves it out; both None where the number
    is suppressed. `exact` False: restated from other units, `interval` holds the strict percentage.
    `reported` of `reporters` have said anything; 0 of 0: the question does not arise.
    """

    state: State
    strict: Figure | None
    settled: Figure | None
    exact: bool
    interval: Interval | None
    reported: int
    reporters: int
    target: Decimal | None

    @property
    def completeness(self) -> Figure:
        return Figure(self.reported, self.reporters)


@dataclass(frozen=True)
class Counted:
    """An indicator counted in a territory: its total, and a value of every unit in it.

    `objective`: the one it was asked for, if any, whose `targets` it is held to.
    `version`: how it was counted; None before definitions are written down. `as_known` None: as
    known now. `cells`: counts by unit of the geography of `geography`. `hidden`: units whose number
    is not for whoever asked; `total_hidden`: nor is that of all together. `follows`: where they may
    open the rows behind. `few`: what would give hidden numbers away, see rules. `estimated`: units
    whose counts were restated by shares, with the interval of their percentage.
    """

    measure: Measure
    version: IndicatorVersion | None
    period: Period
    as_valid: date
    as_known: datetime | None
    geography: date
    territory: UUID | None
    cells: Mapping[UUID | None, Tally]
    hidden: frozenset[UUID | None]
    follows: Scope
    targets: Targets = field(default_factory=Targets)
    objective: Objective | None = None
    total_hidden: bool = False
    few: Few = field(default_factory=dict)
    estimated: Mapping[UUID | None, Interval] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.measure.code

    @property
    def title(self) -> str:
        return in_words(self.objective.title) if self.objective else str(self.measure.title)

    @cached_property
    def total(self) -> IndicatorValue:
        """Of the whole territory: sums, never averaged percentages. A commune's is its own."""
        if self.territory and (self.territory in self.cells or self.territory in self.hidden):
            return self.of(self.territory)
        whole = added(self.cells.values())
        return self._value(whole, self.territory, None, hidden=self.total_hidden)

    def of(self, unit: UUID | None) -> IndicatorValue:
        tally = self.cells.get(unit) or Tally(unit, 0, 0, 0, 0)
        return self._value(tally, unit, self.estimated.get(unit), hidden=unit in self.hidden)

    @property
    def strict(self) -> Figure:
        return self.total.strict or Figure(0, 0)

    @property
    def settled(self) -> Figure:
        return self.total.settled or Figure(0, 0)

    def _value(
        self, tally: Tally, unit: UUID | None, interval: Interval | None, *, hidden: bool = False
    ) -> IndicatorValue:
        shown = not hidden
        strict = Figure.of(tally.strict_numerator, tally.denominator)
        settled = Figure.of(tally.settled_numerator, tally.settled_denominator)
        return IndicatorValue(
            state=state_of(tally, arises=self.measure.arises, hidden=hidden),
            strict=strict if shown else None,
            settled=settled if shown else None,
            exact=interval is None,
            interval=interval if shown else None,
            reported=round(tally.reported) if shown else 0,
            reporters=round(tally.reporters) if shown else 0,
            target=self.targets.of(unit),
        )
