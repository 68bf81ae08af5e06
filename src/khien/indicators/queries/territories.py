"""Which communes lie in a territory on a day."""

from datetime import date, timedelta
from uuid import UUID

from khien.directory import queries as directory
from khien.directory.models import Level, OrganisationVersion


def units_in(territory: UUID, on: date) -> frozenset[UUID]:
    """Itself where it is a commune; of a former province those of its last day."""
    versions = OrganisationVersion.objects.filter(organisation=territory).order_by("-valid")
    last = versions.filter(valid__startswith__lte=on).first() or versions.first()
    if last is None or last.level == Level.COMMUNE:
        return frozenset({territory})
    day = on
    if last.valid.upper and last.valid.upper <= on:
        day = last.valid.upper - timedelta(days=1)
    return frozenset(directory.communes_of(territory, day).values_list("pk", flat=True))
