"""What a question offers, as people write it: one line each, a star before what is right.

To match: "left = right". In order: as it should be. A short answer: each line is taken as right.
"""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.quizzes.items.content import CHOSEN, FALSE, TRUE, Item, Kind

_STAR = "*"
_BETWEEN = " = "
_WORDS = {TRUE: "Đúng", FALSE: "Sai"}
_MEANT = {"dung": TRUE, "true": TRUE, "t": TRUE, "sai": FALSE, "false": FALSE, "f": FALSE}


def written(item: Item) -> list[str]:
    if item.kind == Kind.MATCHING:
        pairs = zip(item.options, item.partners, strict=True)
        return [f"{left}{_BETWEEN}{right}" for left, right in pairs]
    if item.kind == Kind.TRUE_FALSE:
        return [_starred(_WORDS[place], item, place) for place in (TRUE, FALSE)]
    if item.kind in CHOSEN:
        return [_starred(text, item, place) for place, text in enumerate(item.options)]
    return list(item.options)


def _starred(text: str, item: Item, place: int) -> str:
    return f"{_STAR}{text}" if place in item.key else text


def read(kind: Kind, text: str, lines: Sequence[str], explanation: str = "") -> Item:
    """Not yet checked; Refused where the lines cannot be understood at all."""
    given = [line.strip() for line in lines if line.strip()]
    bare = Item(kind=kind, text=text.strip(), explanation=explanation.strip())
    if kind == Kind.MATCHING:
        pairs = [_pair(line) for line in given]
        lefts, rights = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
        return replace(bare, options=lefts, partners=rights)
    if kind == Kind.TRUE_FALSE:
        return replace(bare, key=(_truth(given),))
    if kind not in CHOSEN:
        return replace(bare, options=tuple(given))
    key = tuple(place for place, line in enumerate(given) if line.startswith(_STAR))
    options = tuple(line.removeprefix(_STAR).strip() for line in given)
    return replace(bare, options=options, key=key)


def _pair(line: str) -> tuple[str, str]:
    left, between, right = line.partition("=")
    if not between:
        raise Refused(
            _("Câu ghép đôi: mỗi dòng viết “vế trái = vế phải”. Dòng này thiếu dấu =: “%(line)s”.")
            % {"line": line[:60]},
            field="options",
        )
    return left.strip(), right.strip()


def _truth(lines: Sequence[str]) -> int:
    """The starred one of two, or the only one."""
    starred = [line.removeprefix(_STAR) for line in lines if line.startswith(_STAR)]
    chosen = starred or list(lines)
    meant = _MEANT.get(fold(chosen[0])) if len(chosen) == 1 else None
    if meant is None:
        raise Refused(
            _("Câu đúng – sai: hãy viết “*Đúng” hoặc “*Sai”."),
            field="options",
        )
    return meant
