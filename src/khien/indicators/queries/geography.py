"""Counts of the units of one day, said for those of another; exact where nothing was divided."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from khien.core.measures import Tally
from khien.directory import queries as directory
from khien.directory.queries.restatement import Asked, Way, restate_by, way
from khien.directory.rules import restatement
from khien.indicators.rules import Interval

Cells = Mapping[UUID | None, Tally]
Moved = tuple[dict[UUID | None, Tally], dict[UUID | None, Interval]]


def strangers(units: Collection[UUID], on: date) -> set[UUID]:
    """Those of them that did not exist on that day."""
    there = directory.existing(on).filter(pk__in=units).values_list("pk", flat=True)
    return set(units) - set(there)


def way_to(units: Collection[UUID], *, on: date, to: date) -> Way:
    return way(units, Asked(on, to))


def moved(cells: Cells, there: Way) -> Moved:
    """Cells by the units of the other day, and the interval of the strict percentage of each that
    is estimated. What is not known where stays so; of a unit that nobody followed it stays as well.
    """
    columns = [_column(cells, nth, there) for nth in range(7)]
    units = dict.fromkeys(unit for column in columns for unit in column)
    found: dict[UUID | None, Tally] = {
        unit: Tally(unit, *(_value(column.get(unit)) for column in columns)) for unit in units
    }
    if None in cells:
        found[None] = cells[None]
    estimated: dict[UUID | None, Interval] = {}
    for unit in units:
        interval = _interval(columns[0].get(unit), columns[1].get(unit))
        if interval is not None:
            estimated[unit] = interval
    return found, estimated


def _column(cells: Cells, nth: int, there: Way) -> dict[UUID, restatement.Figure]:
    figures = {unit: tally.counts[nth] for unit, tally in cells.items() if unit is not None}
    restated = restate_by(there, figures)
    return restated.unplaced | restated.figures


def _value(figure: restatement.Figure | None) -> restatement.Amount:
    return figure.value if figure else 0


def _interval(
    numerator: restatement.Figure | None, denominator: restatement.Figure | None
) -> Interval | None:
    if numerator is None or denominator is None or (numerator.exact and denominator.exact):
        return None
    found = restatement.ratio(numerator, denominator)
    return Interval(float(100 * found.low), float(100 * found.high)) if found else None
