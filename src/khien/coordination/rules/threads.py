"""What may be asked of whom in a thread, and when it may end."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused

CLOCK = "thread_answer"


def check_open(*, closed: bool) -> None:
    if closed:
        raise Refused(_("Trao đổi này đã khép lại."))


def check_can_join(
    offices: Collection[UUID], *, about_incident: bool, told: Collection[UUID]
) -> None:
    """`told`: offices that the incident was sent to; no other reads about it here."""
    if about_incident and set(offices) - set(told):
        raise Refused(
            _("Có đơn vị chưa được chuyển sự việc nên không đọc được. Hãy chuyển tin trước."),
            field="offices",
        )


def check_asks(asked: Collection[UUID], *, sender: UUID, due_on: date | None, today: date) -> None:
    """Who must answer is named with a day, and nobody asks themselves."""
    if sender in asked:
        raise Refused(_("Đơn vị không tự hỏi mình."), field="asked")
    if asked and due_on is None:
        raise Refused(_("Ghi phải trả lời trước ngày nào."), field="due_on")
    if due_on is not None and not asked:
        raise Refused(_("Chọn đơn vị phải trả lời."), field="asked")
    if due_on is not None and due_on < today:
        raise Refused(_("Ngày này đã qua."), field="due_on")


def check_can_close(open_asks: int) -> None:
    if open_asks:
        raise Refused(
            _("Số câu hỏi chưa được trả lời: %(count)s. Trả lời hoặc thôi hỏi rồi mới khép.")
            % {"count": open_asks}
        )
