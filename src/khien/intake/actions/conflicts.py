"""Keeping away from a report whom its reporter named, or an officer declared, as not to know of it.

Whoever heads an office or a commune keeps all of it away.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.calendars import today
from khien.directory import queries as directory
from khien.directory.models import FunctionBinding
from khien.intake.models import ConflictOfInterest, Report
from khien.intake.rules.conflicts import check_can_declare
from khien.intake.rules.routing import named_in, spoken_names
from khien.people.models import Duty, User
from khien.people.roles import Role

_HEADS = (Role.COMMUNE_CHAIR, Role.LEADER)


@dataclass(frozen=True)
class ConflictDeclared(ledger.Event):
    """An officer keeps these away; their reason stays with the report, sealed."""

    people: list[UUID]
    organisations: list[UUID]


def note(report: Report, *, must_not_know: str, now: datetime) -> set[UUID]:
    """Store who is kept away; the offices and communes among them are returned.

    Looked for: people of the staff by name and what they head; communes and offices by name.
    """
    if not must_not_know:
        return set()
    people = _people_in(must_not_know)
    places = all_places(people, _places_in(must_not_know, report, now=now), now=now)
    _store(report, people, places, now=now)
    return places


@transaction.atomic
def declare(
    report: Report,
    *,
    people: Iterable[UUID],
    offices: Iterable[UUID],
    why: str,
    by: User,
    now: datetime,
) -> set[UUID]:
    """By an officer, also about themselves; the offices and communes kept away now are returned."""
    Report.objects.select_for_update().get(pk=report.pk)
    wanted, told = set(people), set(offices)
    check_can_declare(people=wanted, offices=told, why=why)
    places = all_places(wanted, told, now=now)
    known = kept_away(report)
    _store(report, wanted - _people_kept(report), places - known, by=by, why=why, now=now)
    event = ConflictDeclared(report.pk, sorted(wanted), sorted(places))
    ledger.record(event, by=by, now=now)
    return known | places


def kept_away(report: Report) -> set[UUID]:
    """Offices and communes."""
    rows = report.conflicts_of_interest.filter(organisation__isnull=False)
    return set(rows.values_list("organisation", flat=True))


def _people_kept(report: Report) -> set[UUID]:
    rows = report.conflicts_of_interest.filter(person__isnull=False)
    return set(rows.values_list("person", flat=True))


def people_called(name: str) -> set[UUID]:
    """People of the staff by full name, tone marks or not, or by user name."""
    exact = User.objects.filter(is_active=True, username__iexact=name.strip())
    return set(exact.values_list("id", flat=True)) or _people_in(name)


def all_places(people: set[UUID], places: set[UUID], *, now: datetime) -> set[UUID]:
    with_heads = places | _headed_by(people, now=now)
    return with_heads | _offices_of(with_heads, now=now)


def _store(
    report: Report,
    people: set[UUID],
    places: set[UUID],
    *,
    now: datetime,
    by: User | None = None,
    why: str = "",
) -> None:
    named = [(who, None) for who in sorted(people)] + [(None, place) for place in sorted(places)]
    ConflictOfInterest.objects.bulk_create(
        ConflictOfInterest(
            report=report,
            person_id=who,
            organisation_id=place,
            noted_at=now,
            noted_by=by,
            why=why or None,
        )
        for who, place in named
    )
    if by is not None:
        by.remembered.clear()  # they may have named themselves


def _people_in(text: str) -> set[UUID]:
    people = User.objects.filter(is_active=True).values_list("id", "full_name")
    return named_in(text, {who: [name] for who, name in people})


def _headed_by(people: set[UUID], *, now: datetime) -> set[UUID]:
    duties = Duty.objects.in_force(now).filter(user__in=people, role__in=_HEADS)
    rows = duties.values_list("organisation", "territory")
    province = _province()
    return {place for row in rows for place in row if place not in {None, province}}


def _places_in(text: str, report: Report, *, now: datetime) -> set[UUID]:
    """The commune it happened in, and the offices that could receive it, where they are named."""
    day = today(now)
    here = directory.installation()
    territories = {report.commune_id, here.province_id if here else None} - {None}
    bound = FunctionBinding.objects.filter(territory__in=territories, valid__contains=day)
    offices = set(bound.values_list("organisation", flat=True))
    names = directory.names_of([*offices, *(t for t in territories if t)], day)
    province = here.name if here else ""
    called = {
        who: spoken_names(name, territory=province)
        for who, name in names.items()
        if here is None or who != here.province_id
    }
    return named_in(text, called)


def _offices_of(places: set[UUID], *, now: datetime) -> set[UUID]:
    """The offices of a commune that is kept away."""
    rows = FunctionBinding.objects.filter(territory__in=places, valid__contains=today(now))
    return set(rows.values_list("organisation", flat=True))


def _province() -> UUID | None:
    here = directory.installation()
    return here.province_id if here else None
