"""How figures went from period to period, as a table and as a chart drawn beside the web."""

from collections.abc import Sequence
from dataclasses import dataclass

from khien.core.measures import Figure, Period
from khien.dashboards.charts import Series, chart_of
from khien.dashboards.choices import Chosen
from khien.indicators import queries as indicators
from khien.indicators.queries import Counted, Point


@dataclass(frozen=True)
class Step:
    period: Period
    strict: Figure
    settled: Figure


@dataclass(frozen=True)
class Trend:
    """`chart`: the key of its picture; empty while that is being drawn."""

    item: Counted
    steps: list[Step]
    chart: str


def trends_of(found: Sequence[Counted], chosen: Chosen) -> list[Trend]:
    """Of the whole or of one commune; parts of a province are not read by themselves."""
    if chosen.geography or (chosen.territory and not _alone(found, chosen)):
        return []
    codes = [item.code for item in found]
    points = indicators.trend(codes, unit=chosen.territory, until=chosen.day)
    shown = [(item, _steps(item, points)) for item in found]
    return [
        Trend(item, steps, chart_of([_series(item, steps)]))
        for item, steps in shown
        if len(steps) > 1
    ]


def _alone(found: Sequence[Counted], chosen: Chosen) -> bool:
    """A commune whose number is hidden has no trend either."""
    return all(
        set(item.cells) <= {chosen.territory} and chosen.territory not in item.hidden
        for item in found
    )


def _steps(item: Counted, points: Sequence[Point]) -> list[Step]:
    """What was read, and of the period shown what it is now."""
    before = [
        Step(point.period, point.strict, point.settled)
        for point in points
        if point.code == item.code and point.period.end < item.period.start
    ]
    return [*before, Step(item.period, item.strict, item.settled)]


def _series(item: Counted, steps: Sequence[Step]) -> Series:
    target = item.total.target
    return Series(
        title=item.title,
        periods=tuple(_name(step.period) for step in steps),
        strict=tuple(step.strict.percent for step in steps),
        settled=tuple(step.settled.percent for step in steps),
        target=float(target) if target is not None else None,
    )


def _name(period: Period) -> str:
    """2026, or 2025-2026 where it is no civil year."""
    first, last = period.start.year, period.end.year
    return str(first) if first == last else f"{first}-{last}"
