"""Where a commune stands on the map of a province: its dot, its outline."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from khien.directory.importer.boundaries import GRID

WIDTH, HEIGHT, MARGIN = 420.0, 420.0, 14.0
Rings = Sequence[Sequence[Sequence[float]]]


@dataclass(frozen=True)
class Place:
    """Degrees, WGS 84."""

    key: UUID
    latitude: float
    longitude: float


@dataclass(frozen=True)
class _Frame:
    """From degrees to the paper: north up, one scale both ways (equirectangular)."""

    narrowing: float
    left: float
    top: float
    scale: float
    across: float
    down: float

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = self.across + self.scale * (longitude * self.narrowing - self.left)
        y = self.down + self.scale * (-latitude - self.top)
        return round(x, 1), round(y, 1)


def _frame(degrees: Sequence[tuple[float, float]]) -> _Frame:
    """Around all of these longitudes and latitudes, inside WIDTH × HEIGHT."""
    narrowing = math.cos(math.radians(sum(each[1] for each in degrees) / len(degrees)))
    left, right = _ends([longitude * narrowing for longitude, _latitude in degrees])
    top, bottom = _ends([-latitude for _longitude, latitude in degrees])
    room = min(WIDTH, HEIGHT) - 2 * MARGIN
    scale = room / (max(right - left, bottom - top) or 1)
    across = (WIDTH - scale * (right - left)) / 2
    down = (HEIGHT - scale * (bottom - top)) / 2
    return _Frame(narrowing, left, top, scale, across, down)


def layout(places: Sequence[Place]) -> dict[UUID, tuple[float, float]]:
    """Where the dots stand."""
    if not places:
        return {}
    frame = _frame([(place.longitude, place.latitude) for place in places])
    return {place.key: frame.place(place.longitude, place.latitude) for place in places}


def outlines(rings: Mapping[UUID, Rings]) -> dict[UUID, str]:
    """Each as an SVG path, whose rings are in steps of the directory's grid."""
    points = [point for each in rings.values() for ring in each for point in ring]
    if not points:
        return {}
    frame = _frame([(x / GRID, y / GRID) for x, y in points])
    return {key: "".join(_line(ring, frame) for ring in each) for key, each in rings.items()}


def _line(ring: Sequence[Sequence[float]], frame: _Frame) -> str:
    steps = (frame.place(x / GRID, y / GRID) for x, y in ring)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in steps) + "Z"


def _ends(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values)
