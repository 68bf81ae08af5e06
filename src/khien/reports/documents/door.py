"""Who may see, make and issue the paper of a report."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.documents.access import Holder
from khien.documents.models import DocumentType
from khien.people.models import User
from khien.reports.models import ConsolidatedReport
from khien.reports.queries import consolidated


def seen(user: User, holders: set[UUID]) -> set[UUID]:
    rows = consolidated.visible_to(user).filter(pk__in=holders)
    return set(rows.values_list("pk", flat=True))


def check_can_make(user: User, holder: UUID) -> None:
    """It is made and signed in one step, by who signs; errata by who writes."""
    report = ConsolidatedReport.objects.get(pk=holder)
    if not (consolidated.may_sign(user, report) or consolidated.writes(user)):
        raise Refused(_("Bạn không được giao việc này."))


def check_can_issue(user: User, holder: UUID, kind: DocumentType) -> None:  # noqa: ARG001  (every door takes it)
    report = ConsolidatedReport.objects.get(pk=holder)
    if not consolidated.may_sign(user, report):
        raise Refused(_("Báo cáo này do lãnh đạo ký."))


def tell(holder: UUID) -> Holder:
    title = ConsolidatedReport.objects.values_list("title", flat=True).get(pk=holder)
    return Holder(title, reverse("reports:report", args=[holder]))
