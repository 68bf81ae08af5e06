"""Where figures of schools and facilities lie: by the place each has itself, on the wanted day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from khien.directory.models import Kind, OrganisationVersion

_Stay = tuple[UUID, DateRange]
_PLACED = (Kind.SCHOOL, Kind.CARE_FACILITY)


def settled(ids: Iterable[UUID], *, on: date, to: date) -> dict[UUID, tuple[UUID, date]]:
    """Each with the unit its figure belongs to, and the day whose units that is.

    A unit is itself, on the day of the figure. A school is where it lies on the wanted day; where
    it was closed by then, where it lay last; where it came later, where it lay first.
    """
    found = {key: (key, on) for key in ids}
    rows = OrganisationVersion.objects.filter(
        organisation__in=list(found), organisation__kind__in=_PLACED, place__isnull=False
    )
    stays: dict[UUID, list[_Stay]] = defaultdict(list)
    for key, place, valid in rows.order_by("valid").values_list("organisation", "place", "valid"):
        stays[key].append((place, valid))
    return found | {key: _place(own, to) for key, own in stays.items()}


def _place(stays: list[_Stay], to: date) -> tuple[UUID, date]:
    begun = [stay for stay in stays if stay[1].lower is None or stay[1].lower <= to]
    place, valid = begun[-1] if begun else stays[0]
    if not begun:
        return place, valid.lower
    if valid.upper is None or to < valid.upper:
        return place, to
    return place, valid.upper - timedelta(days=1)
