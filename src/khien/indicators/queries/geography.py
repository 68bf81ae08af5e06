"""Counts of the units of one day, said for those of another; exact where nothing was divided."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from khien.core.measures import Amount, Tally
from khien.directory import queries as directory
from khien.directory.queries.restatement import Asked, Way, restate_by, way
from khien.directory.rules import restatement
from khien.indicators.rules import Interval

_COUNTS = 7  # of a tally
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
    units, divided = _undivided(cells, there)
    columns = [_column(units, divided, nth, there) for nth in range(_COUNTS)]
    there_now = dict.fromkeys(unit for column in columns for unit in column)
    found: dict[UUID | None, Tally] = {
        unit: Tally(unit, *(_value(column.get(unit)) for column in columns)) for unit in there_now
    }
    if None in cells:
        found[None] = cells[None]
    estimated: dict[UUID | None, Interval] = {}
    for unit in there_now:
        interval = _interval(columns[0].get(unit), columns[1].get(unit))
        if interval is not None:
            estimated[unit] = interval
    return found, estimated


def landed(
    counts: Mapping[UUID | None, Amount], there: Way | None
) -> dict[UUID | None, dict[UUID | None, Amount]]:
    """Where the whole count of each unit went to, wholly or in part; None: they stayed."""
    found: dict[UUID | None, dict[UUID | None, Amount]] = {}
    for unit, count in counts.items():
        links = there.crosswalk.get(unit) if there and unit else None
        for link in links or restatement.alone(unit):
            found.setdefault(link.target, {})[unit] = count
    return found


def _undivided(cells: Cells, there: Way) -> tuple[dict[UUID, list[Amount]], dict[UUID, Tally]]:
    """Most go as a whole into one unit, and are only added; the rest is shared out."""
    added: dict[UUID, list[Amount]] = {}
    divided: dict[UUID, Tally] = {}
    for unit, tally in cells.items():
        if unit is None:
            continue
        links = there.crosswalk.get(unit) or restatement.alone(unit)
        if len(links) > 1:
            divided[unit] = tally
        elif (target := links[0].target) is not None:
            sums = added.setdefault(target, [0] * _COUNTS)
            added[target] = [a + b for a, b in zip(sums, tally.counts, strict=True)]
    return added, divided


def _column(
    units: Mapping[UUID, list[Amount]],
    divided: Mapping[UUID, Tally],
    nth: int,
    there: Way,
) -> dict[UUID, restatement.Figure]:
    found = {unit: restatement.certain(counts[nth]) for unit, counts in units.items()}
    restated = restate_by(there, {unit: tally.counts[nth] for unit, tally in divided.items()})
    for unit, part in (restated.unplaced | restated.figures).items():
        found[unit] = found[unit] + part if unit in found else part
    return found


def _value(figure: restatement.Figure | None) -> Amount:
    return figure.value if figure else 0


def _interval(
    numerator: restatement.Figure | None, denominator: restatement.Figure | None
) -> Interval | None:
    if numerator is None or denominator is None or (numerator.exact and denominator.exact):
        return None
    found = restatement.ratio(numerator, denominator)
    return Interval(float(100 * found.low), float(100 * found.high)) if found else None
