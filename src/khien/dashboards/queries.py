"""What a dashboard shows beside the figures themselves: units in order, the red ones and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khien.core import measures
from khien.core.fold import alphabetical
from khien.core.measures import Measure, TraceRow
from khien.dashboards.choices import Chosen
from khien.dashboards.rules import tone
from khien.directory import queries as directory
from khien.directory.models import Level
from khien.directory.queries.restatement import above
from khien.indicators import queries as indicators
from khien.indicators.grouping import grouped
from khien.indicators.queries import Counted, IndicatorValue
from khien.indicators.queries.territories import units_in, units_of_installation
from khien.people.models import User
from khien.steering.models import Plan

MOST_ROWS = 400  # above that a page shows provinces


@dataclass(frozen=True)
class CommuneRow:
    """A unit's values, in the order of what was counted. `larger`: it is a province."""

    unit: UUID | None
    name: str
    latitude: float | None
    longitude: float | None
    values: list[IndicatorValue]
    larger: bool = False

    @property
    def reds(self) -> list[int]:
        """The places of the values that are far below their target."""
        return [
            nth
            for nth, value in enumerate(self.values)
            if tone(value.strict, value.target) == "danger"
        ]


def beside(plan: Plan | None, chosen: Chosen, *, user: User) -> list[Counted]:
    """Every indicator that no objective of the plan names."""
    named = set(plan.objectives.values_list("measure", flat=True)) if plan else set()
    others = [each.code for each in measures.all_measures() if each.code not in named]
    return indicators.values(
        others,
        user=user,
        as_valid=chosen.day,
        as_known=chosen.known,
        geography=chosen.geography,
        territory=chosen.territory,
    )


def rows(found: Sequence[Counted], chosen: Chosen) -> list[CommuneRow]:
    """Every unit by name; last what was counted elsewhere or who knows where. Of a whole country
    one row a province. The rows add up to the figures over all.
    """
    on = chosen.units_on
    expected = (
        units_in(chosen.territory, on)
        if chosen.territory
        else units_of_installation(chosen.day, on)
    )
    counted = {unit for item in found for unit in item.cells}
    known = {unit for unit in counted if unit} | expected
    larger = len(known) > MOST_ROWS
    if larger:
        groups = above(known, Level.PROVINCE, on)
        found = [grouped(item, groups) for item in found]
        expected = frozenset({*groups.values()})
        counted = {unit for item in found for unit in item.cells}
    return _ordered(found, expected, counted, on, larger=larger)


def _ordered(
    found: Sequence[Counted],
    expected: frozenset[UUID],
    counted: set[UUID | None],
    on: date,
    *,
    larger: bool,
) -> list[CommuneRow]:
    ids = {unit for unit in counted if unit} | expected
    there = directory.existing(on).filter(pk__in=ids)
    places = {
        pk: (name, latitude, longitude)
        for pk, name, latitude, longitude in there.values_list(
            "pk", "name", "latitude", "longitude"
        )
    }
    listed = [
        CommuneRow(
            unit,
            *_place(unit, places),
            values=[item.of(unit) for item in found],
            larger=larger and unit in expected,
        )
        for unit in {*counted, *expected}
    ]
    return sorted(
        listed, key=lambda row: (not row.name, row.unit not in expected, alphabetical(row.name))
    )


Facts = tuple[str, float | None, float | None]


def _place(unit: UUID | None, places: dict[UUID, Facts]) -> Facts:
    return places.get(unit, ("", None, None)) if unit else ("", None, None)


def red_ones(listed: Sequence[CommuneRow], *, most: int = 10) -> list[CommuneRow]:
    """Those with most figures far below their target, the lowest first."""
    red = [row for row in listed if row.reds and row.unit]
    return sorted(red, key=_redness)[:most]


def _redness(row: CommuneRow) -> tuple[object, ...]:
    lowest = min(
        figure.percent or 0 for value in row.values if (figure := value.strict) is not None
    )
    return -len(row.reds), lowest, alphabetical(row.name)


def trace(measure: Measure, *, commune: UUID | None, user: User, as_of: date) -> list[TraceRow]:
    return measure.trace(measure.period_of(as_of).until(as_of), commune, user)
