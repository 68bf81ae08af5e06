"""Which phones may carry cases, and how what was written without network meets what is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from khien.core.conflict import plain
from khien.core.refusal import Refused
from khien.field.models import FieldDevice

MOST_DEVICES = 3
LONGEST_NAME = 80
_TOKEN_DIGITS = 64
MOST_CASES = 200  # a phone carries one officer's open work, not a register
LONGEST_CONTENT = 200_000  # letters of one entry
LATEST_CLOCK = timedelta(days=1)


def check_can_enrol(devices: Iterable[FieldDevice], *, name: str, token: str) -> None:
    """`devices`: those of the person that were not wiped. `token`: 64 hexadecimal digits."""
    if not name:
        raise Refused(_("Hãy đặt tên cho máy, để sau này bạn nhận ra."), field="name")
    if len(name) > LONGEST_NAME:
        raise Refused(_("Tên máy dài quá."), field="name")
    if len(token) != _TOKEN_DIGITS or not set(token) <= set("0123456789abcdef"):
        raise Refused(_("Máy này chưa tạo được khóa. Hãy tải lại trang."))
    if sum(device.wipe_asked_at is None for device in devices) >= MOST_DEVICES:
        raise Refused(_("Bạn đã có ba máy. Hãy xóa một máy trước khi thêm máy mới."))


def check_can_wipe(device: FieldDevice) -> None:
    if device.wipe_asked_at is not None:
        raise Refused(_("Máy này đã được lệnh xóa."))


def check_carries(device: FieldDevice) -> None:
    if device.wipe_asked_at is not None:
        raise Refused(_("Máy này đã được lệnh xóa nên không lấy hồ sơ được."))


def written(told: datetime, *, now: datetime) -> datetime:
    """The phone's clock, unless it runs far ahead of ours."""
    return told if told <= now + LATEST_CLOCK else now


@dataclass(frozen=True)
class Meeting:
    """`take`: fields that only the phone changed. `ask`: fields that both changed, differently."""

    take: dict[str, Any]
    ask: tuple[str, ...]


def meet(was: Mapping[str, Any], now: Mapping[str, Any], stored: Mapping[str, Any]) -> Meeting:
    """`was`: what the phone showed; `now`: what it sends; `stored`: what the case holds today.

    A field that the phone did not change is never touched.
    """
    take: dict[str, Any] = {}
    ask: list[str] = []
    for name, value in now.items():
        if name not in stored or plain(value) in {plain(was.get(name)), plain(stored[name])}:
            continue
        if plain(was.get(name)) == plain(stored[name]):
            take[name] = value
        else:
            ask.append(name)
    return Meeting(take, tuple(ask))
