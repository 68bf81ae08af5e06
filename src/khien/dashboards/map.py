"""Where a commune's dot stands on the province's map."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

WIDTH, HEIGHT, MARGIN = 420.0, 420.0, 14.0


@dataclass(frozen=True)
class Place:
    """Degrees, WGS 84."""

    key: UUID
    latitude: float
    longitude: float


def layout(places: Sequence[Place]) -> dict[UUID, tuple[float, float]]:
    """Positions inside WIDTH × HEIGHT, north up, one scale both ways (equirectangular)."""
    if not places:
        return {}
    middle = math.radians(sum(p.latitude for p in places) / len(places))
    flat = {p.key: (p.longitude * math.cos(middle), -p.latitude) for p in places}
    left, right = _ends([x for x, _ in flat.values()])
    top, bottom = _ends([y for _, y in flat.values()])
    room = min(WIDTH, HEIGHT) - 2 * MARGIN
    scale = room / (max(right - left, bottom - top) or 1)
    across = (WIDTH - scale * (right - left)) / 2
    down = (HEIGHT - scale * (bottom - top)) / 2
    return {
        key: (round(across + scale * (x - left), 1), round(down + scale * (y - top), 1))
        for key, (x, y) in flat.items()
    }


def _ends(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values)
