"""From who followed whom to a crosswalk between two days, forwards or back. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Protocol
from uuid import UUID

from khien.directory.rules.restatement import (
    WHOLE,
    Amount,
    Crosswalk,
    Link,
    Links,
    alone,
    composed,
    merged,
)

EQUAL = "equal"  # nobody has told the shares yet: equal parts, and an interval that says so
AREA, POPULATION = "area", "population"
NEXT_BEST = ("children", POPULATION, "pupils", AREA)

Life = tuple[date | None, date | None]  # the first day, and the first day no more


@dataclass(frozen=True)
class Edge:
    """`shares`: by basis, the part of the predecessor that went this way."""

    date: date
    predecessor: UUID
    successor: UUID
    whole: bool
    shares: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True)
class Lineage:
    edges: tuple[Edge, ...] = ()
    lives: Mapping[UUID, Life] = field(default_factory=dict)

    def lived(self, unit: UUID, on: date) -> bool:
        first, end = self.lives.get(unit, (None, None))
        return unit in self.lives and (first is None or first <= on) and (end is None or on < end)

    def nearest(self, unit: UUID, day: date) -> date:
        """The day of its life nearest to that one: figures of a year may outlast their unit."""
        first, end = self.lives.get(unit, (None, None))
        if end is not None and end <= day:
            return end - timedelta(days=1)
        return first if first is not None and first > day else day

    def lived_before(self, unit: UUID, day: date) -> bool:
        first, _end = self.lives.get(unit, (None, None))
        return unit in self.lives and (first is None or first < day)


class Weighing(Protocol):
    """How much of the basis a unit held, for ways back; None where nobody knows."""

    def get(self, key: UUID, /) -> Amount | None: ...


def crosswalk(
    lineage: Lineage,
    sources: Iterable[UUID],
    *,
    on: date,
    to: date,
    basis: str,
    weights: Weighing | None = None,
) -> dict[UUID, Links]:
    """Where the figure of each unit of the day `on` goes among the units of the day `to`."""
    found: dict[UUID, Links] = {source: alone(source) for source in sources}
    first, last = min(on, to), max(on, to)
    changes: dict[date, list[Edge]] = defaultdict(list)
    for edge in lineage.edges:
        if first < edge.date <= last:
            changes[edge.date].append(edge)
    for day in sorted(changes, reverse=to < on):
        forward = _forward(lineage, changes[day], day, basis)
        step = _back(lineage, forward, day, basis, weights or {}) if to < on else forward
        found = composed(found, step)
    return found


def _forward(lineage: Lineage, edges: list[Edge], day: date, basis: str) -> dict[UUID, Links]:
    leaving: dict[UUID, list[Edge]] = defaultdict(list)
    for edge in edges:
        leaving[edge.predecessor].append(edge)
    return {
        unit: _parts(went, stays=lineage.lived(unit, day), basis=basis)
        for unit, went in leaving.items()
    }


def _parts(edges: list[Edge], *, stays: bool, basis: str) -> Links:
    """The links of one unit on the day it was changed."""
    if len(edges) == 1 and edges[0].whole:
        return alone(edges[0].successor)
    targets: list[UUID | None] = [edge.successor for edge in edges]
    unit = edges[0].predecessor
    if stays and unit not in targets:
        targets.append(unit)
    if len(targets) == len(edges):
        for one in (basis,) if basis == AREA else (basis, *NEXT_BEST):
            if all(one in edge.shares for edge in edges):
                return _shared(edges, one, asked=basis)
    return _equal(targets)


def _shared(edges: list[Edge], basis: str, *, asked: str) -> Links:
    """Where no land or nobody went, nothing did; where no pupils went, others still may have."""
    nothing = basis in (asked, AREA, POPULATION)
    return merged(
        Link(edge.successor, edge.shares[basis], frozenset({basis}))
        for edge in edges
        if edge.shares[basis] or not nothing
    )


def _equal(targets: list[UUID | None]) -> Links:
    """Of a lone part nobody says where the rest went: it may hold less than all."""
    why = frozenset({EQUAL})
    if len(targets) == 1:
        return (Link(targets[0], WHOLE, why), Link(None, Fraction(0), why))
    return merged(Link(target, Fraction(1, len(targets)), why) for target in targets)


def _back(
    lineage: Lineage, forward: Crosswalk, day: date, basis: str, weights: Weighing
) -> dict[UUID, Links]:
    """Among those a unit was made of: by how much each brought, where that is known of all."""
    came: dict[UUID, list[tuple[UUID, Fraction]]] = defaultdict(list)
    for source, links in forward.items():
        for link in links:
            if link.target is not None and link.share:
                came[link.target].append((source, link.share))
    for unit, sources in came.items():
        if unit not in forward and lineage.lived_before(unit, day):
            sources.append((unit, WHOLE))
    return {unit: _origins(sources, basis, weights) for unit, sources in came.items()}


def _origins(sources: list[tuple[UUID, Fraction]], basis: str, weights: Weighing) -> Links:
    if len(sources) == 1:
        return alone(sources[0][0])
    known = [(unit, share, weights.get(unit)) for unit, share in sources]
    brought = [(unit, share * weight) for unit, share, weight in known if weight is not None]
    why = frozenset({basis})
    if len(brought) < len(sources) or not sum(amount for _unit, amount in brought):
        brought, why = sources, frozenset({EQUAL})
    total = sum(amount for _unit, amount in brought)
    return merged(Link(unit, Fraction(amount) / total, why) for unit, amount in brought)
