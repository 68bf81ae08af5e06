"""The map of a dashboard: outlines of units where they were imported, else a dot for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from khien.dashboards.map import HEIGHT, WIDTH, Place, layout, outlines
from khien.dashboards.queries import CommuneRow
from khien.dashboards.showing import TableRow, in_short
from khien.directory import queries as directory

RADIUS = 6.5


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    r: float
    tone: str
    label: str
    href: str


@dataclass(frozen=True)
class Area:
    """`line`: the outline as an SVG path."""

    line: str
    tone: str
    label: str
    href: str


@dataclass(frozen=True)
class Map:
    width: float
    height: float
    dots: list[Dot]
    areas: list[Area]


def map_of(rows: Sequence[CommuneRow], table: Sequence[TableRow], nth: int, on: date) -> Map:
    """Of one of the figures, as its cells stand in the table; outlines of some units and not of
    others are no map. `on`: of which day the units are.
    """
    known = [(row, shown) for row, shown in zip(rows, table, strict=True) if row.unit and row.name]
    lines = outlines(directory.outlines(on, [row.unit for row, _shown in known if row.unit]))
    if known and len(lines) == len(known):
        areas = [
            Area(lines[row.unit], *_facts(row, shown, nth)) for row, shown in known if row.unit
        ]
        return Map(WIDTH, HEIGHT, [], areas)
    return Map(WIDTH, HEIGHT, _dots(known, nth), [])


def _dots(known: Sequence[tuple[CommuneRow, TableRow]], nth: int) -> list[Dot]:
    places = [
        Place(row.unit, row.latitude, row.longitude)
        for row, _shown in known
        if row.unit and row.latitude is not None and row.longitude is not None
    ]
    where = layout(places)
    return [
        Dot(*where[row.unit], RADIUS, *_facts(row, shown, nth))
        for row, shown in known
        if row.unit in where
    ]


def _facts(row: CommuneRow, shown: TableRow, nth: int) -> tuple[str, str, str]:
    """Tone, label and address."""
    cell = shown.cells[nth]
    return cell.tone, f"{row.name}: {in_short(row.values[nth])}", cell.href or shown.href
