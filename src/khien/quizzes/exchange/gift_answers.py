"""What stands between the braces of a GIFT question."""

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.quizzes.exchange.gift_text import show
from khien.quizzes.items import Item, Kind
from khien.quizzes.items.content import FALSE, TRUE

_TRUTH = {"T": TRUE, "TRUE": TRUE, "F": FALSE, "FALSE": FALSE}
_WEIGHT = re.compile(r"^\s*%(-?\d+(?:\.\d+)?)%")
_ANSWER = re.compile(r"[=~][^=~]*")
_ARROW = "->"


def item_of(text: str, inside: str) -> Item:
    """Not yet checked. Refused for what Khiên has no kind for: essays, numbers, bare texts."""
    body, _mark, explanation = inside.partition("####")
    item = _item(show(text), body.strip())
    return replace(item, explanation=show(explanation))


def _item(text: str, body: str) -> Item:
    if not body:
        raise Refused(_("câu tự luận không chấm được bằng máy"))
    if body.startswith("#"):
        raise Refused(_("câu trả lời bằng số theo khoảng chưa nhập được"))
    truth = _TRUTH.get(body.partition("#")[0].strip().upper())
    if truth is not None:
        return Item(kind=Kind.TRUE_FALSE, text=text, key=(truth,))
    answers = [_without_feedback(each) for each in _ANSWER.findall(body)]
    if not answers or body[0] not in "=~":
        raise Refused(_("phần trong ngoặc nhọn không đọc được"))
    if any(_ARROW in each for each in answers):
        return _matching(text, answers)
    return _chosen(text, answers)


def _without_feedback(answer: str) -> str:
    return answer.partition("#")[0].strip()


def _matching(text: str, answers: list[str]) -> Item:
    pairs = [each[1:].split(_ARROW, 1) for each in answers if _ARROW in each]
    return Item(
        kind=Kind.MATCHING,
        text=text,
        options=tuple(show(left) for left, _right in pairs),
        partners=tuple(show(right) for _left, right in pairs),
    )


def _chosen(text: str, answers: list[str]) -> Item:
    """`=` right, `~` wrong, `~%50%` right by a part; only right ones: a short answer."""
    weights = [_weight(each) for each in answers]
    words = tuple(show(_WEIGHT.sub("", each[1:])) for each in answers)
    if all(each.startswith("=") for each in answers):
        return Item(kind=Kind.SHORT, text=text, options=words)
    key = tuple(place for place, weight in enumerate(weights) if weight > 0)
    kind = Kind.SINGLE if len(key) == 1 and weights[key[0]] == 1 else Kind.MULTIPLE
    return Item(kind=kind, text=text, options=words, key=key)


def _weight(answer: str) -> float:
    told = _WEIGHT.match(answer[1:])
    if told:
        return float(told[1]) / 100
    return 1.0 if answer.startswith("=") else 0.0
