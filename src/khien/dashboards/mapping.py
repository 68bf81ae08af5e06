"""The map of a dashboard: outlines of units where they were imported, else a dot for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from khien.dashboards.choices import Chosen
from khien.dashboards.map import HEIGHT, WIDTH, Place, layout, outlines
from khien.dashboards.queries import CommuneRow
from khien.dashboards.rules import tone
from khien.dashboards.showing import in_short, table_row
from khien.directory import queries as directory
from khien.indicators.queries import Counted

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


def map_of(rows: Sequence[CommuneRow], nth: int, item: Counted, chosen: Chosen) -> Map:
    """Of one of the figures; outlines of some units and not of others are no map."""
    known = [row for row in rows if row.unit and row.name]
    lines = outlines(directory.outlines(chosen.units_on, [row.unit for row in known if row.unit]))
    if known and len(lines) == len(known):
        areas = [
            Area(lines[row.unit], *_facts(row, nth, item, chosen)) for row in known if row.unit
        ]
        return Map(WIDTH, HEIGHT, [], areas)
    return Map(WIDTH, HEIGHT, _dots(known, nth, item, chosen), [])


def _dots(rows: Sequence[CommuneRow], nth: int, item: Counted, chosen: Chosen) -> list[Dot]:
    places = [
        Place(row.unit, row.latitude, row.longitude)
        for row in rows
        if row.unit and row.latitude is not None and row.longitude is not None
    ]
    where = layout(places)
    return [
        Dot(*where[row.unit], RADIUS, *_facts(row, nth, item, chosen))
        for row in rows
        if row.unit in where
    ]


def _facts(row: CommuneRow, nth: int, item: Counted, chosen: Chosen) -> tuple[str, str, str]:
    """Tone, label and address."""
    value = row.values[nth]
    words = f"{row.name}: {in_short(value)}"
    alone = CommuneRow(row.unit, row.name, None, None, [value], row.larger)
    shown = table_row(alone, [item], chosen)
    return tone(value.strict, value.target), words, shown.cells[0].href or shown.href
