"""Who may move a deadline, when, and how far. Pure decisions."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from khien.core.models import ClockUnit, RunningClock
from khien.core.refusal import Refused
from khien.core.rules import LONGEST

LONGEST_SUSPENSION = timedelta(days=366)
_FEWEST_LETTERS = 5


def check_can_move(clock: RunningClock, *, may: bool, seen: int, changes: int, reason: str) -> None:
    """`may`: the room says so. `seen`: how many changes there were on the page that was sent."""
    if not may:
        raise Refused(_("Bạn không được đổi thời hạn này."))
    if clock.stopped_at is not None:
        raise Refused(_("Thời hạn này đã dừng, không đổi được nữa."))
    if not clock.rule.movable:
        raise Refused(_("Thời hạn này theo quy định không được tạm dừng hay gia hạn."))
    if seen != changes:
        raise Refused(_("Vừa có người đổi thời hạn này. Hãy xem lại rồi quyết định."))
    if len(reason.strip()) < _FEWEST_LETTERS:
        raise Refused(_("Ghi lý do để sau này ai cũng hiểu."), field="reason")


def check_can_suspend(clock: RunningClock, *, until: datetime, now: datetime) -> None:
    if now > clock.due_at:
        raise Refused(_("Đã quá hạn: tạm dừng không xóa được trễ hạn. Hãy gia hạn."))
    if _suspended(clock, now=now):
        raise Refused(_("Thời hạn này đang tạm dừng rồi."))
    if until <= now:
        raise Refused(_("Tạm dừng ít nhất đến hết hôm nay."), field="until")
    if until > now + LONGEST_SUSPENSION:
        raise Refused(_("Tạm dừng nhiều nhất một năm."), field="until")


def check_can_resume(clock: RunningClock, *, now: datetime) -> None:
    if not _suspended(clock, now=now):
        raise Refused(_("Thời hạn này không tạm dừng."))


def check_amount(clock: RunningClock, amount: int) -> None:
    if not 1 <= amount <= LONGEST[ClockUnit(clock.rule.unit)]:
        raise Refused(_("Gia hạn ngắn quá hoặc dài quá."), field="amount")


def check_new_due(due: datetime, *, now: datetime) -> None:
    if due <= now:
        raise Refused(_("Hạn mới vẫn đã qua rồi. Hãy gia hạn dài hơn."), field="amount")


def _suspended(clock: RunningClock, *, now: datetime) -> bool:
    return clock.suspended_until is not None and now < clock.suspended_until
