"""Whom to call near the child: offices and facilities of a commune, as the directory has them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from khien.directory import queries as directory
from khien.directory.models import Function, Kind, OrganisationVersion

_NEAR = (
    Function.CHILD_AFFAIRS,
    Function.COMMUNE_COMMITTEE,
    Function.CYBER_POLICE,
    Function.HOTLINE,
    Function.WOMENS_UNION,
)
_MOST = 20


@dataclass(frozen=True)
class Service:
    """`what`: its duty there, or what kind of place it is. The rest as the directory has it."""

    name: str
    what: str
    contact: str
    hours: str


def services_near(commune: UUID, on: date) -> list[Service]:
    """Offices by their duty, then care facilities and schools of the commune; three queries."""
    offices = directory.offices_for(_NEAR, commune, on)
    duties: dict[UUID, list[str]] = {}
    for function in _NEAR:
        if function in offices:
            duties.setdefault(offices[function], []).append(str(function.label))
    rows = OrganisationVersion.objects.filter(
        Q(organisation__in=duties)
        | Q(place=commune, organisation__kind__in=(Kind.CARE_FACILITY, Kind.SCHOOL)),
        valid__contains=on,
    ).select_related("organisation")
    order = [Kind.AGENCY, Kind.MASS_ORGANISATION, Kind.CARE_FACILITY, Kind.SCHOOL]
    found = sorted(rows, key=lambda row: (_place(order, row), row.folded_name))
    return [
        Service(
            row.name,
            ", ".join(duties.get(row.organisation_id, []))
            or str(Kind(row.organisation.kind).label),
            row.contact,
            row.hours,
        )
        for row in found[:_MOST]
    ]


def _place(order: list[Kind], row: OrganisationVersion) -> int:
    kind = Kind(row.organisation.kind)
    return order.index(kind) if kind in order else len(order)
