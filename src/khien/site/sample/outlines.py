"""Outlines and shares for the sample's map: drawn around each commune's place, not surveyed."""

import json
import math
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from khien.core.actors import SYSTEM
from khien.directory import actions, queries
from khien.directory.dataset import MERGER
from khien.directory.models import Extent, Scheme, ShareBasis, Trait

_REACH = 0.09  # degrees: as far as an outline goes where there is no neighbour
_CORNERS = 12
_DIVIDED = "04891", "04957"  # Vầy Nưa and Cao Sơn, up to 30/6/2025
Spot = tuple[float, float]


def draw_communes(*, now: datetime) -> int:
    """One outline for each commune, as a GeoJSON file that was checked and confirmed; how many."""
    places = {
        unit.code: (unit.longitude, unit.latitude)
        for unit in queries.communes_of_installation(MERGER)
        if unit.code and unit.longitude and unit.latitude
    }
    features = [
        {"properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [cell]}}
        for code, cell in _cells(places).items()
    ]
    file = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    draft = actions.check_boundaries(
        file, file_name="ranh-gioi-mau.geojson", first_day=MERGER, by=SYSTEM, now=now
    )
    actions.confirm_draft(draft, by=SYSTEM, now=now)
    return len(features)


def tell_shares(*, now: datetime) -> None:
    """Of two divided communes; of the third nobody has told yet."""
    for code in _DIVIDED:
        unit = queries.resolve(Scheme.GSO, code, date(2025, 6, 30))
        if unit is None:
            continue
        parts = [r for r in queries.successors(unit.pk) if r.extent == Extent.PART]
        first = Fraction(3, 4)
        rest = (1 - first) / (len(parts) - 1)
        shares = {part.organisation_id: first if n == 0 else rest for n, part in enumerate(parts)}
        actions.record_shares(
            unit.pk,
            shares,
            day=MERGER,
            basis=ShareBasis.CHILDREN,
            source="Số liệu mẫu",
            by=SYSTEM,
            now=now,
        )


def name_minority_communes(communes: list[UUID], *, now: datetime) -> None:
    """Not the State's list: some, so that figures by area show more than one group."""
    actions.set_trait(
        Trait.ETHNIC_MINORITY,
        communes,
        first_day=MERGER,
        law="Danh sách mẫu",
        by=SYSTEM,
        now=now,
    )


def _cells(places: dict[str, Spot]) -> dict[str, list[Spot]]:
    """What lies nearer to each place than to any other, within reach."""
    cells = {}
    for code, place in places.items():
        cell = _around(place)
        for other in places.values():
            if other != place and math.dist(place, other) < 2 * _REACH:
                cell = _nearer(cell, place, other)
        cells[code] = [*cell, cell[0]]
    return cells


def _around(place: Spot) -> list[Spot]:
    turns = [2 * math.pi * n / _CORNERS for n in range(_CORNERS)]
    return [
        (place[0] + _REACH * math.cos(turn), place[1] + _REACH * math.sin(turn)) for turn in turns
    ]


def _nearer(cell: list[Spot], place: Spot, other: Spot) -> list[Spot]:
    """The side of the cell that is nearer to the place."""
    found = []
    for start, stop in zip(cell, [*cell[1:], cell[0]], strict=True):
        a, b = (math.dist(end, place) ** 2 - math.dist(end, other) ** 2 for end in (start, stop))
        if a <= 0:
            found.append(start)
        if a * b < 0:
            part = a / (a - b)
            (x, y), (u, v) = start, stop
            found.append((x + part * (u - x), y + part * (v - y)))
    return found
