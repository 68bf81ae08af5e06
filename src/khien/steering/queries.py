"""The leader's dashboard: three percentages, where they come from, and the rows behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from khien.core import measures
from khien.core.fold import alphabetical
from khien.core.measures import Figure, Measure, Period, Tally, TraceRow
from khien.core.small_cells import hidden_cells
from khien.directory import queries as directory
from khien.people.models import Scope, User
from khien.steering.models import Objective, Plan


@dataclass(frozen=True)
class MeasureFigures:
    """A measure with its strict and settled-only figure over all communes.

    `follows`: where the person looking may open the rows behind it.
    """

    measure: Measure
    period: Period
    strict: Figure
    settled: Figure
    cells: dict[UUID | None, Tally]
    hidden: frozenset[UUID | None]
    follows: Scope


@dataclass(frozen=True)
class ObjectiveFigures(MeasureFigures):
    objective: Objective


@dataclass(frozen=True)
class CommuneRow:
    """A commune's figures, in the order of what was counted; None: hidden, few people."""

    commune: UUID | None
    name: str
    latitude: float | None
    longitude: float | None
    figures: list[Figure | None]


def plan_of(day: date) -> Plan | None:
    """The plan that covers the day; after its end, the newest one until the next is opened."""
    plans = Plan.objects.filter(starts__lte=day).order_by("-starts")
    return plans.first()


def first_day() -> date | None:
    """Of the first plan; None without one."""
    return Plan.objects.order_by("starts").values_list("starts", flat=True).first()


def figures(plan: Plan, *, user: User, as_of: date) -> list[ObjectiveFigures]:
    return [
        ObjectiveFigures(
            **_counted(measures.measure(row.measure), user=user, as_of=as_of), objective=row
        )
        for row in plan.objectives.all()
    ]


def figures_beside(plan: Plan | None, *, user: User, as_of: date) -> list[MeasureFigures]:
    """Of every measure that is no objective of the plan."""
    named = set(plan.objectives.values_list("measure", flat=True)) if plan else set()
    others = [each for each in measures.all_measures() if each.code not in named]
    return [MeasureFigures(**_counted(each, user=user, as_of=as_of)) for each in others]


def _counted(measure: Measure, *, user: User, as_of: date) -> dict[str, Any]:
    """The fields of MeasureFigures."""
    follows = user.scope(measure.followed_with)
    period = measure.period_of(as_of)
    cells = {tally.commune: tally for tally in measure.count(period, as_of)}
    strict, settled = measures.total(cells.values())
    others = {
        commune: tally.denominator
        for commune, tally in cells.items()
        if measure.counts_people and not follows.holds_in(commune)
    }
    return {
        "measure": measure,
        "period": period,
        "strict": strict,
        "settled": settled,
        "cells": cells,
        "hidden": hidden_cells(others),
        "follows": follows,
    }


def commune_rows(found: Sequence[MeasureFigures], *, as_of: date) -> list[CommuneRow]:
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


def _cells(found: Sequence[MeasureFigures], commune: UUID | None) -> list[Figure | None]:
    return [_cell(item, commune) for item in found]


def _cell(item: MeasureFigures, commune: UUID | None) -> Figure | None:
    if commune in item.hidden:
        return None
    tally = item.cells.get(commune)
    return Figure(tally.strict_numerator, tally.denominator) if tally else Figure(0, 0)


def trace(measure: Measure, *, commune: UUID | None, user: User, as_of: date) -> list[TraceRow]:
    return measure.trace(measure.period_of(as_of).until(as_of), commune, user)
