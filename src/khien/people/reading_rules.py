"""When a record may be opened in an emergency, and kept from somebody. Pure."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused

SHORTEST_REASON, LONGEST_REASON = 15, 2000
SHORTEST, LONGEST = 5, 60  # minutes


def check_can_open(found: Any, *, allowed: bool, seen: bool, minutes: int, why: str) -> Any:
    """The record that was found."""
    if not allowed:
        raise Refused(_("Vai trò của bạn không mở khẩn cấp loại hồ sơ này."), field="kind")
    if found is None:
        raise Refused(_("Không mở được hồ sơ này. Hãy xem lại số."), field="number")
    if seen:
        raise Refused(_("Bạn vốn đã xem được hồ sơ này, không cần mở khẩn cấp."), field="number")
    if not SHORTEST <= minutes <= LONGEST:
        raise Refused(_("Chỉ mở từ 5 đến 60 phút."), field="minutes")
    if len(why.strip()) < SHORTEST_REASON:
        raise Refused(_("Hãy nói rõ hơn vì sao cần xem ngay."), field="reason")
    _check_length(why, field="reason")
    return found


def check_can_review(*, may: bool, reviewed: bool, note: str) -> None:
    if not may:
        raise Refused(_("Việc này cần một người khác có trách nhiệm xem lại."))
    if reviewed:
        raise Refused(_("Lần mở này đã có người xem lại."))
    if not note.strip():
        raise Refused(_("Hãy ghi bạn thấy thế nào."), field="note")
    _check_length(note, field="note")


def check_can_keep_away(*, people: set[UUID], organisations: set[UUID], why: str) -> None:
    if not people and not organisations:
        raise Refused(_("Hãy ghi tên một người hoặc chọn một cơ quan."), field="person")
    if not why.strip():
        raise Refused(_("Hãy ghi lý do."), field="why")
    _check_length(why, field="why")


def _check_length(text: str, *, field: str) -> None:
    if len(text) > LONGEST_REASON:
        raise Refused(_("Chỗ này dài quá 2.000 chữ cái."), field=field)
