"""Figures of one day's units said for the units of another: the whole of it in a few queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from khien.directory.models import HierarchyKind, Level, ShareBasis
from khien.directory.periods import asked_day
from khien.directory.queries.lineage import lineage
from khien.directory.queries.settling import settled
from khien.directory.rules.restatement import (
    Adding,
    Amount,
    Crosswalk,
    Figure,
    Links,
    check_can_restate,
    grouped,
)
from khien.directory.rules.restatement import restate as moved
from khien.directory.rules.succession import Weighing, crosswalk


@dataclass(frozen=True)
class Asked:
    """Figures of the units of `on`, for those of `to`; `level`: added up to units of that level.

    `known_at`: shares recorded later do not count. `weights`: for ways back, what each unit held.
    """

    on: date
    to: date
    level: Level | None = None
    basis: str = ShareBasis.CHILDREN
    known_at: datetime | None = None
    weights: Weighing | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Way:
    """A crosswalk, and which of its targets exist on the day it leads to."""

    crosswalk: Crosswalk
    there: frozenset[UUID]


@dataclass(frozen=True)
class Restated:
    """`unplaced`: of units that ended without anybody following, or had nobody before them."""

    figures: dict[UUID, Figure]
    unplaced: dict[UUID, Figure]


def way(sources: Iterable[UUID], asked: Asked) -> Way:
    """For many figures of the same units: find the way once, then `restate_by` each."""
    wanted = set(sources)
    asked_day(asked.on)
    places = settled(wanted, on=asked.on, to=asked_day(asked.to))
    known = lineage({unit for unit, _day in places.values()}, known_at=asked.known_at)
    places = {key: (unit, known.nearest(unit, day)) for key, (unit, day) in places.items()}
    found: dict[UUID, Links] = {}
    for day in {day for _unit, day in places.values()}:
        units = {unit for unit, since in places.values() if since == day}
        ways = crosswalk(
            known, units, on=day, to=asked.to, basis=asked.basis, weights=asked.weights
        )
        found |= {key: ways[unit] for key, (unit, since) in places.items() if since == day}
    targets = {link.target for links in found.values() for link in links if link.target}
    if asked.level is not None:
        groups = above(targets, asked.level, asked.to)
        return Way(grouped(found, groups), frozenset(groups.values()))
    return Way(found, frozenset(t for t in targets if known.lived(t, asked.to)))


def restate_by(
    way_there: Way, figures: Mapping[UUID, Figure | Amount], adding: Adding = Adding.COUNT
) -> Restated:
    """Refused where figures would have to be added that cannot be."""
    check_can_restate(adding, figures, way_there.crosswalk)
    found = moved(figures, way_there.crosswalk)
    return Restated(
        {key: figure for key, figure in found.items() if key in way_there.there},
        {key: figure for key, figure in found.items() if key not in way_there.there},
    )


def restate(
    figures: Mapping[UUID, Figure | Amount],
    *,
    on: date,
    to: date,
    level: Level | None = None,
    basis: str = ShareBasis.CHILDREN,
    adding: Adding = Adding.COUNT,
    weights: Weighing | None = None,
    known_at: datetime | None = None,
) -> Restated:
    """Figures keyed by unit, school or facility; schools are placed by where they lie themselves.

    Percentages are never restated: restate numerator and denominator, then `rules.ratio`.
    """
    asked = Asked(on, to, level, basis, known_at, weights)
    return restate_by(way(figures, asked), figures, adding)


_ABOVE = """
    WITH RECURSIVE up(unit, at) AS (
        SELECT id, id FROM unnest(%(units)s::uuid[]) AS id
        UNION
        SELECT up.unit, edge.parent_id FROM up
          JOIN directory_hierarchyedge edge ON edge.child_id = up.at
         WHERE edge.kind = %(kind)s AND edge.valid @> %(day)s::date)
    SELECT up.unit, up.at FROM up
      JOIN directory_organisationversion version ON version.organisation_id = up.at
     WHERE version.level = %(level)s AND version.valid @> %(day)s::date
"""


def above(units: Iterable[UUID], level: Level, on: date) -> dict[UUID, UUID]:
    """The unit of that level each lies in on that day; itself where it is of that level."""
    asked: dict[str, Any] = {
        "units": list(units),
        "kind": HierarchyKind.TERRITORIAL,
        "day": asked_day(on),
        "level": level,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, asked)
        return dict(cursor.fetchall())
