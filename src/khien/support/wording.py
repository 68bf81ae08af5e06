"""How the verbs of a referral are called on buttons and in its history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from khien.support.models import Referral, Sex, Shared
from khien.support.rules.referral import GROUND_FELL_AWAY, WAYS, Side, Verb

BUTTONS: dict[Verb, Promise] = {
    Verb.SEND: gettext_lazy("Gửi lời giới thiệu"),
    Verb.ASK: gettext_lazy("Xin người thứ hai quyết định"),
    Verb.CONFIRM: gettext_lazy("Đồng ý chia sẻ, gửi đi"),
    Verb.SEND_BACK: gettext_lazy("Chưa chia sẻ, trả lại"),
    Verb.DROP: gettext_lazy("Bỏ, không gửi"),
    Verb.ACKNOWLEDGE: gettext_lazy("Ghi là đã xem"),
    Verb.ACCEPT: gettext_lazy("Nhận lời"),
    Verb.REFUSE: gettext_lazy("Từ chối nhận"),
    Verb.FINISH: gettext_lazy("Ghi là đã làm xong"),
    Verb.STOP: gettext_lazy("Dừng lời giới thiệu"),
    Verb.CONFIRM_STOP: gettext_lazy("Xác nhận đã dừng"),
}
LEADS: dict[Verb, Promise] = {
    Verb.SEND: gettext_lazy("Gửi xong, nơi nhận đọc được đúng những điều ở trang trước."),
    Verb.ASK: gettext_lazy(
        "Chưa có đồng ý. Chỉ chia sẻ khi chờ thì có hại cho trẻ, "
        "và phải có người thứ hai cùng quyết định."
    ),
    Verb.CONFIRM: gettext_lazy(
        "Bạn là người thứ hai. Đọc lý do rồi mới đồng ý: sau đó nơi nhận biết điều được chia sẻ."
    ),
    Verb.SEND_BACK: gettext_lazy("Bản nháp trở lại với người soạn cùng lý do của bạn."),
    Verb.DROP: gettext_lazy("Không ai bên ngoài đọc được gì."),
    Verb.ACKNOWLEDGE: gettext_lazy("Ghi là đã đọc và biết việc."),
    Verb.ACCEPT: gettext_lazy("Sẽ giúp trẻ việc này."),
    Verb.REFUSE: gettext_lazy("Nói rõ vì sao, để tìm nơi khác cho trẻ."),
    Verb.FINISH: gettext_lazy("Đã giúp trẻ những gì, trẻ thế nào."),
    Verb.STOP: gettext_lazy("Nơi nhận không đọc được nữa và được báo là phải dừng."),
    Verb.CONFIRM_STOP: gettext_lazy(
        "Đã dừng việc, không dùng thông tin nữa, đã hủy bản in và bản chép."
    ),
}
# What the words of a verb are asked for; the others may say something as well.
ASKS: dict[Verb, Promise] = {
    Verb.ASK: gettext_lazy("Vì sao phải chia sẻ dù chưa có đồng ý?"),
    Verb.SEND_BACK: gettext_lazy("Lý do trả lại"),
    Verb.REFUSE: gettext_lazy("Lý do không nhận"),
    Verb.FINISH: gettext_lazy("Kết quả"),
    Verb.STOP: gettext_lazy("Lý do dừng"),
}
_PAST: dict[str, Promise] = {
    Verb.SEND: pgettext_lazy("đã xảy ra", "Gửi lời giới thiệu"),
    Verb.ASK: pgettext_lazy("đã xảy ra", "Xin người thứ hai quyết định chia sẻ"),
    Verb.CONFIRM: pgettext_lazy("đã xảy ra", "Người thứ hai đồng ý, đã gửi"),
    Verb.SEND_BACK: pgettext_lazy("đã xảy ra", "Người thứ hai trả lại"),
    Verb.DROP: pgettext_lazy("đã xảy ra", "Bỏ bản nháp"),
    Verb.ACKNOWLEDGE: pgettext_lazy("đã xảy ra", "Nơi nhận đã xem"),
    Verb.ACCEPT: pgettext_lazy("đã xảy ra", "Nơi nhận nhận lời"),
    Verb.REFUSE: pgettext_lazy("đã xảy ra", "Nơi nhận từ chối"),
    Verb.FINISH: pgettext_lazy("đã xảy ra", "Nơi nhận làm xong"),
    Verb.STOP: pgettext_lazy("đã xảy ra", "Dừng lời giới thiệu"),
    Verb.CONFIRM_STOP: pgettext_lazy("đã xảy ra", "Nơi nhận xác nhận đã dừng"),
}
_FOR_RECEIVER = frozenset(
    {Verb.STOP, *(verb for verb, way in WAYS.items() if way.side is Side.THEIRS)}
)


@dataclass(frozen=True)
class Told:
    text: str
    at: datetime
    by: str
    words: str
    noted: bool


def steps_of(referral: Referral, *, receiver: bool = False) -> list[Told]:
    """What happened so far, oldest first. A receiver reads nothing of how it was decided."""
    rows = referral.steps.select_related("by").order_by("at", "id")
    return [
        Told(str(_PAST[row.verb]), row.at, str(row.by), _in_words(row.words or ""), row.told)
        for row in rows
        if not receiver or row.verb in _FOR_RECEIVER
    ]


def _in_words(words: str) -> str:
    return translation.gettext(words) if words == GROUND_FELL_AWAY else words


def said_in_words(referral: Referral) -> list[tuple[str, str]]:
    """What was shared of the case, as label and value; before sending, the labels alone."""
    said = (referral.content or {}).get("said")
    if said is None:
        return [(str(Shared(part).label), "") for part in referral.shares]
    return list(_labelled(said))


def _labelled(said: dict[str, object]) -> Iterator[tuple[str, str]]:
    for part, value in said.items():
        if isinstance(value, dict):
            shown = str(Sex(value["sex"]).label)
            age = value.get("age")
            if age is not None:
                shown = f"{shown}, " + _("%(age)s tuổi") % {"age": age}
            yield str(Shared(part).label), shown
        else:
            yield str(Shared(part).label), str(value)
