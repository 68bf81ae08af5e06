"""Readers: rows one may see, and what each unit can do beside what it handled."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from khien.capacity.models import CapacityKind, CapacityRow, Topic
from khien.core import handled
from khien.core.fold import alphabetical
from khien.core.handled import Handled
from khien.core.measures import Period
from khien.core.permissions import Permission
from khien.core.small_cells import hidden_cells
from khien.directory.queries import names_of
from khien.people.models import User


def visible_to(user: User) -> QuerySet[CapacityRow]:
    """The province's leaders see every unit, others their own."""
    if user.scope(Permission.DASHBOARD_VIEW).everywhere:
        return CapacityRow.objects.all()
    return CapacityRow.objects.filter(unit__in=units_of(user))


def units_of(user: User) -> frozenset[UUID]:
    return user.scope(Permission.CAPACITY_RECORD).organisations


def units_seen(user: User, day: date) -> dict[UUID, str]:
    """Units of whom one may see a row, by name."""
    units = set(visible_to(user).order_by().values_list("unit", flat=True).distinct())
    return dict(sorted(names_of(units, day).items(), key=lambda pair: alphabetical(pair[1])))


def own_row(user: User, row_id: UUID) -> CapacityRow:
    """404 for a stranger, as for a row that does not exist."""
    return get_object_or_404(CapacityRow, pk=row_id, unit__in=units_of(user))


def listing(
    user: User, *, kind: str = "", unit: UUID | None = None, withdrawn: bool = False
) -> QuerySet[CapacityRow]:
    rows = visible_to(user).select_related("recorded_by").order_by("-on", "-recorded_at", "-id")
    if kind:
        rows = rows.filter(kind=kind)
    if unit:
        rows = rows.filter(unit=unit)
    return rows if withdrawn else rows.filter(withdrawn_at=None)


@dataclass
class UnitCapacity:
    """At the end of the period: `officers`, `trained` (of each topic), `pieces`; in it the rest.

    `hidden`: kinds of work that are not shown, as they tell of few.
    """

    unit: UUID
    name: str = ""
    officers: int | None = None
    trained: dict[str, int] = field(default_factory=dict)
    pieces: int = 0
    trainings: int = 0
    took_part: int = 0
    exercises: int = 0
    work: dict[str, Handled] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    @property
    def trained_words(self) -> list[tuple[str, int]]:
        return [(str(Topic(topic).label), count) for topic, count in sorted(self.trained.items())]


def by_unit(user: User, period: Period) -> list[UnitCapacity]:
    """By name; units that only handled something too, for what they lack is to be seen."""
    rows = visible_to(user).filter(withdrawn_at=None)
    found: defaultdict[UUID, UnitCapacity] = defaultdict(lambda: UnitCapacity(UUID(int=0)))
    _add_officers(found, rows, period.end)
    _add_counts(found, rows, period)
    _add_work(found, user, period)
    names = names_of(set(found), period.end)
    for unit, told in found.items():
        told.unit, told.name = unit, names.get(unit, "")
    return sorted(found.values(), key=lambda told: alphabetical(told.name))


def _lasting(rows: QuerySet[CapacityRow], day: date) -> QuerySet[CapacityRow]:
    return rows.filter(Q(until=None) | Q(until__gt=day), on__lte=day)


def _add_officers(found: dict[UUID, UnitCapacity], rows: QuerySet[CapacityRow], day: date) -> None:
    """The newest word on each topic; where that one has ended, none holds."""
    said = rows.filter(kind=CapacityKind.OFFICERS, on__lte=day)
    newest = said.order_by("unit", "topic", "-on", "-recorded_at").distinct("unit", "topic")
    for row in newest:
        if row.until is not None and row.until <= day:
            continue
        if row.topic == Topic.ALL:
            found[row.unit_id].officers = row.count
        else:
            found[row.unit_id].trained[row.topic] = row.count


def _add_counts(
    found: dict[UUID, UnitCapacity], rows: QuerySet[CapacityRow], period: Period
) -> None:
    equipment = _lasting(rows.filter(kind=CapacityKind.EQUIPMENT), period.end)
    for unit, pieces in _sums(equipment):
        found[unit].pieces = pieces
    held = rows.filter(on__range=(period.start, period.end))
    training = held.filter(kind=CapacityKind.TRAINING)
    for unit, took_part in _sums(training):
        found[unit].took_part = took_part
    for unit in training.values_list("unit", flat=True):
        found[unit].trainings += 1
    for unit in held.filter(kind=CapacityKind.EXERCISE).values_list("unit", flat=True):
        found[unit].exercises += 1


def _sums(rows: QuerySet[CapacityRow]) -> Iterable[tuple[UUID, int]]:
    return rows.order_by().values("unit").annotate(all=Sum("count")).values_list("unit", "all")


def _add_work(found: dict[UUID, UnitCapacity], user: User, period: Period) -> None:
    own, traces = units_of(user), user.scope(Permission.FIGURES_TRACE).everywhere
    everywhere = user.scope(Permission.DASHBOARD_VIEW).everywhere
    for kind in handled.all_kinds():
        counted = kind.count(period)
        few = hidden_cells({u: n.came for u, n in counted.items() if u not in own})
        for unit, number in counted.items():
            if not everywhere and unit not in own:
                continue
            found[unit].work[kind.code] = number
            if unit in few and not traces:
                found[unit].hidden |= {kind.code}
