"""Who may give a service: the offices, schools and facilities of a commune and its province."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from khien.directory import queries as directory
from khien.directory.models import Kind

if TYPE_CHECKING:
    from khien.directory.queries.units import ThatDay


def providers(commune: UUID, on: date) -> "QuerySet[ThatDay]":
    """Of the commune's directory that day, offices of the province among them."""
    offices = directory.offices_of(commune, on).order_by().values("pk")
    institutions = Q(kind__in=(Kind.SCHOOL, Kind.CARE_FACILITY), commune_id=commune)
    return directory.existing(on).filter(institutions | Q(pk__in=offices))
