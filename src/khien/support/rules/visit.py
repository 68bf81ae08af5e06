"""When a visit may be recorded."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.support.models.visit import SafeNow
from khien.support.rules.case import check_wellbeing

LONGEST = 20_000
_LONG_AGO = timedelta(days=366)


def check_visit(
    on: date, *, safe_now: str, wellbeing: int | None, words: list[str], now: datetime
) -> None:
    if on > today(now):
        raise Refused(_("Ngày thăm không thể ở tương lai."), field="on")
    if on < today(now) - _LONG_AGO:
        raise Refused(_("Ngày thăm đã quá một năm: hãy xem lại."), field="on")
    if safe_now not in SafeNow.values:
        raise Refused(_("Trẻ có an toàn không? Chưa rõ cũng là một câu trả lời."), field="safe_now")
    if wellbeing is not None:
        check_wellbeing(wellbeing)
    if not any(word.strip() for word in words):
        raise Refused(_("Ghi ít nhất một điều: đã gặp ai, thấy gì, trẻ nói gì."), field="seen")
    if any(len(word) > LONGEST for word in words):
        raise Refused(_("Chỗ này dài quá 20.000 chữ cái."), field="seen")
