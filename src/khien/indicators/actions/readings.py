"""Every night what each indicator reads is written down, where it differs from the last reading."""

import hashlib
import json
from datetime import date, datetime, timedelta

from django.db import transaction

from khien.core import measures
from khien.core.calendars import today
from khien.core.measures import Measure, Period, added
from khien.indicators.models import IndicatorVersion, Reading
from khien.indicators.queries.definitions import versions_on
from khien.indicators.queries.readings import written

PERIODS = 6  # a leader compares five years with the one that runs
_DAY = timedelta(days=1)


def keep_readings(*, now: datetime) -> int:
    """Of the period of today, and of those before as they ended: late work corrects the last one,
    older ones are read once.
    """
    day = today(now)
    kept = 0
    all_measures = measures.all_measures()
    versions = versions_on([each.code for each in all_measures], day)
    for measure in all_measures:
        version = versions.get(measure.code)
        if version is None:
            continue
        here, *before = _periods(measure, day)
        kept += _keep(version, here, now)
        for nth, period in enumerate(before):
            if nth == 0 or not _read(version, period):
                kept += _keep(version, period, now)
    return kept


def _periods(measure: Measure, day: date) -> list[Period]:
    """Newest first."""
    found = [measure.period_of(day)]
    while len(found) < PERIODS:
        before = measure.period_of(found[-1].start - _DAY)
        if before.end - before.start <= _DAY:  # no calendar tells of that time
            break
        found.append(before)
    return found


def _read(version: IndicatorVersion, period: Period) -> bool:
    rows = Reading.objects.filter(version__indicator=version.indicator, ends=period.end)
    return rows.filter(starts=period.start, as_valid=period.end).exists()


@transaction.atomic
def _keep(version: IndicatorVersion, period: Period, now: datetime) -> bool:
    """One transaction each, so that a night that breaks off keeps what it had."""
    day = min(today(now), period.end)
    tallies = measures.measure(version.indicator.code).count(period, day)
    cells = written({tally.commune: tally for tally in tallies})
    digest = sha256_of(cells)
    rows = Reading.objects.filter(version=version, starts=period.start, ends=period.end)
    last = rows.order_by("-as_valid", "-known_at").first()
    if last and bytes(last.sha256) == digest and (last.as_valid == day or day < period.end):
        return False
    Reading.objects.create(
        version=version,
        starts=period.start,
        ends=period.end,
        as_valid=day,
        known_at=now,
        cells=cells,
        totals=[int(count) for count in added(tallies).counts],
        sha256=digest,
    )
    return True


def sha256_of(cells: dict[str, list[int]]) -> bytes:
    return hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).digest()
