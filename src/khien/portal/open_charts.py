"""How open figures went from period to period: a table, and a chart drawn by the worker.

Only whole periods that are over; a period in which few people were counted is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from khien.core.measures import Figure, Period
from khien.core.small_cells import SMALL
from khien.dashboards.charts import Series, charts_of
from khien.indicators import queries as indicators
from khien.indicators.queries import Counted, Point


@dataclass(frozen=True)
class Step:
    period: Period
    strict: Figure
    settled: Figure

    @property
    def name(self) -> str:
        return _name(self.period)


@dataclass(frozen=True)
class OpenFigure:
    """`chart`: the key of its picture; empty while it is drawn, or where there is no course."""

    item: Counted
    steps: list[Step]
    chart: str


def with_courses(found: Sequence[Counted]) -> list[OpenFigure]:
    """In a few queries, however many figures there are."""
    if not found:
        return []
    until = max(item.period.end for item in found)
    points = indicators.trend([item.code for item in found], unit=None, until=until)
    courses = {item.code: _steps(item, points) for item in found}
    drawn = [item for item in found if courses[item.code]]
    series = [_series(item, courses[item.code]) for item in drawn]
    keys = charts_of(series, for_everybody=True)
    charts = {item.code: key for item, key in zip(drawn, keys, strict=True)}
    return [OpenFigure(item, courses[item.code], charts.get(item.code, "")) for item in found]


def _steps(item: Counted, points: Sequence[Point]) -> list[Step]:
    """None of a figure that is hidden, or that is known of one period alone."""
    steps = [
        Step(point.period, point.strict, point.settled)
        for point in points
        if point.code == item.code and _is_open(point, item)
    ]
    told = sum(step.strict.percent is not None for step in steps)
    alone = told < 2  # noqa: PLR2004  (a course has two points)
    return [] if item.total_hidden or alone else steps


def _is_open(point: Point, item: Counted) -> bool:
    """Over, told to its last day, and not of few people."""
    whole = point.as_valid >= point.period.end and point.period.end <= item.period.end
    few = item.measure.counts_people and 0 < point.strict.denominator < SMALL
    return whole and not few


def _series(item: Counted, steps: Sequence[Step]) -> Series:
    target = item.total.target
    return Series(
        title=item.title,
        periods=tuple(step.name for step in steps),
        strict=tuple(step.strict.percent for step in steps),
        settled=tuple(step.settled.percent for step in steps),
        target=float(target) if target is not None else None,
    )


def _name(period: Period) -> str:
    first, last = period.start.year, period.end.year
    return str(first) if first == last else f"{first}-{last}"
