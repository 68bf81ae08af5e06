"""What waits of tasks: for an office to do, for the steering office to verify and decide."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khien.core.calendars import end_of, today
from khien.core.permissions import Permission
from khien.core.work import Level, WorkItem, register
from khien.people.models import User
from khien.steering.queries.assignments import offices_of
from khien.steering.queries.lists import to_do, waiting_extensions, waiting_progress
from khien.steering.rules.course import AssignmentState

_MOST = 20
_LEVELS: dict[AssignmentState, Level] = {
    AssignmentState.OVERDUE: "red",
    AssignmentState.DUE_SOON: "orange",
    AssignmentState.NOT_STARTED: "green",
}


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User):
        return []
    found = list(_to_do(user, now)) if user.may(Permission.TASK_WORK) else []
    return found + list(_to_decide(user, now))


def _to_do(user: User, now: datetime) -> Iterator[WorkItem]:
    offices, day = offices_of(user), today(now)
    if not offices:
        return
    told = [each for each in to_do(offices, on=day, asking=user) if each.state in _LEVELS]
    for each in told[:_MOST]:
        yield WorkItem(
            text=str(each.assignment.task),
            url=reverse("steering:assignment", args=[each.assignment.pk]),
            due_at=end_of(each.due) if each.due else None,
            why=each.assignment.get_role_display(),
            level=_LEVELS[each.state],
        )


def _to_decide(user: User, now: datetime) -> Iterator[WorkItem]:
    if not (user.may(Permission.PLAN_MANAGE) or user.may(Permission.TASK_WORK)):
        return
    count = waiting_progress(user, on=today(now)).exclude(by=user).count()
    if count:
        words = ngettext(
            "%(count)s việc báo hoàn thành, chờ xác nhận",
            "%(count)s việc báo hoàn thành, chờ xác nhận",
            count,
        )
        yield WorkItem(words % {"count": count}, reverse("steering:waiting"), level="orange")
    if user.may(Permission.PLAN_MANAGE):
        asked = waiting_extensions().exclude(asked_by=user).count()
        if asked:
            text = _("%(count)s đề nghị gia hạn nhiệm vụ, chờ trả lời") % {"count": asked}
            yield WorkItem(text, reverse("steering:waiting"), level="orange")


def publish() -> None:
    register(items)
