"""Which communes lie in a territory, in the geography of a day."""

from datetime import date, timedelta
from uuid import UUID

from khien.directory import queries as directory
from khien.directory.models import Level, OrganisationVersion, SuccessionEdge
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
    """Its communes; by the borders of another day what lay where they lie, or what they became."""
    here = frozenset(directory.communes_of_installation(day).values_list("pk", flat=True))
    if geography > day:
        return way_to(here, on=day, to=geography).there
    return here if geography == day else _before(here, day, geography)


def _before(units: frozenset[UUID], day: date, geography: date) -> frozenset[UUID]:
    """All of which a part went into one of them, as they were on the earlier day."""
    found = set(units)
    level: set[UUID] = set(units)
    while level:
        edges = SuccessionEdge.objects.filter(
            successor__in=level, event__date__gt=geography, event__date__lte=day
        )
        level = set(edges.values_list("predecessor", flat=True)) - found
        found |= level
    there = directory.existing(geography).filter(pk__in=found)
    return frozenset(there.values_list("pk", flat=True))
