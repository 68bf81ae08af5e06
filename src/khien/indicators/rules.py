"""What state a number is in, and which target it is held to."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil
from uuid import UUID

from khien.core.measures import Amount, State, Tally
from khien.core.small_cells import FEWEST_HIDDEN, SMALL, hidden_cells


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
    follows: Callable[[UUID | None], bool],
    *,
    redrawn: bool = False,
    made_of_hidden: Collection[UUID | None] = (),
) -> frozenset[UUID | None]:
    """Units whose number is not shown, among all there are. `follows`: whose rows the person may
    see. `redrawn`: by the borders of any day somebody asks for, none is shown: beside today's it
    would be the difference that gives a few people away. Told by other borders once, those are
    hidden that hold a part of a unit hidden by its own: the others are sums of what is shown.
    """
    counts = {unit: ceil(tally.denominator) for unit, tally in cells.items() if not follows(unit)}
    if redrawn:
        return frozenset(unit for unit, count in counts.items() if count)
    return hidden_cells(counts, also=made_of_hidden)


# By unit: of the units whose number is not shown by the day's own borders, what went into it.
Few = Mapping[UUID | None, Mapping[UUID | None, Amount]]


def gives_away(few: Few, part: Collection[UUID | None]) -> bool:
    """Whether the sum over a part of the units, less what is shown, would tell of a few people: in
    the part, or in the rest of the whole.
    """
    inside: dict[UUID | None, Amount] = {}
    outside: dict[UUID | None, Amount] = {}
    for unit, hidden in few.items():
        (inside if unit in part else outside).update(hidden)
    return too_few(inside.values()) or too_few(outside.values())


def too_few(counts: Iterable[Amount]) -> bool:
    """To be told together: a sum of one, or of less than SMALL."""
    told = [count for count in counts if count]
    return bool(told) and (len(told) < FEWEST_HIDDEN or sum(told) < SMALL)
