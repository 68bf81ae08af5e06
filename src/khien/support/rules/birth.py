"""When a child was born, as people write it: a year, a month and year, or a day."""

import re
from calendar import monthrange
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused

_WRITTEN = re.compile(r"(?:(?:(\d{1,2})[/.\-])?(\d{1,2})[/.\-])?(\d{4})", re.ASCII)
_OLDEST = 18
CHILD_UNTIL = 16  # Luật Trẻ em 102/2016, art. 1: a child is a person under 16
WARNED_AHEAD = timedelta(days=30)


def born_between(text: str) -> tuple[date, date] | None:
    """The first and the last day that the words allow; None where they are no date."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            return first, first
        return first, date(first.year, month or 12, monthrange(first.year, month or 12)[1])
    except ValueError:
        return None


def check_born(text: str, *, age: int | None, on: date) -> None:
    """`age` in full years where it is known and no estimate. Raises Refused."""
    if not text.strip():
        return
    between = born_between(text)
    if between is None:
        raise Refused(
            _("Viết ngày sinh như 05/03/2013, hoặc chỉ năm: 2013. Chưa rõ thì để trống."),
            field="born",
        )
    first, last = between
    if first > on:
        raise Refused(_("Ngày sinh không thể ở tương lai."), field="born")
    if years(last, on) >= _OLDEST:
        raise Refused(_("Người sinh ngày này đã từ 18 tuổi trở lên: hãy xem lại."), field="born")
    if age is not None and not years(last, on) <= age <= years(first, on):
        raise Refused(_("Tuổi và ngày sinh không khớp nhau: hãy xem lại."), field="born")


def years(born: date, on: date) -> int:
    """Full years; negative before the birth."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def sixteenth_birthday(born: date) -> date:
    """Somebody born on 29/2 is 16 on 1/3 of a common year."""
    try:
        return born.replace(year=born.year + CHILD_UNTIL)
    except ValueError:
        return date(born.year + CHILD_UNTIL, 3, 1)


def of_age_soon(text: str, *, on: date) -> tuple[date, date] | None:
    """The first and the last day that may be the sixteenth birthday, from a month ahead on.

    They are one day where the day of birth is known; None where no year is.
    """
    between = born_between(text)
    if between is None:
        return None
    first, last = (sixteenth_birthday(day) for day in between)
    return (first, last) if first <= on + WARNED_AHEAD else None
