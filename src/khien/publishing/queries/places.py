"""Where a person may hang posters: communes, schools and facilities of their duties."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from khien.core.permissions import Permission
from khien.directory import queries as directory
from khien.directory.models import Kind, Level
from khien.people.models import User

if TYPE_CHECKING:
    from khien.directory.queries.search import Found

_HANGS_IN = (Kind.SCHOOL, Kind.CARE_FACILITY)


@dataclass(frozen=True)
class Place:
    """`commune`: in which a school lies; empty for a commune."""

    pk: UUID
    name: str
    commune: str = ""


def place(user: User, place_id: UUID, on: date) -> Place | None:
    communes, institutions = _reached(user, on, "")
    for rows in (communes, institutions):
        if row := rows.filter(pk=place_id).first():
            return Place(row.pk, row.name)
    return None


def places(user: User, on: date, *, text: str, most: int) -> list[Place]:
    """Communes first. Three queries."""
    communes, institutions = _reached(user, on, text)
    found = [Place(row.pk, row.name) for row in communes[:most]]
    rows = list(institutions[: most - len(found)])
    names = directory.names_of({row.commune_id for row in rows if row.commune_id}, on)
    lying = ((row, names.get(row.commune_id, "") if row.commune_id else "") for row in rows)
    return [*found, *(Place(row.pk, row.name, commune) for row, commune in lying)]


def is_bounded(user: User) -> bool:
    return not user.scope(Permission.POSTER_PRINT).everywhere


def _reached(user: User, on: date, text: str) -> "tuple[QuerySet[Found], QuerySet[Found]]":
    """Of this province alone: the directory knows the communes of the whole country."""
    scope, here = user.scope(Permission.POSTER_PRINT), directory.communes_of_installation(on)
    units = directory.search(on, text=text, kind=Kind.ADMINISTRATIVE_UNIT)
    communes = units.filter(level=Level.COMMUNE, pk__in=here.values("pk"))
    institutions = directory.search(on, text=text).filter(kind__in=_HANGS_IN)
    if not scope.everywhere:
        communes = communes.filter(pk__in=scope.communes)
        institutions = institutions.filter(
            Q(commune_id__in=scope.communes) | Q(pk__in=scope.organisations)
        )
    return communes, institutions
