"""What was written down of an indicator, and when: the figures as they were known then."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.db.models.fields.json import KeyTransform

from khien.core.calendars import end_of
from khien.core.measures import Figure, Period, Tally
from khien.indicators.models import IndicatorVersion, Reading
from khien.indicators.rules import hidden_in


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


@dataclass(frozen=True)
class Point:
    """What a place read of a period; `as_valid` the last day the reading tells of."""

    code: str
    period: Period
    as_valid: date
    known_at: datetime
    strict: Figure
    settled: Figure


Seen = Mapping[str, Callable[[UUID | None], bool]]


def trend(
    codes: Iterable[str],
    *,
    unit: UUID | None,
    until: date,
    as_known: date | None = None,
    seen: Seen | None = None,
) -> list[Point]:
    """One point for each indicator and period, oldest first: the last reading of each.

    `unit` None: the sums over all. `seen`: of indicators about people, by code, whose rows the
    person may follow. A unit has no point where its number of that time is not for them.
    """
    rows = _told_of(codes, unit).filter(starts__lte=until, as_valid__lte=until)
    if as_known is not None:
        rows = rows.filter(known_at__lte=end_of(as_known))
    rows = rows.order_by("version__indicator__code", "starts", "ends", "-as_valid", "-known_at")
    return _points(rows.distinct("version__indicator__code", "starts", "ends"), unit, seen or {})


def course(
    code: str, period: Period, *, unit: UUID | None, count: int, seen: Seen | None = None
) -> list[Point]:
    """What an indicator read of one period, the newest reading first; `seen` as above."""
    rows = _told_of([code], unit).filter(starts=period.start, ends=period.end)
    return _points(rows.order_by("-known_at", "-as_valid")[:count], unit, seen or {})


_TOLD = ("version__indicator__code", "starts", "ends", "as_valid", "known_at", "told")


def _told_of(codes: Iterable[str], unit: UUID | None) -> Any:
    told = KeyTransform(str(unit), "cells") if unit else F("totals")
    rows = Reading.objects.filter(version__indicator__code__in=list(codes))
    return rows.annotate(told=told)


def _points(rows: Any, unit: UUID | None, seen: Seen) -> list[Point]:
    """Without those of a place nothing was counted in."""
    with_few = unit is not None and bool(seen)
    return [
        Point(
            code,
            Period(starts, ends),
            as_valid,
            known_at,
            Figure(told[0], told[1]),
            Figure(told[2], told[3]),
        )
        for code, starts, ends, as_valid, known_at, told, *cells in rows.values_list(
            *_TOLD, *(["cells"] if with_few else [])
        )
        if told is not None
        and not (with_few and code in seen and unit in hidden_in(read(cells[0]), seen[code]))
    ]


def read(cells: Mapping[str, list[int]]) -> dict[UUID | None, Tally]:
    return {
        commune: Tally(commune, *counts)
        for key, counts in cells.items()
        for commune in [UUID(key) if key else None]
    }


def written(cells: Mapping[UUID | None, Tally]) -> dict[str, list[int]]:
    """In the order of the communes' ids, so that equal counts are written alike."""
    return {
        str(unit or ""): [int(count) for count in tally.counts]
        for unit, tally in sorted(cells.items(), key=lambda each: str(each[0] or ""))
    }
