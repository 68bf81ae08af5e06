"""The number of a plan's decision, where the decision was issued as a document."""

from khien.documents.models import Document, DocumentState
from khien.support.models import Case
from khien.support.queries.before import newest_plan


def issued_number(case: Case) -> str:
    """Of the newest Mẫu 05 made since the newest plan was submitted; empty where there is none."""
    plan = newest_plan(case)
    if plan is None:
        return ""
    issued = Document.objects.filter(
        holder=case.pk,
        type__code="mau-05",
        state=DocumentState.ISSUED,
        made_at__gte=plan.submitted_at,
    )
    found = issued.select_related("number").defer("content").order_by("-issued_at").first()
    return found.number.written if found and found.number else ""
