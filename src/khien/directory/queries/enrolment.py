"""How many children an institution had, by the snapshots at hand on a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import F, Min, Q

from khien.directory.models import CommuneTrait, EnrolmentSnapshot, OrganisationVersion, Trait
from khien.directory.periods import asked_day

Enrolment = dict[int | None, int]


def enrolment(ids: Iterable[UUID], school_year: str, *, on: date) -> dict[UUID, Enrolment]:
    """By grade (None: residents of a care facility): of a grade the newest snapshot up to that
    day; before the first of the year, the first.
    """
    asked_day(on)
    rows = EnrolmentSnapshot.objects.filter(
        Q(school_year=school_year) | Q(grade__isnull=True), organisation__in=list(ids)
    ).order_by("counted_on")
    found: dict[UUID, Enrolment] = defaultdict(dict)
    people = F("girls") + F("boys") + F("unknown")
    for pk, grade, day, total in rows.values_list("organisation_id", "grade", "counted_on", people):
        if grade not in found[pk] or day <= on:
            found[pk][grade] = total
    return dict(found)


def snapshots(organisation_id: UUID) -> list[EnrolmentSnapshot]:
    """Newest first."""
    rows = EnrolmentSnapshot.objects.filter(organisation=organisation_id)
    return list(rows.order_by("-counted_on", "grade"))


def first_days(ids: Iterable[UUID]) -> dict[UUID, date | None]:
    """Since when each exists; None: nobody recorded since when."""
    rows = OrganisationVersion.objects.filter(organisation__in=list(ids)).values_list(
        "organisation"
    )
    found = rows.annotate(day=Min("valid__startswith"), endless=BoolOr("valid__lower_inf"))
    return {pk: None if endless else day for pk, day, endless in found}


def communes_with(trait: Trait, *, on: date) -> set[UUID]:
    rows = CommuneTrait.objects.filter(trait=trait, valid__contains=asked_day(on))
    return set(rows.values_list("commune_id", flat=True))
