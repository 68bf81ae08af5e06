"""Who may see the exhibits of a case, and who may add one: whoever may see it, or work on it."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.evidence.access import Holder, register
from khien.evidence.models import HolderKind
from khien.people import reading
from khien.people.models import RecordKind, User
from khien.support.models import Case
from khien.support.queries import cases_not_kept_from, opened_for, visible_to
from khien.support.rules.case import check_can
from khien.support.rules.states import READING, Step


def may_view(user: Any, case_id: UUID) -> bool:
    if not isinstance(user, User):
        return False
    mine = visible_to(user).filter(pk=case_id)
    return mine.exists() or opened_for(user, case_id).exists()


def check_can_add(user: User, case_id: UUID) -> None:
    check_can(Case.objects.get(pk=case_id), Step.ATTACH, by=user)


def holder(case_id: UUID) -> Holder:
    number = Case.objects.values_list("number", flat=True).get(pk=case_id)
    text = _("Hồ sơ %(number)s") % {"number": number}
    return Holder(text, reverse("support:case", args=[case_id]))


def publish() -> None:
    door = reading.Door(READING, cases_not_kept_from, visible_to, "support:case")
    reading.register(RecordKind.CASE, door)
    register(HolderKind.CASE, may_view, check_can_add=check_can_add, holder=holder)
