"""Schools and child-care facilities on a day, and which of them a programme counts."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from khien.directory.models import Kind, Organisation, ScopeRule
from khien.directory.periods import asked_day
from khien.directory.queries.units import existing

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from khien.directory.queries.units import OnADay

    class Profiled(OnADay):
        profile: Any
        institution_type: str
        in_scope: bool

    Institution = WithAnnotations[Organisation, Profiled]

OBJECTIVE_1 = "objective_1"


def institutions(on: date, *, scope: str = OBJECTIVE_1) -> "QuerySet[Institution]":
    """With `name`, `commune_id`, `institution_type` and `in_scope` of that day."""
    counted = ScopeRule.objects.filter(
        code=scope, valid__contains=asked_day(on), types__contains=[OuterRef("institution_type")]
    )
    that_day = Q(profiles__valid__contains=on)
    return (
        existing(on)
        .filter(kind__in=(Kind.SCHOOL, Kind.CARE_FACILITY))
        .annotate(
            profile=FilteredRelation("profiles", condition=that_day),
            institution_type=F("profile__type"),
        )
        .annotate(in_scope=Exists(counted))
    )
