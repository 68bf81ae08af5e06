"""When a case may go to another commune, and who answers. Pure."""

from collections.abc import Container, Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.support.models import (
    Case,
    CaseState,
    Decision,
    Plan,
    Transfer,
    TransferState,
)


def check_can_propose(
    case: Case,
    *,
    target: UUID,
    existing: Container[UUID],
    situation: str,
    waiting: bool,
) -> None:
    """`existing`: communes that exist today; `waiting`: another transfer has no answer yet."""
    if case.state == CaseState.CLOSED:
        raise Refused(_("Hồ sơ đã kết thúc: hãy mở lại trước khi chuyển."))
    if waiting:
        raise Refused(_("Hồ sơ này đang chờ một xã, phường khác trả lời."))
    if target not in existing:
        raise Refused(_("Xã, phường này không còn: hãy chọn nơi kế tục."), field="target")
    if target == case.commune_id:
        raise Refused(_("Hồ sơ đang ở chính xã, phường này."), field="target")
    if not situation.strip():
        raise Refused(
            _("Ghi tình hình của trẻ, để nơi nhận biết phải làm gì trước."), field="situation"
        )


def check_nothing_half_done(plans: Sequence[Plan], *, state: str) -> None:
    """What the chair here must still decide is decided first; a running measure goes along."""
    if state == CaseState.CLOSURE_SUBMITTED or any(p.decision == Decision.PENDING for p in plans):
        raise Refused(_("Còn việc chờ Chủ tịch ở đây duyệt: hãy xong việc đó rồi mới chuyển."))


def check_can_answer(transfer: Transfer) -> None:
    if transfer.state != TransferState.PROPOSED:
        raise Refused(_("Lời đề nghị chuyển này đã được trả lời."))


def check_refusal(answer: str) -> None:
    if not answer.strip():
        raise Refused(_("Ghi lý do không nhận, để nơi gửi biết phải làm gì."), field="answer")
