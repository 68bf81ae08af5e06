"""What was written down of an indicator, and when: the figures as they were known then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from khien.core.calendars import end_of
from khien.core.measures import Period, Tally
from khien.indicators.models import IndicatorVersion, Reading


@dataclass(frozen=True)
class Kept:
    """A reading; `known_at` the moment it was written down."""

    reading: UUID
    version: IndicatorVersion
    as_valid: date
    known_at: datetime
    cells: dict[UUID | None, Tally]


def kept_on(code: str, period: Period, *, as_valid: date, as_known: date) -> Kept | None:
    """The latest written by the end of `as_known`, of the latest day up to `as_valid`."""
    row = (
        Reading.objects.filter(
            version__indicator__code=code,
            starts=period.start,
            ends=period.end,
            as_valid__lte=as_valid,
            known_at__lte=end_of(as_known),
        )
        .select_related("version")
        .order_by("-as_valid", "-known_at")
        .first()
    )
    if row is None:
        return None
    return Kept(row.pk, row.version, row.as_valid, row.known_at, read(row.cells))


def read(cells: Mapping[str, list[int]]) -> dict[UUID | None, Tally]:
    return {
        commune: Tally(commune, *counts)
        for key, counts in cells.items()
        for commune in [UUID(key) if key else None]
    }


def written(cells: Mapping[UUID | None, Tally]) -> dict[str, list[int]]:
    """In the order of the communes' ids, so that equal counts are written alike."""
    return {
        str(unit or ""): [
            tally.strict_numerator,
            tally.denominator,
            tally.settled_numerator,
            tally.settled_denominator,
            tally.untold,
            tally.reported,
            tally.reporters,
        ]
        for unit, tally in sorted(cells.items(), key=lambda each: str(each[0] or ""))
    }
