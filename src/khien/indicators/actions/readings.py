"""Every night what each indicator reads is written down, where it differs from the last reading."""

import hashlib
import json
from datetime import date, datetime

from django.db import transaction

from khien.core import measures
from khien.core.calendars import today
from khien.core.measures import Period
from khien.indicators.models import IndicatorVersion, Reading
from khien.indicators.queries.definitions import versions_on
from khien.indicators.queries.readings import written


def keep_readings(*, now: datetime) -> int:
    """Of the period of today, and of the one before as it ended: late work corrects that."""
    day = today(now)
    kept = 0
    versions = versions_on([each.code for each in measures.all_measures()], day)
    for measure in measures.all_measures():
        version = versions.get(measure.code)
        if version is None:
            continue
        here = measure.period_of(day)
        before = measure.period_of(date.fromordinal(here.start.toordinal() - 1))
        kept += _keep(version, here, day, now)
        kept += _keep(version, before, before.end, now)
    return kept


@transaction.atomic
def _keep(version: IndicatorVersion, period: Period, day: date, now: datetime) -> bool:
    """One transaction each, so that a night that breaks off keeps what it had."""
    tallies = measures.measure(version.indicator.code).count(period, day)
    cells = written({tally.commune: tally for tally in tallies})
    digest = sha256_of(cells)
    rows = Reading.objects.filter(version=version, starts=period.start, ends=period.end)
    last = rows.order_by("-as_valid", "-known_at").first()
    if last and bytes(last.sha256) == digest:
        return False
    Reading.objects.create(
        version=version,
        starts=period.start,
        ends=period.end,
        as_valid=day,
        known_at=now,
        cells=cells,
        sha256=digest,
    )
    return True


def sha256_of(cells: dict[str, list[int]]) -> bytes:
    return hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).digest()
