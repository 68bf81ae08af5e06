"""What became of an organisation, and where it came from."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from django.db.models import F, OuterRef, Subquery

from khien.directory.models import (
    Extent,
    Function,
    FunctionBinding,
    OrganisationIdentifier,
    OrganisationVersion,
    Scheme,
    ShareBasis,
    SuccessionEdge,
    SuccessionShare,
)
from khien.directory.periods import last_day


@dataclass(frozen=True)
class Relative:
    """A predecessor as it was the day before the change, or a successor as it was on its day."""

    organisation_id: UUID
    name: str
    code: str
    extent: Extent
    date: date
    legal_basis: str


@dataclass(frozen=True)
class Stay:
    """One dated fact of an organisation, as lines of its history."""

    first_day: date | None
    last_day: date | None
    text: str
    more: str = ""


def addresses(organisation_id: UUID) -> list[Stay]:
    """Every name it had, with the place of those days, newest first."""
    places = OrganisationVersion.objects.filter(
        organisation=OuterRef("place"), valid__overlap=OuterRef("valid")
    )
    rows = (
        OrganisationVersion.objects.filter(organisation=organisation_id)
        .annotate(place_name=Subquery(places.order_by("-valid").values("name")[:1]))
        .order_by("-valid")
    )
    stays = [
        Stay(row.valid.lower, last_day(row.valid), row.name, row.place_name or "") for row in rows
    ]
    return _joined(stays)


def _joined(stays: list[Stay]) -> list[Stay]:
    """Newest first; what went on under the same words, as when a telephone changed, is one stay."""
    found: list[Stay] = []
    for stay in stays:
        if found and _goes_on(stay, found[-1]):
            found[-1] = replace(found[-1], first_day=stay.first_day)
        else:
            found.append(stay)
    return found


def _goes_on(stay: Stay, after: Stay) -> bool:
    begun = after.first_day
    next_day = begun is not None and stay.last_day == begun - timedelta(days=1)
    return next_day and (stay.text, stay.more) == (after.text, after.more)


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


def codes_over_time(organisation_id: UUID) -> list[Stay]:
    rows = OrganisationIdentifier.objects.filter(organisation=organisation_id).order_by("-valid")
    labels = dict(Scheme.choices)
    return [
        Stay(
            row.valid.lower, last_day(row.valid), row.value, str(labels.get(row.scheme, row.scheme))
        )
        for row in rows
    ]


def carried_by(organisation_id: UUID) -> list[Stay]:
    """The functions an office carries or carried, and for which territory."""
    names = OrganisationVersion.objects.filter(
        organisation=OuterRef("territory"), valid__overlap=OuterRef("valid")
    )
    rows = (
        FunctionBinding.objects.filter(organisation=organisation_id)
        .annotate(territory_name=Subquery(names.order_by("-valid").values("name")[:1]))
        .order_by("function", "-valid")
    )
    return [
        Stay(
            row.valid.lower,
            last_day(row.valid),
            str(Function(row.function).label),
            row.territory_name or "",
        )
        for row in rows
    ]


@dataclass(frozen=True)
class KnownShare:
    """As it was recorded; the newest of a basis counts."""

    basis: str
    successor: str
    percent: float
    source: str
    recorded_at: datetime


def shares_of(organisation_id: UUID, day: date) -> list[KnownShare]:
    """What is known of how a unit was divided that day, newest first."""
    names = OrganisationVersion.objects.filter(organisation=OuterRef("edge__successor"))
    rows = (
        SuccessionShare.objects.filter(edge__predecessor=organisation_id, edge__event__date=day)
        .annotate(name=Subquery(names.order_by("valid").values("name")[:1]))
        .order_by("-recorded_at", "basis", "name")
    )
    return [
        KnownShare(
            str(ShareBasis(row.basis).label),
            row.name or "",
            100 * row.numerator / row.denominator,
            row.source,
            row.recorded_at,
        )
        for row in rows
    ]
