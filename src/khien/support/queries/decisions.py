"""The number of a plan's decision: where it was issued as a document, else the register's next."""

from datetime import date

from khien.directory.models import Function
from khien.directory.queries import responsible
from khien.documents.models import Document, DocumentState, DocumentType, Register
from khien.documents.queries import letterhead_of
from khien.documents.rules import symbol_of
from khien.support.models import Case
from khien.support.queries.before import newest_plan

_MAU_05 = "mau-05"


def issued_number(case: Case) -> str:
    """Of the newest Mẫu 05 made since the newest plan was submitted; empty where there is none."""
    plan = newest_plan(case)
    if plan is None:
        return ""
    issued = Document.objects.filter(
        holder=case.pk,
        type__code=_MAU_05,
        state=DocumentState.ISSUED,
        made_at__gte=plan.submitted_at,
    )
    found = issued.select_related("number").defer("content").order_by("-issued_at").first()
    return found.number.written if found and found.number else ""


def next_number(case: Case, on: date) -> str:
    """What a Mẫu 05 issued now would get; empty where no office or form is known."""
    office = responsible(Function.COMMUNE_COMMITTEE, case.commune_id, on)
    kind = DocumentType.objects.filter(code=_MAU_05).first()
    if office is None or kind is None:
        return ""
    rows = Register.objects.filter(office=office, year=on.year, abbreviation=kind.abbreviation)
    last = rows.values_list("last", flat=True).first() or 0
    return f"{last + 1:02}/{symbol_of(kind, letterhead_of(office.pk, on))}"
