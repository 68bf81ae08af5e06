"""Which communes lie in a territory, in the geography of a day."""

from datetime import date, timedelta
from uuid import UUID

from khien.directory import queries as directory
from khien.directory.models import Level, OrganisationVersion
from khien.indicators.queries.geography import way_to


def units_in(territory: UUID, on: date) -> frozenset[UUID]:
    """Itself where it is a commune. Of a province that is no more: what its communes became."""
    versions = OrganisationVersion.objects.filter(organisation=territory).order_by("-valid")
    last = versions.filter(valid__startswith__lte=on).first() or versions.first()
    if last is None or last.level == Level.COMMUNE:
        return frozenset({territory})
    if last.valid.upper is None or last.valid.upper > on:
        return _communes(territory, on)
    day = last.valid.upper - timedelta(days=1)
    return way_to(_communes(territory, day), on=day, to=on).there


def _communes(province: UUID, on: date) -> frozenset[UUID]:
    return frozenset(directory.communes_of(province, on).values_list("pk", flat=True))


def units_of_installation(day: date, geography: date) -> frozenset[UUID]:
    """Its communes; by the borders of another day what lies where they lie now."""
    here = frozenset(directory.communes_of_installation(day).values_list("pk", flat=True))
    return here if geography == day else way_to(here, on=day, to=geography).there
