"""What waits for an officer: words of a phone that did not go into a case by themselves."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.field import queries
from khien.people.models import User

_MOST = 20


def items(user: Any, _now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.CASE_WORK):
        return []
    return [
        WorkItem(
            _("Hồ sơ %(number)s: xem điều bạn đã ghi khi không có mạng")
            % {"number": entry.case.number if entry.case else "?"},
            reverse("field:entry", args=[entry.pk]),
            None,
            str(entry.get_state_display()),
            "orange",
        )
        for entry in queries.waiting(user)[:_MOST]
    ]


def publish() -> None:
    register(items)
