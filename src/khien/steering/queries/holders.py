"""Whose an assignment is on a day: it follows its function, and whoever took an office's place."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from khien.core.calendars import today
from khien.directory.models import Extent, FunctionBinding, OrganisationVersion
from khien.directory.queries import gone_into
from khien.directory.queries.heirs import heirs
from khien.people.before import gone_into_theirs
from khien.people.models import User
from khien.steering.models import Assignment

_Key = tuple[str, UUID]


def held_on(assignment: Assignment, day: date) -> date:
    """What is closed stays with the office that closed it."""
    closed = assignment.finished_at or assignment.cancelled_at
    return min(today(closed), day) if closed else day


@dataclass
class Holders:
    """Offices of many assignments, in a few queries. What nobody carries has none."""

    day: date
    _bound: dict[_Key, list[tuple[DateRange, UUID]]] = field(default_factory=dict)
    _lives: dict[UUID, list[DateRange]] = field(default_factory=dict)
    _heirs: dict[tuple[UUID, date], UUID | None] = field(default_factory=dict)

    @classmethod
    def of(cls, assignments: Iterable[Assignment], day: date) -> "Holders":
        rows = list(assignments)
        places = {row.territory_id for row in rows if row.territory_id}
        named = {row.organisation_id for row in rows if row.organisation_id}
        found = cls(day, _lives=_lives(places | named))
        moved = {heir for key in places if (heir := found.heir(key, day)) is not None}
        found._bound = _bindings(places | moved)
        return found

    def office(self, assignment: Assignment) -> UUID | None:
        day = held_on(assignment, self.day)
        if assignment.organisation_id is not None:
            return self.heir(assignment.organisation_id, day)
        place = self.heir(assignment.territory_id, day) if assignment.territory_id else None
        if place is None:
            return None
        for lasting, office in self._bound.get((assignment.function, place), ()):
            if _within(lasting, day):
                return office
        return None

    def heir(self, organisation: UUID, day: date) -> UUID | None:
        """Itself while it exists; else who took all of it over."""
        if any(_within(lasting, day) for lasting in self._lives.get(organisation, ())):
            return organisation
        key = (organisation, day)
        if key not in self._heirs:
            whole = [one for one, extent in heirs(*key).items() if extent == Extent.WHOLE]
            self._heirs[key] = whole[0] if len(whole) == 1 else None
        return self._heirs[key]


def _lives(organisations: set[UUID]) -> dict[UUID, list[DateRange]]:
    found: dict[UUID, list[DateRange]] = defaultdict(list)
    rows = OrganisationVersion.objects.filter(organisation__in=organisations)
    for organisation, lasting in rows.values_list("organisation", "valid"):
        found[organisation].append(lasting)
    return found


def _bindings(places: set[UUID]) -> dict[_Key, list[tuple[DateRange, UUID]]]:
    found: dict[_Key, list[tuple[DateRange, UUID]]] = defaultdict(list)
    rows = FunctionBinding.objects.filter(territory__in=places)
    for function, place, lasting, office in rows.values_list(
        "function", "territory", "valid", "organisation"
    ):
        found[function, place].append((lasting, office))
    return found


def _within(lasting: DateRange, day: date) -> bool:
    begun = lasting.lower is None or lasting.lower <= day
    return begun and (lasting.upper is None or day < lasting.upper)


def of_offices(
    offices: Iterable[UUID],
    day: date,
    rows: QuerySet[Assignment] | None = None,
    *,
    asking: User | None = None,
) -> list[Assignment]:
    """Of `rows`, in their order, those these offices hold on that day; of what is closed, what
    they closed. `asking`: who asks, perhaps several times.
    """
    mine = set(offices)
    asked = Assignment.objects.all() if rows is None else rows
    found = list(asked.filter(_could_be_of(mine, day, asking))) if mine else []
    holders = Holders.of(found, day)
    return [row for row in found if holders.office(row) in mine]


def _could_be_of(mine: set[UUID], day: date, asking: User | None) -> Q:
    """Given to them or to what went into them, by name or by a function they ever carried."""
    known = mine | _before(mine, day, asking).keys()
    bound = FunctionBinding.objects.filter(organisation__in=known)
    keys = set(bound.values_list("function", "territory"))
    places = {place for _function, place in keys}
    before: dict[UUID, set[UUID]] = defaultdict(set)
    for old, new in _before(places, day, asking).items():
        before[new].add(old)
    wanted = Q(organisation__in=known)
    by_function: dict[str, set[UUID]] = defaultdict(set)
    for function, place in keys:
        by_function[function] |= {place, *before[place]}
    for function, there in by_function.items():
        wanted |= Q(function=function, territory__in=there)
    return wanted


def _before(organisations: set[UUID], day: date, asking: User | None) -> dict[UUID, UUID]:
    if asking is None:
        return gone_into(organisations, day)
    return gone_into_theirs(asking, organisations, day)
