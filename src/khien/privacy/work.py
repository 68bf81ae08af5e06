"""What waits here: requests to answer, and those that need a second person."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.people.models import User
from khien.privacy.models import RightsRequest
from khien.privacy.queries import rights as queries

_MOST = 30


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not any(user.may(each) for each in queries.ANSWERING):
        return []
    answers = user.may(Permission.RIGHTS_ANSWER)
    mine = queries.listing(user).filter(decided_at=None)
    second = list(queries.waiting_for_second(user)[:_MOST])
    others = [row for row in mine[:_MOST] if answers and row not in second]
    dues = queries.nearest_due([*second, *others])
    why = _("Cần người thứ hai xem đưa cho cha mẹ có an toàn cho em không.")
    told = [_item(row, dues.get(row.pk), now, why) for row in second]
    return told + [_item(row, dues.get(row.pk), now, _("Có hạn theo luật.")) for row in others]


def _item(row: RightsRequest, due: datetime | None, now: datetime, why: str) -> WorkItem:
    text = _("Yêu cầu %(number)s: %(right)s") % {
        "number": row.number,
        "right": row.get_right_display(),
    }
    late = due is not None and due < now
    url = reverse("privacy:request", args=[row.pk])
    return WorkItem(text, url, due, why, "red" if late else "orange")


def publish() -> None:
    register(items)
