"""Values of indicators, counted from the work now, or as they were known on an earlier day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from khien.core import measures
from khien.core.measures import Measure, Period, Tally
from khien.indicators.models import IndicatorVersion
from khien.indicators.queries.definitions import versions_on
from khien.indicators.queries.readings import Kept, kept_on
from khien.indicators.queries.targets import targets_of
from khien.indicators.queries.territories import units_in
from khien.indicators.rules import Targets, hidden_in
from khien.indicators.values import Counted
from khien.people.models import Scope, User
from khien.steering.models import Objective

Cells = dict[UUID | None, Tally]


@dataclass(frozen=True)
class _Asked:
    """`units` None: all there are, also what is not known where."""

    user: User | None
    as_valid: date
    as_known: date | None
    territory: UUID | None
    units: frozenset[UUID] | None


def values(
    codes: Sequence[str],
    *,
    user: User | None,
    as_valid: date,
    as_known: date | None = None,
    period: Period | None = None,
    territory: UUID | None = None,
) -> list[Counted]:
    """One for each code, in that order.

    `user`: small cells are hidden from whoever may not see the rows behind; None is the public.
    `as_known`: what was written down as known at the end of that day; None: counted now from the
    work. `period` None: the one each indicator is looked at in. `territory`: a commune, a province,
    also a former one; None: all of the installation.
    """
    units = units_in(territory, as_valid) if territory else None
    asked = _Asked(user, as_valid, as_known, territory, units)
    versions = versions_on(codes, as_valid)
    found = []
    for code in codes:
        measure = measures.measure(code)
        chosen = period or measure.period_of(as_valid)
        found.append(_counted(measure, versions.get(code), chosen, asked))
    return found


def _counted(
    measure: Measure, version: IndicatorVersion | None, period: Period, asked: _Asked
) -> Counted:
    kept = _kept(measure, period, asked)
    cells = kept.cells if kept else _count(measure, period, asked)
    follows = asked.user.scope(measure.followed_with) if asked.user else Scope()
    hidden = frozenset[UUID | None]()
    if measure.counts_people:
        hidden = hidden_in(cells, asked.units, follows.holds_in)
    if asked.units is not None:
        cells = {unit: tally for unit, tally in cells.items() if unit in asked.units}
    return Counted(
        measure=measure,
        version=kept.version if kept else version,
        period=period,
        as_valid=kept.as_valid if kept else min(asked.as_valid, period.end),
        as_known=kept.known_at if kept else None,
        geography=asked.as_valid,
        territory=asked.territory,
        cells=cells,
        hidden=hidden,
        follows=follows,
    )


def _kept(measure: Measure, period: Period, asked: _Asked) -> Kept | None:
    if asked.as_known is None:
        return None
    return kept_on(measure.code, period, as_valid=asked.as_valid, as_known=asked.as_known)


def _count(measure: Measure, period: Period, asked: _Asked) -> Cells:
    """Before anything was written down, as the work tells of that day."""
    day = min(asked.as_valid, asked.as_known or asked.as_valid)
    return {tally.commune: tally for tally in measure.count(period, day)}


def of_objectives(
    objectives: Iterable[Objective],
    *,
    user: User | None,
    as_valid: date,
    as_known: date | None = None,
    territory: UUID | None = None,
) -> list[Counted]:
    """The indicator each objective names, held to its targets of the day."""
    rows = list(objectives)
    targets: Mapping[tuple[UUID, str], Targets] = targets_of(rows, as_valid)
    found = values(
        [row.measure for row in rows],
        user=user,
        as_valid=as_valid,
        as_known=as_known,
        territory=territory,
    )
    return [
        replace(counted, objective=row, targets=targets[row.pk, row.measure])
        for row, counted in zip(rows, found, strict=True)
    ]
