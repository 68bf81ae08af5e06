"""Into which stretches a cadence cuts time, and when the report of each is due."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from khien.core import reporting_periods
from khien.core.calendars import WorkingCalendar, end_of
from khien.core.measures import Period
from khien.core.reporting_periods import PeriodKind
from khien.reports.models import Cadence

_DAY = timedelta(days=1)
# Of reports that are asked for again and again: Nghị định 09/2019 counts from the 15th to the 14th.
KINDS = {
    Cadence.MONTH: PeriodKind.OFFICIAL_MONTH,
    Cadence.QUARTER: PeriodKind.OFFICIAL_QUARTER,
    Cadence.HALF_YEAR: PeriodKind.OFFICIAL_HALF,
    Cadence.YEAR: PeriodKind.OFFICIAL_YEAR,
    Cadence.SCHOOL_YEAR: PeriodKind.SCHOOL_YEAR,
}


def stretches(cadence: Cadence, *, since: date, until: date) -> Iterator[Period]:
    """Those that begin from `since` to `until`, the earliest first; between two school years lie
    days of none.
    """
    day = since
    while day <= until:
        period = reporting_periods.containing(KINDS[cadence], day)
        if period is None:
            day += _DAY
            continue
        if period.start >= since:
            yield period
        day = period.end + _DAY


def asked(
    cadence: Cadence, *, starts: date, ends: date | None, until: date, plan: Period
) -> list[Period]:
    """Stretches that a regime asks for by the day `until`: those that have begun. What began before
    the regime did is not asked for: nobody owes what they were not told of.
    """
    last = min(until, ends) if ends else until
    if cadence == Cadence.FINAL:
        return [plan] if plan.start <= last else []
    return list(stretches(cadence, since=starts, until=last))


def last_ended(cadence: Cadence, *, on: date, plan: Period) -> Period | None:
    """The stretch a report is written for that day: the newest that has ended, else the present."""
    if cadence == Cadence.FINAL:
        return plan
    here = reporting_periods.containing(KINDS[cadence], on)
    if here is None:
        return None
    return reporting_periods.before(KINDS[cadence], here) or here


def name_of(cadence: Cadence, period: Period) -> str:
    """Tháng 10/2026; of a final report the years of the plan."""
    if cadence == Cadence.FINAL:
        return f"giai đoạn {period.start.year}-{period.end.year}"
    return reporting_periods.title(KINDS[cadence], period)


def due(period: Period, *, days: int, calendar: WorkingCalendar) -> datetime:
    """So many working days after the last day of the period."""
    return end_of(calendar.shift(period.end, days))
