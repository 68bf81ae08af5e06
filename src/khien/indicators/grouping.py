"""The same counts by larger units: sums of cells, hidden anew."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from khien.core.measures import Amount, Tally, added
from khien.indicators.rules import too_few
from khien.indicators.values import Counted


def grouped(counted: Counted, group_of: Mapping[UUID, UUID]) -> Counted:
    """A unit that lies in no group stays as it is. A group is hidden where its sum, less what is
    shown of its units by whatever borders, would tell of a few people.
    """
    parts: dict[UUID | None, dict[UUID | None, Tally]] = {}
    for unit, tally in counted.cells.items():
        parts.setdefault(group_of.get(unit, unit) if unit else None, {})[unit] = tally
    cells = {group: added(units.values()) for group, units in parts.items()}
    covered = {
        group: [
            *{key: few for unit in units for key, few in counted.few.get(unit, {}).items()}.values()
        ]
        for group, units in parts.items()
    }
    return replace(counted, cells=cells, hidden=_hidden(cells, covered), estimated={})


def _hidden(
    cells: Mapping[UUID | None, Tally], covered: Mapping[UUID | None, list[Amount]]
) -> frozenset[UUID | None]:
    """And as many more as it takes that all hidden ones together tell of nobody."""
    hidden = {group for group, counts in covered.items() if too_few(counts)}
    rest = sorted(
        covered.keys() - hidden, key=lambda group: (not any(covered[group]), _size(cells, group))
    )
    while hidden and rest and too_few(_told(cells, covered, hidden)):
        hidden.add(rest.pop(0))
    return frozenset(hidden)


def _told(
    cells: Mapping[UUID | None, Tally],
    covered: Mapping[UUID | None, list[Amount]],
    hidden: set[UUID | None],
) -> list[Amount]:
    """What the sum of all hidden groups leaves open."""
    found: list[Amount] = []
    for group in hidden:
        found += covered[group] or [cells[group].denominator]
    return found


def _size(cells: Mapping[UUID | None, Tally], group: UUID | None) -> tuple[Amount, str]:
    return cells[group].denominator, str(group)
