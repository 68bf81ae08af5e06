"""Who may see and add files of an assignment: its office, the steering office, who monitors."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.evidence.access import Holder, register
from khien.evidence.models import HolderKind
from khien.people.models import User
from khien.steering.models import Assignment
from khien.steering.queries.assignments import is_ours, visible_to
from khien.steering.rules.progress import check_open


def may_view(user: Any, assignment_id: UUID) -> bool:
    if not isinstance(user, User):
        return False
    asked = Assignment.objects.filter(pk=assignment_id)
    return bool(visible_to(user, asked, on=today(timezone.now())))


def check_can_add(user: Any, assignment_id: UUID) -> None:
    row = Assignment.objects.filter(pk=assignment_id).first()
    if row is None or not is_ours(row, user, on=today(timezone.now())):
        raise Refused(_("Việc này không giao cho cơ quan của bạn."))
    check_open(row)


def holder(assignment_id: UUID) -> Holder:
    row = Assignment.objects.select_related("task").get(pk=assignment_id)
    return Holder(str(row.task), reverse("steering:assignment", args=[assignment_id]))


def publish() -> None:
    register(HolderKind.ASSIGNMENT, may_view, check_can_add=check_can_add, holder=holder)
