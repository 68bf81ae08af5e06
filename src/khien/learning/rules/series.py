"""Sessions that repeat: on which days, leaving out public holidays."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.calendars import WorkingCalendar
from khien.core.refusal import Refused
from khien.learning.models import SchoolYear

_WEEK = timedelta(weeks=1)
_MONTHS = 12


class Repeat(TextChoices):
    ONCE = "", gettext_lazy("không lặp lại")
    WEEKLY = "weekly", gettext_lazy("mỗi tuần, cùng thứ")
    MONTHLY = "monthly", gettext_lazy("mỗi tháng, cùng thứ và cùng tuần của tháng")


@dataclass(frozen=True)
class Series:
    """`off`: days that would have been, but are public holidays."""

    days: tuple[date, ...]
    off: tuple[date, ...]


def series(first: date, repeat: Repeat, until: date, *, calendar: WorkingCalendar) -> Series:
    """From `first` to `until`, included. A month whose day is a holiday takes the week after."""
    days, off = [], []
    for day in _weekly(first, until) if repeat == Repeat.WEEKLY else _monthly(first, until):
        if day not in calendar.off:
            days.append(day)
            continue
        off.append(day)
        later = day + _WEEK
        same_month = later.month == day.month and later <= until
        if repeat == Repeat.MONTHLY and same_month and later not in calendar.off:
            days.append(later)
    return Series(tuple(days), tuple(off))


def _weekly(first: date, until: date) -> Iterator[date]:
    day = first
    while day <= until:
        yield day
        day += _WEEK


def _monthly(first: date, until: date) -> Iterator[date]:
    """The second Monday of each month, where `first` is one; the last where there is no fifth."""
    week = (first.day - 1) // 7
    at = first.year * _MONTHS + first.month - 1
    day = first
    while day <= until:
        yield day
        at += 1
        year, month = divmod(at, _MONTHS)
        start = date(year, month + 1, 1)
        number = 1 + (first.weekday() - start.weekday()) % 7 + 7 * week
        last = monthrange(year, month + 1)[1]
        day = start.replace(day=number if number <= last else number - 7)


def check_until(first: date, until: date, *, year: SchoolYear | None) -> None:
    """Before the days are worked out. `year`: of the first day."""
    if until < first:
        raise Refused(_("Ngày cuối phải sau ngày đầu."), field="until")
    if year is None or until > year.teaching_ends:
        raise Refused(
            _("Chỉ lặp lại trong năm học: đến %(day)s.") % {"day": f"{year.teaching_ends:%d/%m/%Y}"}
            if year
            else _("Chưa có lịch năm học cho ngày này."),
            field="until",
        )


def check_series(found: Series) -> None:
    if not found.days:
        raise Refused(_("Mọi ngày trong khoảng này đều là ngày nghỉ lễ."), field="until")


def series_question(found: Series) -> str:
    """What will be written down, before it is."""
    said = _("Sẽ lưu %(count)s buổi dự kiến: %(days)s.") % {
        "count": len(found.days),
        "days": _in_words(found.days),
    }
    if not found.off:
        return said
    return said + " " + _("Bỏ ngày nghỉ lễ: %(days)s.") % {"days": _in_words(found.off)}


def _in_words(days: tuple[date, ...]) -> str:
    return ", ".join(f"{day:%d/%m/%Y}" for day in days)
