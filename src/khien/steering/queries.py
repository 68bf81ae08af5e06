"""The leader's dashboard: three percentages, where they come from, and the rows behind them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khien.core import measures
from khien.core.measures import Figure, Measure, Period, Tally, TraceRow
from khien.core.permissions import Permission
from khien.directory import queries as directory
from khien.people.models import User
from khien.steering.models import Objective, Plan
from khien.steering.rules import hidden_cells


@dataclass(frozen=True)
class ObjectiveFigures:
    """An objective with its strict and settled-only figure over all communes one may see."""

    objective: Objective
    measure: Measure
    period: Period
    strict: Figure
    settled: Figure
    cells: dict[UUID | None, Tally]
    hidden: frozenset[UUID | None]


@dataclass(frozen=True)
class CommuneRow:
    """A commune's figures, in the order of the objectives; None: hidden, few people."""

    commune: UUID | None
    name: str
    latitude: float | None
    longitude: float | None
    figures: list[Figure | None]


def plan_of(day: date) -> Plan | None:
    """The plan that covers the day; after its end, the newest one until the next is opened."""
    plans = Plan.objects.filter(starts__lte=day).order_by("-starts")
    return plans.first()


def figures(plan: Plan, *, user: User, as_of: date) -> list[ObjectiveFigures]:
    traces = user.may(Permission.FIGURES_TRACE)
    return [_figures(objective, as_of=as_of, traces=traces) for objective in plan.objectives.all()]


def _figures(objective: Objective, *, as_of: date, traces: bool) -> ObjectiveFigures:
    measure = measures.measure(objective.measure)
    period = measure.period_of(as_of)
    cells = {tally.commune: tally for tally in measure.count(period, as_of)}
    strict, settled = measures.total(cells.values())
    small = {commune: tally.denominator for commune, tally in cells.items()}
    hide = measure.counts_people and not traces
    hidden = hidden_cells(small) if hide else frozenset()
    return ObjectiveFigures(objective, measure, period, strict, settled, cells, hidden)


def commune_rows(found: list[ObjectiveFigures], *, as_of: date) -> list[CommuneRow]:
    """Every commune of the province, by name; last the cases whose place is not known, if any."""
    places = directory.communes_of_installation(as_of)
    rows = [
        CommuneRow(place.pk, place.name, place.latitude, place.longitude, _cells(found, place.pk))
        for place in places
    ]
    if any(None in item.cells for item in found):
        rows.append(CommuneRow(None, "", None, None, _cells(found, None)))
    return rows


def _cells(found: list[ObjectiveFigures], commune: UUID | None) -> list[Figure | None]:
    return [_cell(item, commune) for item in found]


def _cell(item: ObjectiveFigures, commune: UUID | None) -> Figure | None:
    if commune in item.hidden:
        return None
    tally = item.cells.get(commune)
    return Figure(tally.strict_numerator, tally.denominator) if tally else Figure(0, 0)


def trace(objective: Objective, *, commune: UUID | None, user: User, as_of: date) -> list[TraceRow]:
    measure = measures.measure(objective.measure)
    return measure.trace(measure.period_of(as_of), commune, user)
