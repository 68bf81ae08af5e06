"""How figures went from period to period, as a table and as a chart drawn beside the web."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from uuid import UUID

from khien.core.measures import Figure, Period
from khien.dashboards.charts import Series, charts_of
from khien.dashboards.choices import Chosen
from khien.indicators import queries as indicators
from khien.indicators.queries import Counted, Point


@dataclass(frozen=True)
class Step:
    """`name`: 2026, or 2025-2026 where it is no civil year."""

    period: Period
    strict: Figure
    settled: Figure

    @property
    def name(self) -> str:
        first, last = self.period.start.year, self.period.end.year
        return str(first) if first == last else f"{first}-{last}"


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
    there = chosen.territory
    shown = [item for item in found if not (there and there in item.hidden)]
    points = indicators.trend(
        [item.code for item in shown],
        unit=there,
        until=chosen.day,
        as_known=chosen.known,
        seen=seen_of(shown),
    )
    told = [(item, steps) for item in shown if len(steps := _steps(item, points)) > 1]
    charts = charts_of([_series(item, steps) for item, steps in told])
    return [Trend(*each, chart) for each, chart in zip(told, charts, strict=True)]


def seen_of(found: Sequence[Counted]) -> dict[str, Callable[[UUID | None], bool]]:
    """Whose few are shown to this person, for the readings of former times."""
    return {item.code: item.follows.holds_in for item in found if item.measure.counts_people}


def _alone(found: Sequence[Counted], chosen: Chosen) -> bool:
    """Whether this is one commune."""
    return all(set(item.cells) <= {chosen.territory} for item in found)


def _steps(item: Counted, points: Sequence[Point]) -> list[Step]:
    """What was read since there was something to read, and of the period shown what it is now."""
    before = [
        Step(point.period, point.strict, point.settled)
        for point in points
        if point.code == item.code and point.period.end < item.period.start
    ]
    begun = dropwhile(lambda step: not step.strict.denominator, before)
    return [*begun, Step(item.period, item.strict, item.settled)]


def _series(item: Counted, steps: Sequence[Step]) -> Series:
    target = item.total.target
    return Series(
        title=item.title,
        periods=tuple(step.name for step in steps),
        strict=tuple(step.strict.percent for step in steps),
        settled=tuple(step.settled.percent for step in steps),
        target=float(target) if target is not None else None,
    )
