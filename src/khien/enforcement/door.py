"""Who may see, make and issue documents of a violation: whoever sees it; whoever works on it."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.documents import access
from khien.documents.access import Door, Holder
from khien.documents.models import DocumentType
from khien.enforcement.letters import HOLDER_KIND
from khien.enforcement.models import Violation
from khien.enforcement.queries import visible_to
from khien.intake.queries.scope import not_kept_from
from khien.people.models import User


def seen(user: User, violations: set[UUID]) -> set[UUID]:
    return set(visible_to(user).filter(pk__in=violations).values_list("pk", flat=True))


def answered(user: User, violations: set[UUID]) -> set[UUID]:
    """A body that sent a file back keeps the letter it sent with it, but not the file."""
    rows = Violation.objects.filter(pk__in=violations).filter(not_kept_from(user, "incident"))
    return set(rows.values_list("pk", flat=True))


def check_can_make(user: User, violation_id: UUID) -> None:
    if not seen(user, {violation_id}):
        raise Refused(_("Việc này thuộc đơn vị khác."))


def check_can_issue(user: User, violation_id: UUID, _kind: DocumentType) -> None:
    """Each office numbers its own."""
    check_can_make(user, violation_id)


def tell(violation_id: UUID) -> Holder:
    number = Violation.objects.values_list("number", flat=True).get(pk=violation_id)
    text = _("Vi phạm %(number)s") % {"number": number}
    return Holder(text, reverse("enforcement:violation", args=[violation_id]))


def publish() -> None:
    access.register(HOLDER_KIND, Door(seen, check_can_make, check_can_issue, tell, answered))
