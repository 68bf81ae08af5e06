"""What state a number is in, and which target it is held to."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil
from uuid import UUID

from khien.core.measures import State, Tally
from khien.core.small_cells import hidden_cells


@dataclass(frozen=True)
class Interval:
    """Percentages that the true one lies between."""

    low: float
    high: float


def state_of(tally: Tally, *, arises: bool, hidden: bool = False) -> State:
    """0 of 0 is never a percentage; a number of which nothing can be told is none either."""
    if hidden:
        return State.SUPPRESSED
    if tally.denominator == 0:
        return State.NOT_ARISEN if arises else State.NOT_APPLICABLE
    return State.INSUFFICIENT if tally.untold == tally.denominator else State.VALUE


@dataclass(frozen=True)
class Targets:
    """In percent. `everywhere` None: nobody set one."""

    everywhere: Decimal | None = None
    own: Mapping[UUID, Decimal] = field(default_factory=dict)

    def of(self, unit: UUID | None) -> Decimal | None:
        return self.own.get(unit, self.everywhere) if unit else self.everywhere


def hidden_in(
    cells: Mapping[UUID | None, Tally],
    units: Collection[UUID] | None,
    follows: Callable[[UUID | None], bool],
    *,
    redrawn: bool = False,
) -> frozenset[UUID | None]:
    """Units whose number is not shown: among all there are, and again among those asked for,
    so that neither total gives one of them away. `follows`: whose rows the person may see.
    `redrawn`: by the borders of another day, none is shown: beside today's it would be the
    difference that gives a few people away.
    """
    counts = {unit: ceil(tally.denominator) for unit, tally in cells.items() if not follows(unit)}
    if redrawn:
        return frozenset(unit for unit, count in counts.items() if count)
    hidden = hidden_cells(counts)
    if units is None or len(units) == 1:
        return hidden
    return hidden | hidden_cells({unit: counts[unit] for unit in counts if unit in units})
