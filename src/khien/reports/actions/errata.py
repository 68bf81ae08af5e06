"""Errata: what a signed report would say if it were counted again today."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.documents import actions as documents
from khien.documents.content import Signer
from khien.documents.models import Document, DocumentType
from khien.people.models import User
from khien.reports import events
from khien.reports.actions.consolidated import asked
from khien.reports.documents import erratum
from khien.reports.figures import lines_of
from khien.reports.models import ConsolidatedReport, Erratum, ReportLine, Subject
from khien.reports.queries import consolidated
from khien.reports.rules import frozen


def changes(
    report: ConsolidatedReport, *, now: datetime
) -> list[tuple[ReportLine, dict[str, Any]]]:
    """Counted again for the same days and units: lines that differ from what was last said. Which
    reports had come in is told of the moment it was counted, and is no mistake later.
    """
    signed = [line for line in consolidated.lines(report) if line.subject != Subject.REPORTS]
    return frozen.changed(signed, lines_of(asked(report, now=now)), consolidated.noted(report))


@transaction.atomic
def note_errata(report: ConsolidatedReport, *, reason: str, by: User, now: datetime) -> Document:
    """Rows that stand beside the signed lines for ever, and the letter that tells of them."""
    if not consolidated.writes(by):
        raise Refused(_("Đính chính do thường trực kế hoạch của tỉnh lập."))
    found = ConsolidatedReport.objects.select_for_update(of=("self",))
    report = found.select_related("plan", "document__number").get(pk=report.pk)
    frozen.check_signed(report)
    if not reason.strip():
        raise Refused(_("Ghi lý do số liệu thay đổi."), field="reason")
    changed = changes(report, now=now)
    if not changed:
        raise Refused(_("Đếm lại vẫn đúng như đã ký: không có gì để đính chính."))
    kind = DocumentType.objects.get(code=erratum.CODE)
    document = documents.make(
        kind,
        holder=report.pk,
        holder_kind=consolidated.HOLDER,
        office=report.office_id,
        content=erratum.content(kind, report, changed, reason=reason.strip(), as_known=now),
        by=by,
        now=now,
        abstract=erratum.abstract_of(report)[:250],
    )
    Erratum.objects.bulk_create(
        Erratum(
            line=line,
            now=now_said,
            as_known=now,
            reason=reason.strip(),
            by=by,
            at=now,
            document=document,
        )
        for line, now_said in changed
    )
    ledger.record(events.ErrataNoted(report.pk, len(changed)), by=by, now=now)
    return document


def sign_errata(
    document: Document, *, signer: Signer, recipients: tuple[str, ...], by: User, now: datetime
) -> None:
    """Numbered and issued by somebody else than who noted them."""
    if document.made_by_id == by.pk:
        raise Refused(_("Bạn lập đính chính này: người khác phải ký."))
    documents.issue(document, signer=signer, recipients=recipients, by=by, now=now)
