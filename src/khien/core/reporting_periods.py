"""The periods figures are reported for: civil, official from the 15th to the 14th, school years.

An official month is named after the month it ends in, so the official year 2026 runs from
15/12/2025 to 14/12/2026 and its first half to 14/06. School years and terms are data of a room
above, told here when the site starts.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.measures import Period

DAY = timedelta(days=1)
FIRST_OFFICIAL_DAY = 15


class PeriodKind(models.TextChoices):
    CIVIL_MONTH = "civil_month", gettext_lazy("tháng")
    CIVIL_QUARTER = "civil_quarter", gettext_lazy("quý")
    CIVIL_HALF = "civil_half", gettext_lazy("sáu tháng")
    CIVIL_YEAR = "civil_year", gettext_lazy("năm")
    OFFICIAL_MONTH = "official_month", gettext_lazy("tháng báo cáo (15–14)")
    OFFICIAL_QUARTER = "official_quarter", gettext_lazy("quý báo cáo (15–14)")
    OFFICIAL_HALF = "official_half", gettext_lazy("sáu tháng báo cáo (15–14)")
    OFFICIAL_YEAR = "official_year", gettext_lazy("năm báo cáo (15/12–14/12)")
    SCHOOL_TERM = "school_term", gettext_lazy("học kỳ")
    SCHOOL_YEAR = "school_year", gettext_lazy("năm học")


MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


@dataclass(frozen=True)
class SchoolCalendar:
    """A school year with its terms, in order."""

    name: str
    year: Period
    terms: tuple[Period, ...]


_school: list[Callable[[date], SchoolCalendar | None]] = []


def publish_school_calendar(calendar_of: Callable[[date], SchoolCalendar | None]) -> None:
    _school[:] = [calendar_of]


def containing(kind: str, day: date) -> Period | None:
    """The period of that kind the day lies in; None outside every school year or term."""
    family, _sep, size = kind.partition("_")
    if family == "school":
        return _of_school(size, day)
    official = family == "official"
    named = _month_named(day) if official else day
    first = (named.month - 1) // MONTHS[size] * MONTHS[size] + 1
    last = first + MONTHS[size] - 1
    if not official:
        return Period(
            date(named.year, first, 1), date(named.year, last, monthrange(named.year, last)[1])
        )
    before = date(named.year, first, 1) - DAY
    return Period(
        before.replace(day=FIRST_OFFICIAL_DAY), date(named.year, last, FIRST_OFFICIAL_DAY - 1)
    )


def _month_named(day: date) -> date:
    """A day of the month an official month is named after."""
    return day if day.day < FIRST_OFFICIAL_DAY else day + timedelta(days=18)


def _calendar(day: date) -> SchoolCalendar | None:
    return _school[0](day) if _school else None


def _of_school(size: str, day: date) -> Period | None:
    calendar = _calendar(day)
    if calendar is None:
        return None
    if size == "year":
        return calendar.year
    return next((term for term in calendar.terms if term.start <= day <= term.end), None)


def before(kind: str, period: Period) -> Period | None:
    """The one that ended last before it began; None where no school calendar tells."""
    day = period.start - DAY
    if kind == PeriodKind.SCHOOL_TERM:  # a summer lies between two terms
        calendar = _calendar(day)
        ended = [term for term in calendar.terms if term.end <= day] if calendar else []
        return ended[-1] if ended else None
    return containing(kind, day)


def last_ones(kind: str, day: date, *, count: int) -> list[Period]:
    """As many periods, oldest first, the last one that of `day`."""
    found: list[Period] = []
    period = containing(kind, day)
    while period is not None and len(found) < count:
        found.append(period)
        period = before(kind, period)
    return found[::-1]


def title(kind: str, period: Period) -> str:
    """Quý I/2026, Sáu tháng đầu năm 2026, Năm học 2025-2026; official ones end on a 14th."""
    family, _sep, size = kind.partition("_")
    if family == "school":
        return _school_title(size, period)
    number = (period.end.month - 1) // MONTHS[size] + 1
    words = {"year": period.end.year, "month": period.end.month, "quarter": _ROMAN.get(number, "")}
    return _TITLES[size, number if size == "half" else 0] % words


_TITLES = {
    ("month", 0): gettext_lazy("Tháng %(month)s/%(year)s"),
    ("quarter", 0): gettext_lazy("Quý %(quarter)s/%(year)s"),
    ("half", 1): gettext_lazy("Sáu tháng đầu năm %(year)s"),
    ("half", 2): gettext_lazy("Sáu tháng cuối năm %(year)s"),
    ("year", 0): gettext_lazy("Năm %(year)s"),
}


def _school_title(size: str, period: Period) -> str:
    calendar = _calendar(period.start)
    words = {"year": calendar.name if calendar else f"{period.start.year}-{period.end.year}"}
    if size == "year" or calendar is None or period not in calendar.terms:
        return _("Năm học %(year)s") % words
    number = _ROMAN.get(calendar.terms.index(period) + 1, "")
    return _("Học kỳ %(number)s, năm học %(year)s") % {**words, "number": number}
