"""Cases hidden from all who could go on with them: the province is asked to name somebody."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.people.models import Duty, KeptAway, RecordKind, User
from khien.people.roles import roles_with
from khien.support.models import Case, CaseState
from khien.support.queries import visible_to

_MOST = 30


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.CASE_OVERSEE):
        return []
    hidden = KeptAway.objects.filter(kind__in=[RecordKind.CASE, RecordKind.INCIDENT])
    subjects = hidden.values("subject")
    named = subjects.union(Case.objects.filter(incident__in=subjects).values("pk"))
    told = visible_to(user).filter(pk__in=named).exclude(state=CaseState.CLOSED)
    return [item for case in told[:_MOST] for item in _of(case, now)]


def _of(case: Case, now: datetime) -> Iterator[WorkItem]:
    if not _somebody(case, Permission.CASE_WORK, now):
        yield _item(case, _("Hồ sơ %(number)s: không còn ai ở xã làm được, hãy giao người khác"))
    if not _somebody(case, Permission.CASE_APPROVE, now):
        yield _item(case, _("Hồ sơ %(number)s: không còn ai ở xã duyệt được, hãy cử người thay"))


def _item(case: Case, text: str) -> WorkItem:
    url = reverse("support:case", args=[case.pk])
    why = _("Những người khác ở xã không được thấy hồ sơ này.")
    return WorkItem(text % {"number": case.number}, url, None, why, "red")


def _somebody(case: Case, permission: Permission, now: datetime) -> bool:
    """In the commune, who holds the permission and may see the case."""
    held = Duty.objects.in_force(now).filter(
        role__in=roles_with(permission), territory=case.commune_id, user__is_active=True
    )
    people = User.objects.filter(pk__in=held.values("user"))
    return any(visible_to(person).filter(pk=case.pk).exists() for person in people)


def publish() -> None:
    register(items)
