"""The same counts by larger units: sums of cells, hidden anew."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from khien.core.measures import Tally, added
from khien.indicators.rules import hidden_in
from khien.indicators.values import Counted


def grouped(counted: Counted, group_of: Mapping[UUID, UUID]) -> Counted:
    """A unit that lies in no group stays as it is."""
    parts: dict[UUID | None, list[Tally]] = {}
    for unit, tally in counted.cells.items():
        parts.setdefault(group_of.get(unit, unit) if unit else None, []).append(tally)
    cells = {group: added(tallies) for group, tallies in parts.items()}
    hidden = frozenset[UUID | None]()
    if counted.measure.counts_people and not counted.follows.everywhere:
        hidden = hidden_in(cells, None, counted.follows.holds_in)
    return replace(counted, cells=cells, hidden=hidden, estimated={})
