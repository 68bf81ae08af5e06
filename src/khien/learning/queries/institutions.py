"""The schools and facilities a person works for, records for, verifies or follows."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from khien.core.fold import fold
from khien.core.permissions import Permission
from khien.directory.models import OrganisationVersion
from khien.directory.queries import institutions
from khien.people.models import User

# Organisations with what directory.queries.institutions tells of them: name, commune_id, in_scope.
Institutions = QuerySet[Any]

READING = (
    Permission.SESSION_RECORD,
    Permission.SESSION_VERIFY,
    Permission.EDUCATION_OVERSEE,
)


def for_person(
    user: User, *, on: date, permissions: Iterable[Permission] = READING
) -> Institutions:
    """None for whoever holds none of the permissions."""
    rows: Institutions = institutions(on)
    scopes = [user.scope(permission) for permission in permissions if user.may(permission)]
    if any(scope.everywhere for scope in scopes):
        return rows
    mine = Q(pk__in=[])
    for scope in scopes:
        mine |= Q(pk__in=scope.organisations) | Q(commune_id__in=scope.communes)
    return rows.filter(mine)


def in_scope(user: User, permission: Permission, institution: UUID, *, on: date) -> bool:
    return for_person(user, on=on, permissions=[permission]).filter(pk=institution).exists()


def active(institution: UUID, *, on: date) -> bool:
    """Whether the school or facility existed on that day."""
    return institutions(on).filter(pk=institution).exists()


def named(rows: Institutions, words: str) -> Institutions:
    """Those whose name holds the words, tone marks or not."""
    return rows.filter(folded_name__contains=fold(words)) if fold(words) else rows


def stays(organisations: Iterable[UUID]) -> dict[UUID, list[DateRange]]:
    """On which days each existed; for many days at once, where `active` would ask for each."""
    rows = OrganisationVersion.objects.filter(organisation__in=organisations)
    found: dict[UUID, list[DateRange]] = {}
    for organisation, valid in rows.values_list("organisation", "valid"):
        found.setdefault(organisation, []).append(valid)
    return found
