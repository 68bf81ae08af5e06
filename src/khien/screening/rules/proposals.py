"""Which exhibits have hashes for a bank, and who may let them in: never who proposed them."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.evidence.models import Exhibit, ExhibitKind
from khien.evidence.rules import PDQ_QUALITY, PICTURES
from khien.screening.models import Bank, HashKind, HashProposal, Matter, ProposalState

_KINDS = PICTURES | {ExhibitKind.MP4}


def hashes_of(exhibit: Exhibit) -> list[tuple[HashKind, bytes]]:
    """Of the file as it came. Of a picture in which there is too little, no PDQ: it would match
    other pictures.
    """
    found = [(HashKind.SHA256, bytes(exhibit.sha256))]
    if exhibit.pdq is not None and (exhibit.pdq_quality or 0) >= PDQ_QUALITY:
        found.append((HashKind.PDQ, bytes(exhibit.pdq)))
    return found


def is_for_banks(exhibit: Exhibit) -> bool:
    return exhibit.kind in _KINDS


def check_can_propose(exhibit: Exhibit, bank: Bank, *, why: str) -> None:
    if not is_for_banks(exhibit):
        raise Refused(_("Chỉ dấu vân của hình ảnh và phim vào được kho."))
    if bank.matter != Matter.PICTURES or bank.harmless or bank.closed_at is not None:
        raise Refused(_("Hãy chọn một kho hình ảnh đang mở."), field="bank")
    if not why.strip():
        raise Refused(_("Ghi lý do, một câu là đủ."), field="why")


def check_can_decide(proposal: HashProposal, *, by: UUID) -> None:
    if proposal.state != ProposalState.WAITING:
        raise Refused(_("Đề nghị này đã được quyết định."))
    if proposal.proposed_by_id == by:
        raise Refused(_("Bạn là người đề nghị: hãy để người khác quyết định."))


def check_reason(why: str) -> None:
    if not why.strip():
        raise Refused(_("Ghi lý do, một câu là đủ."), field="why")
