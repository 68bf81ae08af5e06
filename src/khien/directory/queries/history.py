"""What became of an organisation, and where it came from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import F, OuterRef, Subquery

from khien.directory.models import (
    Extent,
    OrganisationIdentifier,
    OrganisationVersion,
    SuccessionEdge,
)


@dataclass(frozen=True)
class Relative:
    """A predecessor as it was the day before the change, or a successor as it was on its day."""

    organisation_id: UUID
    name: str
    code: str
    extent: Extent
    date: date
    legal_basis: str


def _relatives(organisation_id: UUID, side: Literal["predecessor", "successor"]) -> list[Relative]:
    mine = "successor" if side == "predecessor" else "predecessor"
    order = "-valid" if side == "predecessor" else "valid"  # the last one before, the first after
    names = OrganisationVersion.objects.filter(organisation=OuterRef(side)).order_by(order)
    codes = OrganisationIdentifier.objects.filter(organisation=OuterRef(side)).order_by(order)
    edges = (
        SuccessionEdge.objects.filter(**{mine: organisation_id})
        .annotate(
            name=Subquery(names.values("name")[:1]),
            code=Subquery(codes.values("value")[:1]),
            date=F("event__date"),
            legal_basis=F("event__legal_basis"),
        )
        .order_by("date", "code")
    )
    return [
        Relative(
            getattr(edge, f"{side}_id"),
            edge.name,
            edge.code or "",
            Extent(edge.extent),
            edge.date,
            edge.legal_basis,
        )
        for edge in edges
    ]


def predecessors(organisation_id: UUID) -> list[Relative]:
    return _relatives(organisation_id, "predecessor")


def successors(organisation_id: UUID) -> list[Relative]:
    return _relatives(organisation_id, "successor")
