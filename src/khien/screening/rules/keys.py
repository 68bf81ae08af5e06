"""What a key may be, and whether one opens today."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _

from khien.core.calendars import HANOI, today
from khien.core.refusal import Refused
from khien.screening.models import ApiKey, Use

MOST_A_DAY = 1_000_000_000


class KeyState(StrEnum):
    OPEN = "open"
    EXPIRED = "expired"
    REVOKED = "revoked"


def state(key: ApiKey, *, on: date) -> KeyState:
    if key.revoked_at is not None:
        return KeyState.REVOKED
    expired = key.expires_on is not None and key.expires_on <= on
    return KeyState.EXPIRED if expired else KeyState.OPEN


def check_can_make(
    name: str,
    *,
    holder: str,
    uses: Collection[str],
    per_day: int,
    expires_on: date | None,
    on: date,
) -> None:
    if not name.strip():
        raise Refused(_("Hãy đặt tên cho khóa."), field="name")
    if not holder.strip():
        raise Refused(_("Hãy ghi nơi giữ khóa."), field="holder")
    if not uses or not set(uses) <= set(Use):
        raise Refused(_("Hãy chọn khóa dùng để làm gì."), field="uses")
    if not 1 <= per_day <= MOST_A_DAY:
        raise Refused(_("Số mục mỗi ngày phải từ 1 đến 1 tỷ."), field="per_day")
    if expires_on is not None and expires_on <= on:
        raise Refused(_("Ngày hết hạn phải sau hôm nay."), field="expires_on")


def check_can_revoke(key: ApiKey) -> None:
    if key.revoked_at is not None:
        raise Refused(_("Khóa này đã bị thu hồi."))


def seconds_to_midnight(now: datetime) -> int:
    """Until Hanoi's next day, when the amounts of all keys begin anew."""
    midnight = datetime.combine(today(now) + timedelta(days=1), time.min, HANOI)
    return max(1, int((midnight - now).total_seconds()))
