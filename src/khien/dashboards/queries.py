"""The leader's dashboard: three percentages, where they come from, and the rows behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khien.core import measures
from khien.core.fold import alphabetical
from khien.core.measures import Figure, Measure, TraceRow
from khien.directory import queries as directory
from khien.indicators import queries as indicators
from khien.indicators.queries import Counted
from khien.people.models import User
from khien.steering.models import Plan


@dataclass(frozen=True)
class CommuneRow:
    """A commune's figures, in the order of what was counted; None: hidden, few people."""

    commune: UUID | None
    name: str
    latitude: float | None
    longitude: float | None
    figures: list[Figure | None]


def beside(plan: Plan | None, *, user: User, as_of: date) -> list[Counted]:
    """Every indicator that no objective of the plan names."""
    named = set(plan.objectives.values_list("measure", flat=True)) if plan else set()
    others = [each.code for each in measures.all_measures() if each.code not in named]
    return indicators.values(others, user=user, as_valid=as_of)


def commune_rows(found: Sequence[Counted], *, as_of: date) -> list[CommuneRow]:
    """Every commune of the province, by name; last what was counted elsewhere or who knows where.

    The rows add up to the figures over all communes.
    """
    communes = directory.communes_of_installation(as_of)
    places = sorted(communes, key=lambda row: alphabetical(row.name))
    rows = [
        CommuneRow(place.pk, place.name, place.latitude, place.longitude, _cells(found, place.pk))
        for place in places
    ]
    counted = {commune for item in found for commune in item.cells}
    others = counted - {row.commune for row in rows}
    names = directory.names_of({key for key in others if key}, as_of) if others else {}
    last = [
        CommuneRow(key, names.get(key, "") if key else "", None, None, _cells(found, key))
        for key in others
    ]
    return rows + sorted(last, key=lambda row: (not row.name, alphabetical(row.name)))


def _cells(found: Sequence[Counted], commune: UUID | None) -> list[Figure | None]:
    return [item.of(commune).strict for item in found]


def trace(measure: Measure, *, commune: UUID | None, user: User, as_of: date) -> list[TraceRow]:
    return measure.trace(measure.period_of(as_of).until(as_of), commune, user)
