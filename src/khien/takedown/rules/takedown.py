"""What must be there before a step. Each check raises Refused with a sentence for the person."""

from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.models import IdentifierKind, Incident
from khien.law.models import Provision
from khien.law.rules import check_in_force
from khien.people.models import User
from khien.takedown.models import Addressee, Ask, ContentItem, TakedownRequest

FURTHEST_BACK = timedelta(days=60)
_MINUTE = timedelta(minutes=1)
FEWEST_LETTERS = 5

# The deadline that begins when a request goes out.
CLOCKS = {Ask.REMOVE: "takedown_removal", Ask.LOCK: "takedown_lock", Ask.BLOCK: "takedown_block"}
URGENT_CLOCK = "takedown_removal_urgent"
RECHECKS = ("takedown_recheck_1", "takedown_recheck_2", "takedown_recheck_3")
PRESERVATION_CLOCK = "takedown_preservation"
ANSWER_CLOCKS = (*CLOCKS.values(), URGENT_CLOCK)
ALL_CLOCKS = (*ANSWER_CLOCKS, *RECHECKS, PRESERVATION_CLOCK)


class Changed(Refused):
    """Somebody else saved first: nothing was written."""


def clock_of(ask: str, *, urgent: bool) -> str:
    return URGENT_CLOCK if urgent else CLOCKS[Ask(ask)]


def takes_down(ask: str, place_kind: str) -> bool:
    """Done, the content is gone: not where only the account behind it is locked, nor where it is
    blocked and stays where it is.
    """
    return ask == Ask.REMOVE or (ask == Ask.LOCK and place_kind == IdentifierKind.HANDLE)


def check_works_here(office_id: object, *, by: User) -> None:
    if office_id not in by.scope(Permission.TAKEDOWN_WORK).organisations:
        raise Refused(_("Việc này thuộc đơn vị khác."))


def check_open(incident: Incident) -> None:
    if incident.closed_at is not None:
        raise Refused(_("Sự việc này đã đóng: hãy mở lại sự việc trước khi ghi thêm nội dung."))


def check_urgent(ask: str, *, urgent: bool) -> None:
    if urgent and ask != Ask.REMOVE:
        raise Refused(_("Chỉ yêu cầu gỡ bỏ nội dung mới có mức khẩn."), field="urgent")


def check_words(text: str, sentence: str | Promise, *, field: str) -> str:
    words = text.strip()
    if len(words) < FEWEST_LETTERS:
        raise Refused(sentence, field=field)
    return words


def check_provision(provision: Provision, on: date) -> None:
    try:
        check_in_force(provision, on)
    except Refused as refusal:
        raise Refused(str(refusal), field="provision") from None


def check_asks(addressee: Addressee, on: date) -> None:
    if addressee.valid_from > on or (addressee.valid_to is not None and addressee.valid_to <= on):
        raise Refused(_("Nơi nhận này không còn trong danh bạ."), field="addressee")


def check_follows(item: ContentItem, follows: TakedownRequest | None) -> None:
    if follows is not None and follows.item_id != item.pk:
        raise Refused(_("Yêu cầu trước thuộc nội dung khác."))


def check_moment(at: datetime, *, now: datetime, least: datetime | None, field: str = "at") -> None:
    """`least`: what must have been before, to the minute, as people write it down."""
    if at > now + _MINUTE:
        raise Refused(_("Giờ này chưa đến."), field=field)
    if least is not None and at < least - _MINUTE:
        raise Refused(_("Giờ này sớm hơn việc trước đó: hãy xem lại."), field=field)


def check_sent_at(at: datetime, *, now: datetime) -> None:
    check_moment(at, now=now, least=None)
    if at < now - FURTHEST_BACK:
        raise Refused(_("Chỉ ghi lại được việc gửi trong 60 ngày gần đây."), field="at")


def check_silent(clock: RunningClock | None, *, now: datetime) -> None:
    """Nobody is silent before their time is over."""
    if clock is None or now <= clock.due_at:
        raise Refused(_("Chưa hết hạn trả lời nên chưa thể coi là im lặng."))


def check_version(current: int, seen: int | None) -> None:
    if seen is not None and current != seen:
        raise Changed(
            _(
                "Có người vừa cập nhật khi bạn đang viết. Chữ của bạn vẫn còn đây: "
                "xem lại, rồi bấm lưu lần nữa nếu vẫn đúng."
            )
        )
