"""Reviews of law: what makes a finding, a proposal, an outcome, and when a round may be closed."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.law.models import FindingKind, LegalFinding, Proposal, ReviewRound

OF_TWO = (FindingKind.OVERLAP, FindingKind.CONFLICT)


class FindingState(StrEnum):
    TO_PROPOSE = "to_propose"
    WAITING = "waiting"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


FINDING_WORDS: dict[str, str | Promise] = {
    FindingState.TO_PROPOSE: _("chưa có đề xuất"),
    FindingState.WAITING: _("đang chờ trả lời"),
    FindingState.OVERDUE: _("quá ngày trả lời"),
    FindingState.ANSWERED: _("đã có kết quả"),
    FindingState.WITHDRAWN: _("đã rút lại"),
}


def overdue(proposal: Proposal, *, on: date) -> bool:
    due = proposal.answer_due
    return due is not None and on > due and not hasattr(proposal, "outcome")


def finding_state(finding: LegalFinding, proposals: list[Proposal], *, on: date) -> FindingState:
    if finding.withdrawn_at is not None:
        return FindingState.WITHDRAWN
    if not proposals:
        return FindingState.TO_PROPOSE
    if all(hasattr(each, "outcome") for each in proposals):
        return FindingState.ANSWERED
    late = any(overdue(each, on=on) for each in proposals)
    return FindingState.OVERDUE if late else FindingState.WAITING


def check_round(*, begun_on: date, due: date, documents: int, same: bool) -> None:
    if same:
        raise Refused(_("Đã có một đợt rà soát mang tên này."), field="title")
    if not documents:
        raise Refused(_("Chọn ít nhất một văn bản để rà soát."), field="documents")
    if due < begun_on:
        raise Refused(_("Hạn phải từ ngày bắt đầu trở đi."), field="due")


def check_open(row: ReviewRound) -> None:
    if row.closed_on is not None:
        raise Refused(_("Đợt rà soát này đã kết thúc."))


def check_finding(
    kind: str, *, document: UUID, other: UUID | None, in_round: bool, text: str
) -> None:
    if not in_round:
        raise Refused(_("Văn bản này không thuộc đợt rà soát."), field="document")
    if not text.strip():
        raise Refused(_("Viết rõ điều phát hiện."), field="text")
    if kind in OF_TWO and other is None:
        sentence = _("Chồng chéo, mâu thuẫn là giữa hai văn bản: chọn văn bản thứ hai.")
        raise Refused(sentence, field="other")
    if other is not None and other == document and kind in OF_TWO:
        raise Refused(_("Chọn một văn bản khác."), field="other")


def check_can_propose(
    finding: LegalFinding, *, sent_on: date, answer_due: date | None, today: date
) -> None:
    if finding.withdrawn_at is not None:
        raise Refused(_("Phát hiện này đã được rút."))
    if sent_on > today:
        raise Refused(_("Ngày này chưa đến."), field="sent_on")
    if answer_due is not None and answer_due < sent_on:
        raise Refused(_("Hạn trả lời phải từ ngày gửi trở đi."), field="answer_due")


def check_outcome(proposal: Proposal, *, on: date, today: date) -> None:
    if hasattr(proposal, "outcome"):
        raise Refused(_("Đề xuất này đã có kết quả."))
    if on < proposal.sent_on:
        raise Refused(_("Kết quả không thể có trước ngày gửi đề xuất."), field="on")
    if on > today:
        raise Refused(_("Ngày này chưa đến."), field="on")


def check_can_withdraw(finding: LegalFinding, proposals: int) -> None:
    if finding.withdrawn_at is not None:
        raise Refused(_("Phát hiện này đã được rút."))
    if proposals:
        raise Refused(_("Phát hiện đã có đề xuất gửi đi nên không rút được."))


def check_can_close(row: ReviewRound, *, unread: int, without_proposal: int) -> None:
    """Answers may come later: a round ends with what the province itself can do."""
    check_open(row)
    if unread:
        sentence = _("Còn %(count)s văn bản chưa xem.")
        raise Refused(sentence % {"count": unread})
    if without_proposal:
        sentence = _("Còn %(count)s phát hiện chưa có đề xuất. Gửi đề xuất, hoặc rút phát hiện.")
        raise Refused(sentence % {"count": without_proposal})
