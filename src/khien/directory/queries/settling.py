"""Where figures of schools and facilities lie: by the place each has itself, on the wanted day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from khien.directory.models import Kind, OrganisationVersion

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
    stays: dict[UUID, list[OrganisationVersion]] = defaultdict(list)
    for row in rows.order_by("valid"):
        stays[row.organisation_id].append(row)
    return found | {key: _place(versions, to) for key, versions in stays.items()}


def _place(versions: list[OrganisationVersion], to: date) -> tuple[UUID, date]:
    begun = [v for v in versions if v.valid.lower is None or v.valid.lower <= to]
    stay = begun[-1] if begun else versions[0]
    if stay.place_id is None:
        raise ValueError("asked for versions with a place")
    if not begun:
        return stay.place_id, stay.valid.lower
    if stay.valid.upper is None or to < stay.valid.upper:
        return stay.place_id, to
    return stay.place_id, stay.valid.upper - timedelta(days=1)
