"""Legal holds: which there are, and every row they keep."""

import re
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from khien.core.permissions import Permission
from khien.core.retention import hanging_on, holders, rows_of
from khien.evidence.models import Exhibit
from khien.intake.models import Incident, IncidentReport
from khien.people.models import User
from khien.privacy.models import LegalHold

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,12})\D*$")


def in_force(day: date) -> QuerySet[LegalHold]:
    still = Q(until=None) | Q(until__gt=day)
    return LegalHold.objects.filter(still, released_at=None)


def visible_to(user: User) -> QuerySet[LegalHold]:
    return LegalHold.objects.all() if user.may(Permission.LEGAL_HOLD) else LegalHold.objects.none()


def get_for(user: User, hold_id: UUID) -> LegalHold:
    found = visible_to(user).filter(pk=hold_id).first()
    if found is None:
        raise Http404
    return found


def held(day: date) -> frozenset[UUID]:
    """A hold on one part keeps the whole file: the incident and all that hangs on it."""
    subjects = set(in_force(day).values_list("subject", flat=True))
    if not subjects:
        return frozenset()
    subjects |= set(Exhibit.objects.filter(pk__in=subjects).values_list("holder", flat=True))
    incidents = _incidents_of(subjects)
    reports = IncidentReport.objects.filter(incident__in=incidents)
    return frozenset(
        subjects | incidents | set(reports.values_list("report", flat=True)) | _hung(incidents)
    )


def is_held(key: UUID, day: date) -> bool:
    """Of any file; an exhibit is held with what it hangs on."""
    found = held(day)
    return key in found or Exhibit.objects.filter(pk=key, holder__in=found).exists()


def _incidents_of(subjects: Iterable[UUID]) -> set[UUID]:
    told = Q(pk__in=subjects) | Q(links__report__in=subjects)
    for relation in _relations():
        told |= Q(**{f"{relation}__in": subjects})
    return set(Incident.objects.filter(told).values_list("pk", flat=True))


def _hung(incidents: set[UUID]) -> set[UUID]:
    found: set[UUID] = set()
    for relation in _relations():
        rows = Incident.objects.filter(pk__in=incidents, **{f"{relation}__isnull": False})
        found |= set(rows.values_list(relation, flat=True))
    return found


def _relations() -> list[str]:
    return [path.rpartition("__")[0] for path in hanging_on(Incident)]


def find(kind: str, text: str) -> UUID | None:
    """By the number people speak of, or by the id in a page's address."""
    model = next((each for each in holders() if each._meta.model_name == kind), None)
    if model is None:
        return None
    named, number = _ID.search(text), _NUMBER.search(text.strip())
    if named:
        rows = rows_of(model).filter(pk=named[0])
    elif number and kind != "exhibit":
        rows = rows_of(model).filter(number=int(number[1]))
    else:
        return None
    found: UUID | None = rows.values_list("pk", flat=True).first()
    return found


def numbers(rows: Iterable[LegalHold]) -> dict[UUID, int]:
    """Of what is held, as people speak of it; an exhibit has none. One query a kind."""
    wanted: dict[str, list[UUID]] = {}
    for row in rows:
        wanted.setdefault(row.kind, []).append(row.subject)
    found: dict[UUID, int] = {}
    for model in holders():
        keys = wanted.get(str(model._meta.model_name), [])
        if keys and model is not Exhibit:
            found.update(rows_of(model).filter(pk__in=keys).values_list("pk", "number"))
    return found
