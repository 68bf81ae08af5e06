"""The Vietnamese working calendar: weekends, holidays with lunar Tết, swap days, all as data."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from khien.core.models import Holiday

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_SATURDAY = 5
_END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True)
class WorkingCalendar:
    """`off`: weekdays not worked; `worked`: weekend days worked instead."""

    off: frozenset[date]
    worked: frozenset[date]

    def is_working_day(self, day: date) -> bool:
        if day in self.worked:
            return True
        return day.weekday() < _SATURDAY and day not in self.off

    def add_working_days(self, moment: datetime, days: int) -> datetime:
        """End of the last day; the day of `moment` is not counted (Civil Code 2015, 147, 148)."""
        return end_of(self.shift(today(moment), days))

    def shift(self, day: date, days: int) -> date:
        """So many working days after `day`, or before it where `days` is below zero."""
        step = timedelta(days=1 if days > 0 else -1)
        left = abs(days)
        while left > 0:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, start: datetime, end: datetime) -> int:
        """Working days after the day of `start` up to the day of `end`; 0 where end is earlier."""
        day, last = start.astimezone(HANOI).date(), end.astimezone(HANOI).date()
        count = 0
        while day < last:
            day += timedelta(days=1)
            count += self.is_working_day(day)
        return count


def working_calendar() -> WorkingCalendar:
    rows = list(Holiday.objects.values_list("date", "works"))
    return WorkingCalendar(
        off=frozenset(day for day, works in rows if not works),
        worked=frozenset(day for day, works in rows if works),
    )


def end_of(day: date) -> datetime:
    return datetime.combine(day, _END_OF_DAY, HANOI)


def today(now: datetime) -> date:
    """The civil date in Viet Nam."""
    return now.astimezone(HANOI).date()
