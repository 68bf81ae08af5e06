"""What waits for a person in education: to verify, to correct, to record, to urge."""

from datetime import datetime, time
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.calendars import HANOI, today
from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.learning.models import AttendanceSheet, Session, State
from khien.learning.queries.calendar import school_year
from khien.learning.queries.counting import standings
from khien.learning.queries.institutions import for_person
from khien.people.models import User


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User):
        return []
    return [*_to_verify(user, now), *_to_write(user, now), *_to_urge(user, now)]


def _of(user: User, permission: Permission, now: datetime) -> Any:
    mine = for_person(user, on=today(now), permissions=[permission])
    return Session.objects.filter(institution__in=mine.values("pk"))


def _list(**filters: str) -> str:
    return f"{reverse('learning:sessions')}?{urlencode(filters)}"


def _to_verify(user: User, now: datetime) -> list[WorkItem]:
    if not user.may(Permission.SESSION_VERIFY):
        return []
    rows = _of(user, Permission.SESSION_VERIFY, now).filter(state=State.HELD)
    waiting = rows.exclude(recorded_by=user).exclude(corrected_by=user).count()
    if not waiting:
        return []
    text = _("%(count)s buổi giáo dục chờ xác nhận") % {"count": waiting}
    why = _("Buổi chỉ được tính khi một người khác xác nhận.")
    return [WorkItem(text, _list(state=State.HELD.value), None, why, "orange")]


def _to_write(user: User, now: datetime) -> list[WorkItem]:
    if not user.may(Permission.SESSION_RECORD):
        return []
    rows = _of(user, Permission.SESSION_RECORD, now)
    back = rows.filter(state=State.SENT_BACK).count()
    past = rows.filter(state=State.PLANNED, held_on__lte=today(now)).count()
    found = []
    if back:
        text = _("%(count)s buổi giáo dục bị trả lại để sửa") % {"count": back}
        why = _("Người xác nhận đã ghi rõ cần sửa gì.")
        found.append(WorkItem(text, _list(state=State.SENT_BACK.value), None, why, "orange"))
    if differ := _conflicts(rows):
        text = _("%(count)s buổi có hai bản điểm danh khác nhau") % {"count": len(differ)}
        why = _("Chọn bản đúng; chưa bản nào bị mất.")
        url = reverse("learning:session", args=[differ[0]])
        found.append(WorkItem(text, url, None, why, "orange"))
    if past:
        text = _("%(count)s buổi dự kiến đã đến ngày, cần ghi lại") % {"count": past}
        why = _("Buổi dự kiến chưa được tính.")
        found.append(WorkItem(text, _list(state=State.PLANNED.value), None, why, "green"))
    return found


def _conflicts(sessions: Any) -> list[UUID]:
    """Sessions of which two devices tell different things of one class."""
    sheets = AttendanceSheet.objects.filter(session__in=sessions.values("pk"), replaced_by=None)
    several = sheets.values("session", "grade", "class_name").annotate(versions=Count("pk"))
    found = several.filter(versions__gt=1).order_by("session").values_list("session", flat=True)
    return list(dict.fromkeys(found))


def _to_urge(user: User, now: datetime) -> list[WorkItem]:
    """One line for the officer who follows, one for a school that does not count yet."""
    year = school_year(today(now))
    wanted = Permission.EDUCATION_OVERSEE, Permission.SESSION_RECORD
    if year is None or not any(user.may(permission) for permission in wanted):
        return []
    mine = for_person(user, on=today(now), permissions=wanted)
    rows = standings(mine, year, first=year.starts, last=today(now))
    lacking = [row for row in rows if not row.met]
    if not lacking:
        return []
    due = datetime.combine(year.teaching_ends, time(23, 59, 59), HANOI)
    if user.may(Permission.EDUCATION_OVERSEE):
        text = _("%(count)s trường, cơ sở chưa được tính trong năm học %(year)s")
        url = reverse("learning:lacking")
    else:
        text = _("Cơ sở của bạn chưa được tính trong năm học %(year)s")
        url = reverse("learning:institution", args=[lacking[0].institution])
    words = {"count": len(lacking), "year": year.code}
    why = _("Mục tiêu 1: mỗi năm học ít nhất một buổi được xác nhận.")
    return [WorkItem(text % words, url, due, why, "green")]


def publish() -> None:
    register(items)
