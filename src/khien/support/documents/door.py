"""Who may see, make and issue documents of a case: whoever may see it, works on it, decides it."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.permissions import FieldGroup, Permission
from khien.core.refusal import Refused
from khien.documents import access
from khien.documents.access import Door, Holder
from khien.documents.models import DocumentType
from khien.people.models import User
from khien.support.documents import HOLDER_KIND
from khien.support.models import Case
from khien.support.need import groups_of, sent_up
from khien.support.queries import visible_to


def seen(user: User, cases: set[UUID]) -> set[UUID]:
    """Of those whose child this person may know by name: papers name the child."""
    found = {case.pk: case for case in visible_to(user).filter(pk__in=cases)}
    above = sent_up(found)
    return {
        key
        for key, case in found.items()
        if FieldGroup.IDENTITY in groups_of(user, case, sent_up=key in above)
    }


def check_can_make(user: User, case_id: UUID) -> None:
    commune = visible_to(user).values_list("commune", flat=True).filter(pk=case_id).first()
    if commune is None or not _holds(user, commune):
        raise Refused(_("Việc này không thuộc phần việc của bạn ở xã này."))


def can_make(user: User, case: Case) -> bool:
    """Of a case this person has open."""
    return _holds(user, case.commune_id)


def check_can_issue(user: User, case_id: UUID, kind: DocumentType) -> None:
    """A decision is the chair's; what is only numbered is also the officer's."""
    check_can_make(user, case_id)
    commune = Case.objects.values_list("commune", flat=True).get(pk=case_id)
    if kind.decides and not user.scope(Permission.CASE_APPROVE).holds_in(commune):
        raise Refused(_("Chỉ Chủ tịch Ủy ban nhân dân ban hành được quyết định này."))


def _holds(user: User, commune: UUID) -> bool:
    permissions = (Permission.CASE_WORK, Permission.CASE_APPROVE)
    return any(user.scope(each).holds_in(commune) for each in permissions)


def tell(case_id: UUID) -> Holder:
    number = Case.objects.values_list("number", flat=True).get(pk=case_id)
    text = _("Hồ sơ %(number)s") % {"number": number}
    return Holder(text, reverse("support:case", args=[case_id]))


def publish() -> None:
    access.register(HOLDER_KIND, Door(seen, check_can_make, check_can_issue, tell))
