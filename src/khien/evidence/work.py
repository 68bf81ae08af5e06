"""What waits for a person here: files that are no longer whole, and envelopes to be made anew."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.evidence import access
from khien.evidence.models import Exhibit
from khien.evidence.queries import sealing, viewing
from khien.people.models import User

_SHOWN = 20


def faults(user: Any, now: datetime) -> list[WorkItem]:  # noqa: ARG001  (nothing here has a deadline)
    if not isinstance(user, User) or not user.may(Permission.EVIDENCE_VIEW):
        return []
    found = Exhibit.objects.exclude(fault="").order_by("-checked_at")[:_SHOWN]
    return [
        WorkItem(
            _("Tệp của chứng cứ %(number)s không còn nguyên vẹn") % {"number": row.number},
            reverse("evidence:exhibit", args=[row.pk]),
            None,
            row.get_fault_display(),
            "red",
        )
        for row in found
        if access.may_view(user, row)
    ]


def envelopes(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.EVIDENCE_SEAL):
        return []
    unit = sealing.unit_of(user)
    waiting = sealing.misfits(unit, sealing.usable_keys(unit, now)).count() if unit else 0
    if not waiting:
        return []
    return [
        WorkItem(
            _("Niêm lại %(count)s chứng cứ") % {"count": waiting},
            reverse("evidence:reseal"),
            None,
            _("Người giữ khóa của đơn vị đã thay đổi."),
            "orange",
        )
    ]


def handed_looks(user: Any, now: datetime) -> list[WorkItem]:  # noqa: ARG001  (no deadline either)
    if not isinstance(user, User) or not user.may(Permission.EVIDENCE_VIEW):
        return []
    return [
        WorkItem(
            _("Xem thay chứng cứ %(number)s") % {"number": row.exhibit.number},
            reverse("evidence:exhibit", args=[row.exhibit_id]),
            None,
            _("%(who)s nhờ bạn.") % {"who": row.by},
            "orange",
        )
        for row in viewing.waiting_for(user)
        if access.may_view(user, row.exhibit)
    ]


def publish() -> None:
    register(handed_looks)
    register(faults)
    register(envelopes)
