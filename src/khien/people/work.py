"""What waits: steps of setting up that are not done yet, emergency openings to look at again."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core import setting_up
from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.people import notices
from khien.people.models import EmergencyAccess, User
from khien.people.queries import waiting_recoveries
from khien.people.reading import TOLD, may_review, waiting_for

_MOST = 30


def items(user: Any, now: datetime) -> list[WorkItem]:
    """Nothing once all of it is done."""
    if not isinstance(user, User) or not user.may(Permission.SETTINGS_MANAGE):
        return []
    why = _("Cài đặt còn thiếu bước này.")
    return [
        WorkItem(f"{step.title}: {step.state}", step.url, None, why, "orange")
        for step in setting_up.steps(now)
        if not step.done
    ]


def emergencies(user: Any, now: datetime) -> list[WorkItem]:
    """Whoever answers for the record is told at once, and until somebody has reviewed it."""
    if not isinstance(user, User) or not any(user.may(each) for each in TOLD):
        return []
    return [_told_of(access, user, now) for access in waiting_for(user)[:_MOST]]


def _told_of(access: EmergencyAccess, user: User, now: datetime) -> WorkItem:
    said = {"who": access.person, "what": f"{access.get_kind_display()} {access.number}"}
    why = _("Đang mở khẩn cấp.") if access.until_at > now else _("Cần một người xem lại.")
    return WorkItem(
        _("%(who)s đã mở khẩn cấp: %(what)s") % said,
        reverse("people:emergency_review", args=[access.pk]),
        None,
        why,
        "red" if may_review(user, access) else "orange",
    )


def recoveries(user: Any, now: datetime) -> list[WorkItem]:
    """Asked for by another administrator: waits for this one until it is too late."""
    if not isinstance(user, User) or not user.may(Permission.PEOPLE_MANAGE):
        return []
    where = reverse("people:recoveries")
    why = _("Cần hai quản trị viên: một người khác đã xin.")
    return [
        WorkItem(_("Cho %(who)s vào lại") % {"who": row.user}, where, row.until_at, why, "red")
        for row in waiting_recoveries(now)
        if user.pk not in {row.asked_by_id, row.user_id}
    ]


def publish() -> None:
    register(items)
    register(recoveries)
    register(notices.items)
    register(emergencies)
