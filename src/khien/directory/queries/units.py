"""Organisations as they were on a day: name, type, code and position of that day."""

from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict
from uuid import UUID

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from khien.core.fold import fold
from khien.directory.models import (
    HierarchyEdge,
    HierarchyKind,
    Installation,
    Level,
    Organisation,
    OrganisationIdentifier,
    OrganisationVersion,
    Scheme,
)
from khien.directory.periods import asked_day

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class OnADay(TypedDict):
        """What queries set beside the row: the facts of the day they were asked for."""

        version: Any
        name: str
        folded_name: str
        type: str
        level: str
        commune_id: UUID | None
        contact: str
        hours: str
        latitude: float | None
        longitude: float | None

    class Coded(OnADay):
        code: str | None

    class Named(TypedDict):
        name: str

    ThatDay = WithAnnotations[Organisation, OnADay]
    WithCode = WithAnnotations[Organisation, Coded]
    NamedInstallation = WithAnnotations[Installation, Named]


def existing(on: date) -> "QuerySet[ThatDay]":
    """Every organisation of that day, with what it was called then and where it lay.

    Narrow it by these annotations, never by `version__…`: a second filter through a relation of
    many rows joins the versions once more.
    """
    that_day = Q(versions__valid__contains=asked_day(on))
    return (
        Organisation.objects.annotate(version=FilteredRelation("versions", condition=that_day))
        .filter(version__isnull=False)
        .annotate(
            name=F("version__name"),
            folded_name=F("version__folded_name"),
            type=F("version__type"),
            level=F("version__level"),
            commune_id=F("version__place"),
            contact=F("version__contact"),
            hours=F("version__hours"),
            latitude=F("version__latitude"),
            longitude=F("version__longitude"),
        )
    )


def with_code(organisations: "QuerySet[ThatDay]", scheme: str, on: date) -> "QuerySet[WithCode]":
    codes = OrganisationIdentifier.objects.filter(
        organisation=OuterRef("pk"), scheme=scheme, valid__contains=asked_day(on)
    )
    return organisations.annotate(code=Subquery(codes.values("value")[:1]))


def _units(level: Level, on: date) -> "QuerySet[WithCode]":
    return with_code(existing(on).filter(level=level), Scheme.GSO, on).order_by("code")


def communes(on: date) -> "QuerySet[WithCode]":
    return _units(Level.COMMUNE, on)


def provinces(on: date) -> "QuerySet[WithCode]":
    return _units(Level.PROVINCE, on)


def within(territory_id: UUID, on: date) -> Q:
    """Organisations directly below a territory on that day."""
    edges = HierarchyEdge.objects.filter(
        parent=territory_id, kind=HierarchyKind.TERRITORIAL, valid__contains=asked_day(on)
    )
    return Q(pk__in=edges.values("child"))


def communes_of(province_id: UUID, on: date) -> "QuerySet[WithCode]":
    """Communes of a province; before 1/7/2025 also those in its districts."""
    districts = HierarchyEdge.objects.filter(
        parent=province_id, kind=HierarchyKind.TERRITORIAL, valid__contains=asked_day(on)
    )
    parents = Q(parent=province_id) | Q(parent__in=districts.values("child"))
    edges = HierarchyEdge.objects.filter(
        parents, kind=HierarchyKind.TERRITORIAL, valid__contains=on
    )
    return communes(on).filter(pk__in=edges.values("child"))


def communes_of_installation(on: date) -> "QuerySet[WithCode]":
    """None before set-up."""
    here = Installation.objects.values("province")
    edges = HierarchyEdge.objects.filter(
        parent__in=here, kind=HierarchyKind.TERRITORIAL, valid__contains=asked_day(on)
    )
    return communes(on).filter(pk__in=edges.values("child"))


def parent_of(child_id: UUID, on: date) -> UUID | None:
    """The territory an organisation directly lies in on that day."""
    edges = HierarchyEdge.objects.filter(
        child=child_id, kind=HierarchyKind.TERRITORIAL, valid__contains=asked_day(on)
    )
    return edges.values_list("parent", flat=True).first()


def names_of(ids: set[UUID] | frozenset[UUID] | list[UUID], on: date) -> dict[UUID, str]:
    """In one query. Who did not exist that day is not in the answer."""
    rows = OrganisationVersion.objects.filter(organisation__in=ids, valid__contains=asked_day(on))
    return dict(rows.values_list("organisation_id", "name"))


def name_of(organisation_id: UUID, on: date) -> str:
    """Empty where the organisation did not exist that day."""
    return names_of([organisation_id], on).get(organisation_id, "")


def resolve(scheme: str, value: str, on: date) -> "WithCode | None":
    """Who carried that code on that day: codes are reused, so never without a day."""
    found = OrganisationIdentifier.objects.filter(
        scheme=scheme, value=value.strip(), valid__contains=asked_day(on)
    )
    return with_code(existing(on).filter(pk__in=found.values("organisation")), scheme, on).first()


def resolve_name(name: str, on: date, *, parent_id: UUID | None = None) -> "list[WithCode]":
    """Every administrative unit of that name on that day: names are shared, marks or not."""
    wanted = fold(name)
    bare = Q(folded_name=wanted)
    for kind in ("xa", "phuong", "dac khu", "thi tran", "tinh", "thanh pho"):
        bare |= Q(folded_name=f"{kind} {wanted}")
    units = existing(on).filter(bare).exclude(level=Level.NONE)
    if parent_id is not None:
        units = units.filter(within(parent_id, on))
    return list(with_code(units, Scheme.GSO, on).order_by("code"))


def installation() -> "NamedInstallation | None":
    """The province this installation works for, under its newest name; None before set-up."""
    newest = OrganisationVersion.objects.filter(organisation=OuterRef("province")).order_by(
        "-valid"
    )
    return Installation.objects.annotate(name=Subquery(newest.values("name")[:1])).first()


def is_set_up() -> bool:
    return Installation.objects.exists()


def is_sample() -> bool:
    """Asked for by every staff page."""
    return Installation.objects.filter(sample=True).exists()
