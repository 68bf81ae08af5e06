"""Days as PostgreSQL ranges: the first day belongs to a range, its upper bound does not."""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange


def since(day: date | None, until: date | None = None) -> DateRange:
    """From `day` on; up to the day before `until` where one is given."""
    return DateRange(day, until)


def before(day: date) -> DateRange:
    """All days up to the one before `day`: nobody recorded since when."""
    return DateRange(None, day)


def last_day(period: DateRange) -> date | None:
    return period.upper - timedelta(days=1) if period.upper else None


def asked_day(on: date) -> date:
    """Nothing in the directory is found without a day; a moment is not a day."""
    if type(on) is not date:
        raise TypeError(f"ask for a day, not for {on!r}")
    return on
