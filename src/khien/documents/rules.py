"""The states of a document, what must be there before a step, and how numbers are written."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.documents.models import Document, DocumentState, DocumentType, Letterhead

MOST_OUTSIDE = 2_000  # numbers noted at once


class Verb(StrEnum):
    ISSUE = "issue"
    VOID = "void"


STATES: dict[tuple[DocumentState, Verb], DocumentState] = {
    (DocumentState.DRAFT, Verb.ISSUE): DocumentState.ISSUED,
    (DocumentState.DRAFT, Verb.VOID): DocumentState.VOIDED,
    (DocumentState.ISSUED, Verb.VOID): DocumentState.VOIDED,
}


def after(document: Document, verb: Verb) -> DocumentState:
    """The state that follows; raises Refused where the step is not possible."""
    following = STATES.get((DocumentState(document.state), verb))
    if following is None:
        state = DocumentState(document.state).label
        raise Refused(_("Văn bản này %(state)s nên không làm được việc đó nữa.") % {"state": state})
    return following


def can(document: Document, verb: Verb) -> bool:
    return (DocumentState(document.state), verb) in STATES


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Ghi lý do hủy."), field="reason")


def check_outside(*, last: int, up_to: int, abstract: str) -> None:
    if up_to <= last:
        raise Refused(
            _("Sổ đã dùng đến số %(last)s: hãy ghi một số lớn hơn.") % {"last": last},
            field="up_to",
        )
    if up_to - last > MOST_OUTSIDE:
        raise Refused(
            _("Mỗi lần ghi được nhiều nhất %(most)s số.") % {"most": MOST_OUTSIDE}, field="up_to"
        )
    if not abstract.strip():
        raise Refused(_("Ghi các số đó đã dùng cho việc gì."), field="abstract")


def symbol_of(kind: DocumentType, letterhead: Letterhead) -> str:
    """As in "QĐ-UBND"; of a letter "UBND-BVTE": the office, then the unit that wrote it."""
    parts = (
        (kind.abbreviation, letterhead.symbol)
        if kind.abbreviation
        else (letterhead.symbol, letterhead.unit)
    )
    return "-".join(part for part in parts if part)
