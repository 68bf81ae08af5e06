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
        day = moment.astimezone(HANOI).date()
        left = days
        while left > 0:
            day += timedelta(days=1)
            left -= self.is_working_day(day)
        return datetime.combine(day, _END_OF_DAY, HANOI)

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


def today(now: datetime) -> date:
    """The civil date in Viet Nam."""
    return now.astimezone(HANOI).date()
