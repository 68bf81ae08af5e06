"""What a year's programme may say, and on which day of the new year an old session falls."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from khien.core.calendars import WorkingCalendar
from khien.core.refusal import Refused
from khien.learning.models import SchoolProgramme, SchoolYear, Session, State

_A_YEAR_OF_WEEKS = timedelta(weeks=52)


def check_can_write(year: SchoolYear, *, in_scope: bool, today: date) -> None:
    if not in_scope:
        raise Refused(_("Bạn không được giao ghi kế hoạch của cơ sở này."))
    if year.ends < today:
        raise Refused(_("Năm học %(year)s đã khép lại.") % {"year": year.code})


def check_says_something(programme: SchoolProgramme) -> None:
    if not programme.document and not programme.files:
        raise Refused(
            _("Hãy ghi số kế hoạch hoặc quyết định, hoặc đính kèm tệp của kế hoạch."),
            field="document",
        )


def check_can_copy(programme: SchoolProgramme, *, found: int) -> None:
    if programme.copied_at is not None:
        raise Refused(_("Kế hoạch năm trước đã được chép rồi. Hãy sửa từng buổi dự kiến."))
    if not found:
        raise Refused(_("Năm học trước không có buổi nào để chép."))


def check_is_planned(session: Session, *, in_scope: bool) -> None:
    if not in_scope:
        raise Refused(_("Bạn không được giao ghi buổi của cơ sở này."))
    if session.state != State.PLANNED:
        raise Refused(_("Buổi này không còn là dự kiến nên không đổi được kế hoạch."))


def day_in(year: SchoolYear, held_on: date, *, calendar: WorkingCalendar) -> date | None:
    """The same weekday in the new year; on a holiday the next working day; None outside it."""
    day = held_on
    while day < year.starts:
        day += _A_YEAR_OF_WEEKS
    if day in calendar.off:
        day = calendar.shift(day, 1)
    return day if day <= year.teaching_ends else None


def year_question(day: date, year: SchoolYear | None) -> str:
    """A question where no school year holds the day: it would stand in no programme."""
    if year is not None:
        return ""
    return _("Ngày %(day)s không thuộc năm học nào đã có lịch. Có đúng là ngày ấy không?") % {
        "day": f"{day:%d/%m/%Y}"
    }


def holiday_question(day: date, calendar: WorkingCalendar) -> str:
    """A question where the day is a public holiday; Saturdays and Sundays have clubs."""
    if day not in calendar.off:
        return ""
    return _("Ngày %(day)s là ngày nghỉ lễ. Buổi này có đúng vào ngày ấy không?") % {
        "day": f"{day:%d/%m/%Y}"
    }
