"""A child turns sixteen: its officer decides in time who goes on helping, under which law."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.calendars import HANOI, today
from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.people.models import User
from khien.support.queries.sixteen import turning_sixteen

_MOST = 30


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.CASE_WORK):
        return []
    return list(_turning(user, now))


def _turning(user: User, now: datetime) -> Iterator[WorkItem]:
    on = today(now)
    for case, first, last in turning_sixteen(user, on=on)[:_MOST]:
        soon = _("Hồ sơ %(number)s: trẻ sắp đủ 16 tuổi, quyết định việc giúp tiếp")
        since = _("Hồ sơ %(number)s: trẻ đã đủ 16 tuổi, quyết định việc giúp tiếp")
        yield WorkItem(
            (soon if on < last else since) % {"number": case.number},
            reverse("support:at_sixteen", args=[case.pk]),
            datetime.combine(first, time(), HANOI) if first == last else None,
            _(
                "Luật Trẻ em áp dụng đến khi đủ 16 tuổi: bàn với em ai giúp tiếp, theo luật nào. "
                "Ghi quyết định xong thì không nhắc nữa."
            ),
            "orange",
        )


def publish() -> None:
    register(items)
