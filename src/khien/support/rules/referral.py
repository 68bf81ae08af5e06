"""The table of a referral's states: which verb, by which side, from where to where."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from khien.core.refusal import Refused
from khien.people.models import User
from khien.support.models import Purpose, Referral, ReferralState
from khien.support.rules.consent import Gate

S = ReferralState
# Kept with the step as it stands here, shown in the reader's language.
GROUND_FELL_AWAY = gettext_noop("Đồng ý chia sẻ cho việc này không còn hiệu lực.")


class Verb(StrEnum):
    SEND = "send"
    ASK = "ask"  # a second person to confirm the override
    CONFIRM = "confirm"
    SEND_BACK = "send_back"
    DROP = "drop"
    ACKNOWLEDGE = "acknowledge"
    ACCEPT = "accept"
    REFUSE = "refuse"
    FINISH = "finish"
    STOP = "stop"
    CONFIRM_STOP = "confirm_stop"


class Side(StrEnum):
    OURS = "ours"
    SECOND = "second"
    THEIRS = "theirs"


_VERBS = {str(verb): verb for verb in Verb}


def verb_of(text: str) -> Verb | None:
    """The verb an address names, if it is one."""
    return _VERBS.get(text)


@dataclass(frozen=True)
class Way:
    """`needs`: what to say where the words that this verb needs are missing."""

    sources: frozenset[ReferralState]
    to: ReferralState
    side: Side
    needs: str | Promise = ""


WAYS: dict[Verb, Way] = {
    Verb.SEND: Way(frozenset({S.DRAFT}), S.SENT, Side.OURS),
    Verb.ASK: Way(
        frozenset({S.DRAFT}),
        S.WAITING,
        Side.OURS,
        _("Ghi vì sao phải chia sẻ dù chưa có đồng ý: điều gì xấu cho trẻ nếu chờ."),
    ),
    Verb.CONFIRM: Way(frozenset({S.WAITING}), S.SENT, Side.SECOND),
    Verb.SEND_BACK: Way(
        frozenset({S.WAITING}), S.DRAFT, Side.SECOND, _("Ghi lý do để người soạn biết.")
    ),
    Verb.DROP: Way(frozenset({S.DRAFT, S.WAITING}), S.DROPPED, Side.OURS),
    Verb.ACKNOWLEDGE: Way(frozenset({S.SENT}), S.ACKNOWLEDGED, Side.THEIRS),
    Verb.ACCEPT: Way(frozenset({S.SENT, S.ACKNOWLEDGED}), S.ACCEPTED, Side.THEIRS),
    Verb.REFUSE: Way(
        frozenset({S.SENT, S.ACKNOWLEDGED, S.ACCEPTED}),
        S.REFUSED,
        Side.THEIRS,
        _("Ghi lý do không nhận, để cán bộ tìm nơi khác cho trẻ."),
    ),
    Verb.FINISH: Way(
        frozenset({S.ACCEPTED}), S.DONE, Side.THEIRS, _("Ghi kết quả: đã làm gì cho trẻ.")
    ),
    Verb.STOP: Way(
        frozenset({S.SENT, S.ACKNOWLEDGED, S.ACCEPTED}),
        S.STOPPED,
        Side.OURS,
        _("Ghi lý do dừng, để nơi nhận biết."),
    ),
    Verb.CONFIRM_STOP: Way(frozenset({S.STOPPED}), S.ENDED, Side.THEIRS),
}
WITH_RECEIVER = frozenset({S.SENT, S.ACKNOWLEDGED, S.ACCEPTED})
SETTLED = frozenset({S.REFUSED, S.DONE, S.ENDED, S.DROPPED})
# What a receiver may still read: nothing once it was stopped.
READABLE = frozenset({*WITH_RECEIVER, S.DONE})
# What a receiver sees in its list at all.
ARRIVED = frozenset({*WITH_RECEIVER, S.REFUSED, S.DONE, S.STOPPED, S.ENDED})


def check_can(referral: Referral, verb: Verb, *, words: str = "") -> None:
    way = WAYS[verb]
    if referral.state not in way.sources:
        raise Refused(
            _("Lời giới thiệu đang ở bước “%(state)s” nên chưa làm được việc này.")
            % {"state": ReferralState(referral.state).label}
        )
    if way.needs and not words.strip():
        raise Refused(way.needs, field="words")


def can(referral: Referral, verb: Verb) -> bool:
    return referral.state in WAYS[verb].sources


def check_open(gate: Gate) -> None:
    """Without a standing ground nothing leaves the house but by two people's decision."""
    if gate.ground is None:
        sentences = " ".join(str(sentence) for sentence in gate.missing)
        raise Refused(
            _("%(missing)s Cần có đồng ý, hoặc hai người quyết định vì lợi ích tốt nhất của trẻ.")
            % {"missing": sentences}
        )


def check_needs_override(gate: Gate) -> None:
    if gate.ground is not None:
        raise Refused(_("Đã đủ điều kiện chia sẻ: hãy gửi luôn, không cần người thứ hai."))


def check_second_person(referral: Referral, *, by: User) -> None:
    if referral.written_by_id == by.pk:
        raise Refused(_("Người soạn không tự xác nhận; cần một người thứ hai."))


def check_draft(*, purpose: str, recipient: bool, outside: str, need: str) -> None:
    if purpose == Purpose.PUBLISH:
        raise Refused(_("Đưa tin công khai không phải là lời giới thiệu."), field="purpose")
    if recipient == bool(outside.strip()):
        raise Refused(
            _("Chọn một nơi nhận trong danh bạ, hoặc ghi tên nơi khác: chỉ một trong hai."),
            field="outside",
        )
    if not need.strip():
        raise Refused(_("Ghi rõ trẻ cần nơi nhận làm gì."), field="need")
