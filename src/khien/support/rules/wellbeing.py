"""How the child felt over time (1 very bad … 5 very good), as points of a small drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

WIDTH, HEIGHT, EDGE = 320, 120, 16
_LOWEST, _STEPS = 1, 4


@dataclass(frozen=True)
class Felt:
    """`occasion`: at which form it was asked."""

    at: datetime
    value: int
    occasion: str


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    felt: Felt


def points(course: Sequence[Felt]) -> list[Point]:
    """In the order of time, as far apart as the days between; one alone stands in the middle."""
    course = sorted(course, key=lambda felt: felt.at)
    if not course:
        return []
    first, last = course[0].at, course[-1].at
    span = (last - first).total_seconds()
    return [
        Point(
            round(EDGE + (WIDTH - 2 * EDGE) * ((f.at - first).total_seconds() / span), 1)
            if span
            else WIDTH / 2,
            height_of(f.value),
            f,
        )
        for f in course
    ]


def height_of(value: int) -> float:
    return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - _LOWEST) / _STEPS
