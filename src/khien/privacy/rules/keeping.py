"""When something may be emptied, and what may be said of terms and holds. Pure: dates come in."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.models import Certainty
from khien.core.refusal import Refused
from khien.privacy.models import NOTICE_DAYS, KeepingTerm

NOTICE = 30  # days, where the province has set none
LONGEST_YEARS, SHORTEST_NOTICE, LONGEST_NOTICE = 100, 7, 366
LONGEST_REASON = 2000


def amount_on(terms: Iterable[KeepingTerm], subject: str, day: date, *, declared: int) -> int:
    """The newest term in force that day, else what is declared."""
    known = [t for t in terms if t.subject == subject and t.valid_from <= day]
    return max(known, key=lambda term: term.valid_from).amount if known else declared


def check_can_set_term(
    subject: str, *, amount: int, starts: date, today: date, law: str, certainty: str
) -> None:
    if starts <= today:
        raise Refused(_("Thời hạn mới bắt đầu sớm nhất từ ngày mai."), field="valid_from")
    if subject == NOTICE_DAYS and not SHORTEST_NOTICE <= amount <= LONGEST_NOTICE:
        raise Refused(_("Báo trước từ 7 đến 366 ngày."), field="amount")
    if subject != NOTICE_DAYS and not 1 <= amount <= LONGEST_YEARS:
        raise Refused(_("Giữ từ 1 đến 100 năm."), field="amount")
    if certainty == Certainty.VERIFIED and not law:
        raise Refused(_("Đã đọc trong nguồn công khai thì ghi tên văn bản, điều."), field="law")


def check_reason(why: str) -> None:
    if not why.strip():
        raise Refused(_("Hãy ghi lý do."), field="why")
    if len(why) > LONGEST_REASON:
        raise Refused(_("Chỗ này dài quá 2.000 chữ cái."), field="why")


def check_can_hold(subject: UUID | None, *, until: date | None, why: str, today: date) -> UUID:
    """The row that was found."""
    if subject is None:
        raise Refused(
            _("Không tìm thấy. Hãy xem lại loại và số, hoặc dán địa chỉ của trang."),
            field="reference",
        )
    if until is not None and until <= today:
        raise Refused(_("Ngày này đã qua. Chưa biết đến khi nào thì để trống."), field="until")
    if until is not None and until > today + timedelta(days=LONGEST_YEARS * 366):
        raise Refused(_("Ngày này xa quá."), field="until")
    check_reason(why)
    return subject


def check_can_release(*, released: bool, why: str) -> None:
    if released:
        raise Refused(_("Việc giữ lại này đã được bỏ."))
    check_reason(why)
