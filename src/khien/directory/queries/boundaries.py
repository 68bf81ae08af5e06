"""Outlines of units as shapes a page can draw."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from khien.directory.importer.boundaries import GRID, BoundaryBook, Ring
from khien.directory.models import Boundary
from khien.directory.periods import asked_day
from khien.directory.queries.conversion import units_by_code


@dataclass(frozen=True)
class Outlines:
    """For an SVG: the view box, and a path of each unit (to be filled with `evenodd`)."""

    view_box: str
    paths: dict[UUID, str]


def boundary_book(on: date) -> BoundaryBook:
    return BoundaryBook(units_by_code(on), _rings(on))


def outlines(ids: Iterable[UUID], on: date) -> Outlines | None:
    """None where no outline is known of any; north is up, a kilometre as long either way."""
    found = _rings(on, ids)
    points = [point for rings in found.values() for ring in rings for point in ring]
    if not points:
        return None
    west, east = (edge(point[0] for point in points) for edge in (min, max))
    south, north = (edge(point[1] for point in points) for edge in (min, max))
    narrow = math.cos(math.radians((south + north) / 2 / GRID))

    def placed(ring: Ring) -> Ring:
        return [[round((x - west) * narrow), north - y] for x, y in ring[:-1]]

    paths = {key: "".join(_drawn(placed(ring)) for ring in rings) for key, rings in found.items()}
    return Outlines(f"0 0 {round((east - west) * narrow)} {north - south}", paths)


def _drawn(points: Ring) -> str:
    """From point to point in small steps: a third of the length of naming each place."""
    (x, y), steps = points[0], []
    for before, after in pairwise(points):
        steps.append(f"{after[0] - before[0]} {after[1] - before[1]}")
    return f"M{x} {y}l{' '.join(steps)}z"


def _rings(on: date, ids: Iterable[UUID] | None = None) -> dict[UUID, list[Ring]]:
    rows = Boundary.objects.filter(valid__contains=asked_day(on))
    if ids is not None:
        rows = rows.filter(organisation__in=list(ids))
    return dict(rows.values_list("organisation_id", "rings"))
