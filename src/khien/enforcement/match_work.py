"""What waits where two files share something: a call, and a word whether it is one person."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.directory.queries import names_of
from khien.enforcement.queries.waiting_matches import waiting_matches
from khien.people.models import User


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.VIOLATION_WORK):
        return []
    waiting = waiting_matches(user)
    names = names_of({each.theirs.office_id for each in waiting}, today(now))
    return [
        WorkItem(
            _("Vi phạm %(number)s: trùng dấu hiệu với hồ sơ số %(other)s")
            % {"number": each.ours.number, "other": each.theirs.number},
            reverse("enforcement:judge_match", args=[each.ours.pk, each.match.pk]),
            None,
            _("Gọi %(office)s, rồi ghi có phải cùng một người không.")
            % {"office": names.get(each.theirs.office_id, "")},
            "orange",
        )
        for each in waiting
    ]


def publish() -> None:
    register(items)
