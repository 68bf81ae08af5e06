"""What was written down of an indicator, and when: the figures as they were known then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.db.models.fields.json import KeyTransform

from khien.core.calendars import end_of
from khien.core.measures import Figure, Period, Tally
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


@dataclass(frozen=True)
class Point:
    """What a place read of a period; `as_valid` the last day the reading tells of."""

    code: str
    period: Period
    as_valid: date
    known_at: datetime
    strict: Figure
    settled: Figure


def trend(codes: Iterable[str], *, unit: UUID | None, until: date) -> list[Point]:
    """One point for each indicator and period, oldest first: the last reading of each.

    `unit` None: the sums over all.
    """
    rows = (
        _told_of(codes, unit)
        .filter(starts__lte=until, as_valid__lte=until)
        .order_by("version__indicator__code", "starts", "ends", "-as_valid", "-known_at")
        .distinct("version__indicator__code", "starts", "ends")
    )
    return _points(rows)


def course(code: str, period: Period, *, unit: UUID | None, count: int) -> list[Point]:
    """What an indicator read of one period, the newest reading first."""
    rows = _told_of([code], unit).filter(starts=period.start, ends=period.end)
    return _points(rows.order_by("-known_at", "-as_valid")[:count])


_TOLD = ("version__indicator__code", "starts", "ends", "as_valid", "known_at", "told")


def _told_of(codes: Iterable[str], unit: UUID | None) -> Any:
    told = KeyTransform(str(unit), "cells") if unit else F("totals")
    rows = Reading.objects.filter(version__indicator__code__in=list(codes))
    return rows.annotate(told=told)


def _points(rows: Any) -> list[Point]:
    """Without those of a place nothing was counted in."""
    return [
        Point(
            code,
            Period(starts, ends),
            as_valid,
            known_at,
            Figure(told[0], told[1]),
            Figure(told[2], told[3]),
        )
        for code, starts, ends, as_valid, known_at, told in rows.values_list(*_TOLD)
        if told is not None
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
