"""What waits for who keeps partners: what is overdue, what waits for another, what runs out."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core import work
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.work import WorkItem
from khien.partners.queries.commitments import overdue, waiting_for_another
from khien.partners.queries.partners import ending_between
from khien.people.models import User

_AHEAD = timedelta(days=30)
_MOST = 10


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.PARTNER_MANAGE):
        return []
    day = today(now)
    return [*_overdue(day), *_to_confirm(user), *_running_out(day)]


def _overdue(day: date) -> list[WorkItem]:
    return [
        WorkItem(
            _("Cam kết quá hạn: %(what)s") % {"what": each.commitment.what},
            reverse("partners:commitment", args=[each.commitment.pk]),
            why=each.commitment.partner.name,
            level="orange",
        )
        for each in overdue(day)[:_MOST]
    ]


def _to_confirm(user: User) -> list[WorkItem]:
    return [
        WorkItem(
            _("Xác nhận bàn giao ngày %(day)s") % {"day": f"{row.on:%d/%m/%Y}"},
            reverse("partners:commitment", args=[row.commitment_id]),
            why=row.commitment.partner.name,
        )
        for row in waiting_for_another().exclude(recorded_by=user)[:_MOST]
    ]


def _running_out(day: date) -> list[WorkItem]:
    return [
        WorkItem(
            _("Thỏa thuận %(number)s sắp hết hạn") % {"number": row.number},
            reverse("partners:partner", args=[row.partner_id]),
            why=row.partner.name,
        )
        for row in ending_between(day, day + _AHEAD)[:_MOST]
    ]


def publish() -> None:
    work.register(items)
