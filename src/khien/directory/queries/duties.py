"""Which office carries which function, where, on which day."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict
from uuid import UUID

from django.db import connection
from django.db.models import Case, F, FilteredRelation, Q, QuerySet, Subquery, Value, When

from khien.directory.models import (
    Function,
    FunctionBinding,
    HierarchyEdge,
    HierarchyKind,
    Installation,
    Kind,
)
from khien.directory.periods import asked_day
from khien.directory.queries.units import existing

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from khien.directory.queries.units import ThatDay

    class NamedOffice(TypedDict):
        version: Any
        office_name: str

    NamedBinding = WithAnnotations[FunctionBinding, NamedOffice]


def responsible(function: Function, commune_id: UUID | None, on: date) -> "ThatDay | None":
    """The commune's own office, else the province's; the province's where it is unknown."""
    here = Q(territory__in=Installation.objects.values("province"))
    if commune_id is not None:
        above = HierarchyEdge.objects.filter(
            child=commune_id, kind=HierarchyKind.TERRITORIAL, valid__contains=asked_day(on)
        )
        here = Q(territory=commune_id) | Q(territory__in=above.values("parent"))
    nearest = (
        FunctionBinding.objects.filter(here, function=function, valid__contains=asked_day(on))
        .order_by(Case(When(territory=commune_id, then=Value(0)), default=Value(1)))
        .values("organisation")[:1]
    )
    return existing(on).filter(pk=Subquery(nearest)).first()


def bindings(territory_id: UUID, on: date) -> "QuerySet[NamedBinding]":
    """The functions bound to one territory on that day, each with its office's name."""
    return (
        FunctionBinding.objects.filter(territory=territory_id, valid__contains=asked_day(on))
        .annotate(
            version=FilteredRelation(
                "organisation__versions", condition=Q(organisation__versions__valid__contains=on)
            ),
            office_name=F("version__name"),
        )
        .order_by("function")
    )


def functions_of(organisation_id: UUID, on: date) -> set[Function]:
    """What an office carries on that day, wherever it carries it."""
    rows = FunctionBinding.objects.filter(
        organisation=organisation_id, valid__contains=asked_day(on)
    )
    return {Function(value) for value in rows.values_list("function", flat=True)}


def offices_carrying(function: Function, on: date) -> "QuerySet[ThatDay]":
    """Every office that carries a function somewhere on that day."""
    rows = FunctionBinding.objects.filter(function=function, valid__contains=asked_day(on))
    return existing(on).filter(pk__in=rows.values("organisation")).order_by("folded_name", "pk")


def offices_of(territory_id: UUID, on: date) -> "QuerySet[ThatDay]":
    """Agencies and mass organisations that may carry a function there: its own, then above it."""
    above = HierarchyEdge.objects.filter(
        child=territory_id, kind=HierarchyKind.TERRITORIAL, valid__contains=asked_day(on)
    )
    edges = HierarchyEdge.objects.filter(
        Q(parent=territory_id) | Q(parent__in=above.values("parent")),
        kind=HierarchyKind.TERRITORIAL,
        valid__contains=on,
    )
    carriers = (Kind.AGENCY, Kind.MASS_ORGANISATION)
    return (
        existing(on)
        .filter(kind__in=carriers, pk__in=edges.values("child"))
        .order_by("folded_name", "pk")
    )


# Asked for with every report, hundreds at a time: written out, it costs a third of building it.
_OFFICES_FOR = """
    SELECT function, organisation_id
      FROM directory_functionbinding
     WHERE function = ANY(%(functions)s) AND valid @> %(day)s::date
       AND (territory_id = %(commune)s
            OR territory_id IN (
               SELECT parent_id FROM directory_hierarchyedge
                WHERE child_id = %(commune)s AND kind = %(kind)s AND valid @> %(day)s::date)
            OR %(commune)s::uuid IS NULL
               AND territory_id IN (SELECT province_id FROM directory_installation))
     ORDER BY territory_id = %(commune)s
"""


def offices_for(
    functions: Iterable[Function], commune_id: UUID | None, on: date
) -> dict[Function, UUID]:
    """`responsible` for several functions in one light query: each function's office, ids alone."""
    asked: dict[str, Any] = {
        "functions": [str(function) for function in functions],
        "day": asked_day(on),
        "commune": commune_id,
        "kind": HierarchyKind.TERRITORIAL,
    }
    with connection.cursor() as cursor:
        cursor.execute(_OFFICES_FOR, asked)
        return {Function(function): office for function, office in cursor.fetchall()}
