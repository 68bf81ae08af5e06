"""Keeping away from a report those whom its reporter named as not to know of it."""

from datetime import datetime
from uuid import UUID

from khien.core.calendars import today
from khien.directory import queries as directory
from khien.directory.models import FunctionBinding
from khien.intake.models import ConflictOfInterest, Report
from khien.intake.rules.routing import named_in, spoken_names
from khien.people.models import Duty, User
from khien.people.roles import Role

_HEADS = (Role.COMMUNE_CHAIR, Role.LEADER)


def note(report: Report, *, must_not_know: str, now: datetime) -> set[UUID]:
    """Store who is kept away; the offices and communes among them are returned.

    Looked for: people of the staff by name and what they head; communes and offices by name.
    """
    if not must_not_know:
        return set()
    people = _people_in(must_not_know)
    places = _places_in(must_not_know, report, now=now) | _headed_by(people, now=now)
    places |= _offices_of(places, now=now)
    ConflictOfInterest.objects.bulk_create(
        [
            *(ConflictOfInterest(report=report, person_id=who, noted_at=now) for who in people),
            *(ConflictOfInterest(report=report, organisation_id=o, noted_at=now) for o in places),
        ]
    )
    return places


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
