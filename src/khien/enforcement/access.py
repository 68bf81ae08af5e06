"""Who may see the exhibits of a violation, and who may add one: whoever sees it, or works on it."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.enforcement.models import Violation
from khien.enforcement.queries import visible_to
from khien.enforcement.rules.states import Step
from khien.enforcement.rules.violation import check_can
from khien.evidence.access import Holder, register
from khien.evidence.models import HolderKind
from khien.people.models import User


def may_view(user: Any, violation_id: UUID) -> bool:
    return isinstance(user, User) and visible_to(user).filter(pk=violation_id).exists()


def check_can_add(user: User, violation_id: UUID) -> None:
    check_can(Violation.objects.get(pk=violation_id), Step.ATTACH, by=user)


def holder(violation_id: UUID) -> Holder:
    number = Violation.objects.values_list("number", flat=True).get(pk=violation_id)
    text = _("Vi phạm %(number)s") % {"number": number}
    return Holder(text, reverse("enforcement:violation", args=[violation_id]))


def publish() -> None:
    register(HolderKind.VIOLATION, may_view, check_can_add=check_can_add, holder=holder)
