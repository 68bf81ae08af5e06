"""How urgent a report is, and why: fixed questions, each with its reason in words.

A machine's order of reading; a person decides and may say otherwise. One more danger never makes
a report less urgent, and no level stands without a reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.intake.models import Answer, Door, PriorityLevel

_YOUNG = 10
_OLDEST_OF_DOOR: dict[str, int] = {Door.CHILD: _YOUNG, Door.TEEN: 15}
_CHILD = 16  # Children Act 102/2016: a child is under 16

# The order of the table is the order of the reasons shown, the weightiest first.
REASONS: dict[str, tuple[PriorityLevel, str | Promise]] = {
    "danger_now": (PriorityLevel.RED, _("Người báo nói trẻ đang gặp nguy hiểm")),
    "offender_near": (PriorityLevel.RED, _("Kẻ gây hại ở gần và tiếp cận được trẻ")),
    "asked_injury": (PriorityLevel.RED, _("Trẻ bị thương")),
    "asked_meeting": (PriorityLevel.RED, _("Đã hẹn gặp kẻ gây hại")),
    "asked_publish": (PriorityLevel.RED, _("Có lời dọa tung hình ảnh")),
    "sign_self_harm": (PriorityLevel.RED, _("Lời kể có dấu hiệu trẻ tự làm đau mình")),
    "sign_violence": (PriorityLevel.RED, _("Lời kể có dấu hiệu bạo lực hoặc thương tích")),
    "sign_meeting": (PriorityLevel.RED, _("Lời kể có dấu hiệu sắp gặp mặt hoặc bỏ nhà đi")),
    "sign_publish": (PriorityLevel.RED, _("Lời kể có lời dọa tung hình ảnh")),
    "kind_extortion": (PriorityLevel.ORANGE, _("Trẻ bị ép buộc, tống tiền bằng hình ảnh")),
    "kind_grooming": (PriorityLevel.ORANGE, _("Có người làm quen để lợi dụng trẻ")),
    "kind_self_harm": (PriorityLevel.ORANGE, _("Có thử thách nguy hiểm hoặc tự làm đau mình")),
    "kind_threat": (PriorityLevel.ORANGE, _("Trẻ bị đe dọa")),
    "kind_intimate_images": (PriorityLevel.ORANGE, _("Hình ảnh riêng tư đang bị phát tán")),
    "kind_abuse_material": (PriorityLevel.ORANGE, _("Có nội dung xâm hại trẻ em")),
    "again": (PriorityLevel.ORANGE, _("Người báo nói việc lại xảy ra")),
    "young_child": (PriorityLevel.ORANGE, _("Trẻ từ 10 tuổi trở xuống")),
    "danger_unknown": (PriorityLevel.GREEN, _("Chưa rõ trẻ có đang an toàn không")),
    "is_child": (PriorityLevel.GREEN, _("Người bị hại dưới 16 tuổi")),
    "no_sign": (PriorityLevel.GREEN, _("Chưa thấy dấu hiệu nguy hiểm nào")),
}
_RANK = {PriorityLevel.GREEN: 0, PriorityLevel.ORANGE: 1, PriorityLevel.RED: 2}


@dataclass(frozen=True)
class PriorityFacts:
    """`signs`: what intake.rules.danger found in the words (self_harm, violence, …).

    `offender_near`: somebody the child knows, who can reach the child. `door`: where no age is
    known, the one its door names counts. `publish`, `meeting`, `injury`: what an officer answered;
    a no speaks louder than the word that was found.
    """

    danger_now: str
    child_age: int | None
    kinds: tuple[str, ...]
    signs: frozenset[str]
    again: bool = False
    offender_near: str = Answer.UNKNOWN
    door: str = ""
    publish: str = Answer.UNKNOWN
    meeting: str = Answer.UNKNOWN
    injury: str = Answer.UNKNOWN


@dataclass(frozen=True)
class Priority:
    """`reasons` are codes of REASONS, the weightiest first; never empty."""

    level: PriorityLevel
    reasons: tuple[str, ...]


def assess(facts: PriorityFacts) -> Priority:
    found = _found(facts)
    reasons = tuple(code for code in REASONS if code in found)
    if not reasons:
        return Priority(PriorityLevel.GREEN, ("no_sign",))
    return Priority(max((REASONS[code][0] for code in reasons), key=_RANK.__getitem__), reasons)


def _found(facts: PriorityFacts) -> set[str]:
    age = _OLDEST_OF_DOOR.get(facts.door) if facts.child_age is None else facts.child_age
    asked = {
        "danger_now": facts.danger_now == Answer.YES,
        "danger_unknown": facts.danger_now == Answer.UNKNOWN,
        "offender_near": facts.offender_near == Answer.YES,
        "asked_injury": facts.injury == Answer.YES,
        "asked_meeting": facts.meeting == Answer.YES,
        "asked_publish": facts.publish == Answer.YES,
        "again": facts.again,
        "young_child": age is not None and age <= _YOUNG,
        "is_child": age is not None and _YOUNG < age < _CHILD,
    }
    found = {code for code, holds in asked.items() if holds}
    found |= {f"kind_{kind}" for kind in facts.kinds}
    denied = {"publish": facts.publish, "meeting": facts.meeting}
    signs = (sign for sign in facts.signs if denied.get(sign) != Answer.NO)
    return found | {f"sign_{sign}" for sign in signs}


def rank(level: str) -> int:
    """0 green, 1 orange, 2 red."""
    return _RANK[PriorityLevel(level)]


def sentences(codes: Iterable[str]) -> list[str]:
    """The reasons in words; a code of an older version that is no longer used is left out."""
    return [str(REASONS[code][1]) for code in codes if code in REASONS]
