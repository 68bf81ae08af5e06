"""Commitments and what came of them. State follows from days and confirmed deliveries."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.numbers import marked
from khien.core.refusal import Refused
from khien.partners.models import Agreement, Commitment, CommitmentKind, Delivery

DONG = "đồng"


class CommitmentState(StrEnum):
    DELIVERED = "delivered"
    PARTLY = "partly"
    OPEN = "open"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"


STATE_WORDS: dict[str, str | Promise] = {
    CommitmentState.DELIVERED: _("đã thực hiện đủ"),
    CommitmentState.PARTLY: _("đã thực hiện một phần"),
    CommitmentState.OPEN: _("chưa đến hạn"),
    CommitmentState.OVERDUE: _("quá hạn thực hiện"),
    CommitmentState.CANCELLED: _("đã hủy cam kết"),
}
STILL_OWED = (CommitmentState.PARTLY, CommitmentState.OPEN, CommitmentState.OVERDUE)


def state(commitment: Commitment, delivered: Decimal, *, on: date) -> CommitmentState:
    """`delivered`: confirmed until that day. What is late and not whole is overdue, also in part.

    What was whole before it was cancelled stays delivered.
    """
    if delivered >= commitment.quantity:
        return CommitmentState.DELIVERED
    if commitment.cancelled_on is not None and commitment.cancelled_on <= on:
        return CommitmentState.CANCELLED
    if on > commitment.due:
        return CommitmentState.OVERDUE
    return CommitmentState.PARTLY if delivered else CommitmentState.OPEN


def unit_of(kind: str, unit: str) -> str:
    """Money is counted in đồng, whatever was typed."""
    return DONG if kind == CommitmentKind.MONEY else unit.strip()


def check_commitment(
    *,
    kind: str,
    quantity: Decimal,
    unit: str,
    promised_on: date,
    due: date,
    agreement: Agreement | None,
    partner: UUID,
) -> None:
    if quantity <= 0:
        raise Refused(_("Ghi số lớn hơn 0."), field="quantity")
    if kind == CommitmentKind.MONEY and quantity != quantity.to_integral_value():
        raise Refused(_("Tiền đồng ghi số nguyên."), field="quantity")
    if not unit_of(kind, unit):
        raise Refused(_("Ghi đơn vị tính, ví dụ: máy, ngày công, bộ."), field="unit")
    if due < promised_on:
        raise Refused(_("Hạn phải từ ngày cam kết trở đi."), field="due")
    if agreement is not None and agreement.partner_id != partner:
        raise Refused(_("Thỏa thuận này của đối tác khác."), field="agreement")


def check_open(commitment: Commitment) -> None:
    if commitment.cancelled_on is not None:
        raise Refused(_("Cam kết này đã bị hủy."))


def check_can_cancel(commitment: Commitment, *, why: str, waiting: int) -> None:
    check_open(commitment)
    if not why.strip():
        raise Refused(_("Ghi lý do."), field="why")
    if waiting:
        raise Refused(_("Còn lần bàn giao chưa được xác nhận: xác nhận hoặc rút trước."))


def check_delivery(
    commitment: Commitment, *, quantity: Decimal, on: date, today: date, recorded: Decimal
) -> None:
    """`recorded`: of the commitment so far. Ten times too much is a slip of the finger."""
    check_open(commitment)
    if quantity <= 0:
        raise Refused(_("Ghi số lớn hơn 0."), field="quantity")
    if on > today:
        raise Refused(_("Ngày này chưa đến."), field="on")
    if on < commitment.promised_on:
        raise Refused(_("Ngày bàn giao trước ngày cam kết. Kiểm tra lại."), field="on")
    if recorded + quantity > 10 * commitment.quantity:
        sentence = _("Gấp hơn mười lần số đã cam kết. Kiểm tra lại số và đơn vị.")
        raise Refused(sentence, field="quantity")


def check_can_confirm(delivery: Delivery, *, by: UUID, files: int) -> None:
    check_not_settled(delivery)
    if delivery.recorded_by_id == by:
        raise Refused(_("Người ghi không tự xác nhận: nhờ một người khác."))
    if not files and not delivery.document:
        raise Refused(_("Chưa có minh chứng: thêm tệp, hoặc số biên bản bàn giao."))


def check_not_settled(delivery: Delivery) -> None:
    if delivery.confirmed_at is not None:
        raise Refused(_("Lần bàn giao này đã được xác nhận."))
    if delivery.withdrawn_at is not None:
        raise Refused(_("Lần bàn giao này đã được rút."))


def _bare(amount: Decimal) -> int | Decimal:
    return int(amount) if amount == amount.to_integral_value() else amount


def check_allocation(
    commitment: Commitment,
    *,
    quantity: Decimal,
    given: Decimal,
    same: bool,
    task_cancelled: bool,
    unmarked_interest: str,
) -> None:
    """`given`: to other tasks already. `unmarked_interest`: a conflict nobody has answered for."""
    check_open(commitment)
    if task_cancelled:
        raise Refused(_("Nhiệm vụ này đã hủy hoặc đã được thay."), field="task")
    if same:
        raise Refused(_("Nhiệm vụ này đã có phần trong cam kết."), field="task")
    if quantity <= 0:
        raise Refused(_("Ghi số lớn hơn 0."), field="quantity")
    if given + quantity > commitment.quantity:
        left = commitment.quantity - given
        sentence = _("Chỉ còn %(left)s %(unit)s chưa phân bổ.")
        words = {"left": marked(f"{_bare(left):,}"), "unit": commitment.unit}
        raise Refused(sentence % words, field="quantity")
    if unmarked_interest:
        sentence = _(
            "Đối tác này cũng là “%(name)s”, nơi được yêu cầu gỡ nội dung. "
            "Ghi cách phòng xung đột lợi ích trước khi phân bổ."
        )
        raise Refused(sentence % {"name": unmarked_interest})
