"""Values of indicators, counted from the work now, or as they were known on an earlier day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from khien.core import measures
from khien.core.measures import Measure, Period, Tally
from khien.directory.queries.restatement import Way
from khien.indicators.models import IndicatorVersion
from khien.indicators.queries.definitions import versions_on
from khien.indicators.queries.geography import landed, moved, strangers, way_to
from khien.indicators.queries.readings import Kept, kept_on
from khien.indicators.queries.targets import targets_of
from khien.indicators.queries.territories import units_in
from khien.indicators.rules import Targets, gives_away, hidden_in
from khien.indicators.values import Counted
from khien.people.models import Scope, User
from khien.steering.models import Objective

Cells = dict[UUID | None, Tally]


@dataclass(frozen=True)
class _Asked:
    """`units` None: all there are, also what is not known where. `once`: by these borders alone."""

    user: User | None
    as_valid: date
    as_known: date | None
    geography: date
    territory: UUID | None
    units: frozenset[UUID] | None
    once: bool


@dataclass(frozen=True)
class _Raw:
    measure: Measure
    period: Period
    kept: Kept | None
    cells: Cells


def values(
    codes: Sequence[str],
    *,
    user: User | None,
    as_valid: date,
    as_known: date | None = None,
    period: Period | None = None,
    territory: UUID | None = None,
    geography: date | None = None,
    once: bool = False,
) -> list[Counted]:
    """One for each code, in that order.

    `user`: small cells are hidden from whoever may not see the rows behind; None: nobody does.
    `as_known`: what was written down as known at the end of that day; None: counted now from the
    work. `period` None: the one each indicator is looked at in. `territory`: a commune, a province,
    also a former one; None: all of the installation. `geography`: by the units of which day;
    `once`: and of no other day, as on paper.
    """
    to = geography or as_valid
    units = units_in(territory, to) if territory else None
    asked = _Asked(user, as_valid, as_known, to, territory, units, once)
    versions = versions_on(codes, as_valid)
    with measures.counted_together():
        raw = [_counted(measures.measure(code), period, asked) for code in codes]
    there = _ways(raw, asked)
    return [
        _seen(each, versions.get(each.measure.code), way, asked)
        for each, way in zip(raw, there, strict=True)
    ]


def _counted(measure: Measure, period: Period | None, asked: _Asked) -> _Raw:
    chosen = period or measure.period_of(asked.as_valid)
    if asked.as_known is not None:
        kept = kept_on(measure.code, chosen, as_valid=asked.as_valid, as_known=asked.as_known)
        if kept is not None:
            return _Raw(measure, chosen, kept, kept.cells)
    day = min(asked.as_valid, asked.as_known or asked.as_valid)
    count = measure.count
    if measure.count_places and asked.geography != asked.as_valid:
        count = measure.count_places
    return _Raw(measure, chosen, None, {each.commune: each for each in count(chosen, day)})


def _ways(raw: Sequence[_Raw], asked: _Asked) -> list[Way | None]:
    """Found once for all that are counted by the same units; None where nothing has to move."""
    places = {unit for each in raw for unit in each.cells if unit is not None}
    if asked.geography == asked.as_valid and not strangers(places, asked.geography):
        return [None] * len(raw)
    there = way_to(places, on=asked.as_valid, to=asked.geography)
    return [there] * len(raw)


def _seen(raw: _Raw, version: IndicatorVersion | None, there: Way | None, asked: _Asked) -> Counted:
    """As this person may see it, in the geography asked for."""
    measure, kept = raw.measure, raw.kept
    cells, estimated = moved(raw.cells, there) if there else (raw.cells, {})
    follows = asked.user.scope(measure.followed_with) if asked.user else Scope()
    hidden, few, total_hidden = frozenset[UUID | None](), dict[Any, Any](), False
    if measure.counts_people:
        redrawn = there is not None and asked.geography != asked.as_valid
        hidden = hidden_in(
            cells,
            follows.holds_in,
            redrawn=redrawn and not asked.once,
            made_of_hidden=_made_of_hidden(raw.cells, there, follows),
        )
        own = hidden_in(raw.cells, follows.holds_in) if redrawn else hidden
        counts = {unit: (raw.cells if redrawn else cells)[unit].denominator for unit in own}
        few = landed(counts, there if redrawn else None)
    if asked.units is not None:
        total_hidden = gives_away(few, asked.units)
        cells = {unit: tally for unit, tally in cells.items() if unit in asked.units}
    return Counted(
        measure=measure,
        version=kept.version if kept else version,
        period=raw.period,
        as_valid=kept.as_valid if kept else min(asked.as_valid, raw.period.end),
        as_known=kept.known_at if kept else None,
        geography=asked.geography,
        territory=asked.territory,
        cells=cells,
        hidden=hidden,
        few=few,
        follows=follows,
        total_hidden=total_hidden,
        estimated=estimated,
    )


def _made_of_hidden(before: Cells, there: Way | None, follows: Scope) -> set[UUID | None]:
    """Units that hold a part of one whose number is hidden by the borders of its own day."""
    if there is None:
        return set()
    hidden = hidden_in(before, follows.holds_in)
    links = [there.crosswalk.get(unit, ()) for unit in hidden if unit]
    return {link.target for found in links for link in found} | (hidden & {None})


def of_objectives(
    objectives: Iterable[Objective],
    *,
    user: User | None,
    as_valid: date,
    as_known: date | None = None,
    territory: UUID | None = None,
    geography: date | None = None,
    also: Sequence[str] = (),
    once: bool = False,
) -> list[Counted]:
    """The indicator each objective names, held to its targets of the day; then those of `also`."""
    rows = list(objectives)
    targets: Mapping[tuple[UUID, str], Targets] = targets_of(rows, as_valid)
    found = values(
        [*(row.measure for row in rows), *also],
        user=user,
        as_valid=as_valid,
        as_known=as_known,
        territory=territory,
        geography=geography,
        once=once,
    )
    named = [
        replace(counted, objective=row, targets=targets[row.pk, row.measure])
        for row, counted in zip(rows, found, strict=False)
    ]
    return [*named, *found[len(rows) :]]
