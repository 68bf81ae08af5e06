"""The list of organisations of a day, narrowed by what a person asks for."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q, QuerySet

from khien.core.fold import tokens
from khien.directory.models import Kind, Organisation, OrganisationIdentifier
from khien.directory.periods import asked_day
from khien.directory.queries.units import existing

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from khien.directory.queries.units import OnADay

    class Typed(OnADay):
        profile: Any
        institution_type: str | None

    Found = WithAnnotations[Organisation, Typed]


def search(
    on: date,
    *,
    text: str = "",
    kind: str = "",
    institution_type: str = "",
    commune_id: UUID | None = None,
) -> "QuerySet[Found]":
    """By every word of the name, marks or not, or by code; units only where asked for."""
    that_day = Q(profiles__valid__contains=asked_day(on))
    found = existing(on).annotate(
        profile=FilteredRelation("profiles", condition=that_day),
        institution_type=F("profile__type"),
    )
    wanted = Q(kind=kind) if kind else ~Q(kind=Kind.ADMINISTRATIVE_UNIT)
    if institution_type:
        wanted &= Q(institution_type=institution_type)
    if commune_id:
        wanted &= Q(commune_id=commune_id)
    if text:
        wanted &= _named(text) | Q(pk__in=_coded(text, on))
    return found.filter(wanted).order_by("folded_name", "pk")


def _named(text: str) -> Q:
    named = Q()
    for token in tokens(text):
        named &= Q(folded_name__contains=token)
    return named or Q(pk__in=[])


def _coded(text: str, on: date) -> Any:
    codes = OrganisationIdentifier.objects.filter(value=text.strip(), valid__contains=on)
    return codes.values("organisation")


def codes_of(ids: Collection[UUID], on: date) -> dict[UUID, str]:
    """The code each carries on that day, in one query; who has none is not in the answer."""
    rows = OrganisationIdentifier.objects.filter(
        organisation__in=ids, valid__contains=asked_day(on)
    )
    return dict(rows.values_list("organisation", "value"))
