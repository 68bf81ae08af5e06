"""All of somebody's work to others: until when, and to whom. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.support.models import Absence

LONGEST_LEAVE = timedelta(days=366)


def check_can_hand_over(
    *,
    giver: UUID,
    absence: str,
    last_day: date | None,
    takers: Mapping[UUID, UUID],
    able: set[UUID],
    now: datetime,
) -> None:
    """`takers`: each piece of work and its taker; `able`: who may work on it."""
    if not takers:
        raise Refused(_("Người này không có việc nào đang mở để bàn giao."))
    if absence == Absence.LEAVE:
        if last_day is None:
            raise Refused(_("Nghỉ tạm thời thì ghi ngày cuối cùng làm thay."), field="last_day")
        if last_day < today(now):
            raise Refused(_("Ngày cuối làm thay không thể ở quá khứ."), field="last_day")
        if last_day > today(now) + LONGEST_LEAVE:
            raise Refused(_("Quá một năm thì hãy bàn giao hẳn."), field="last_day")
    if giver in takers.values():
        raise Refused(_("Không bàn giao cho chính người sắp nghỉ."), field="taker")
    if not set(takers.values()) <= able:
        raise Refused(
            _("Người nhận phải đang làm việc với hồ sơ trẻ em ở xã, phường này."), field="taker"
        )


def check_still_the_same(shown: set[UUID], now: set[UUID]) -> None:
    """What is handed over is exactly what was listed before."""
    if shown != now:
        raise Refused(
            _("Danh sách việc vừa thay đổi từ lúc bạn mở trang. Hãy xem lại rồi bấm lần nữa.")
        )
