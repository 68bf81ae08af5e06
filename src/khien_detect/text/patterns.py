"""The small language in which rules are written.

    <you> (bao nhiêu|mấy) tuổi (rồi)?        words, alternatives, optional parts, a group of words
    <me>? gửi .. ảnh ..6 anh                 a gap of up to 3 words, a gap of up to 6

A pattern stands for every way through it; matching ignores case, spacing and, where the message
is written without them, tone marks.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

MOST_PHRASES = 20_000  # in one part: more is a slip of the pen
MOST_PARTS = 6
GAP = 3  # words, where `..` says no number

_TOKEN = re.compile(r"\s*(\.\.\d*|<[\w-]+>\??|\)\?|[()|]|[^\s()|<>]+)")


class BadPattern(ValueError):  # noqa: N818 - it says what is bad, as Trouble does
    """A sentence that says what is wrong with which pattern."""


@dataclass(frozen=True, slots=True)
class Group:
    """Any word of a named group."""

    name: str


Phrase = tuple[str | Group, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Parts that follow each other, the next within `gaps` words; a part is any of its phrases."""

    parts: tuple[frozenset[Phrase], ...]
    gaps: tuple[int, ...]


def ways(pattern: str) -> list[Way]:
    """How a pattern can be met: more than one where a whole part is optional."""
    tokens = [match[1] for match in _TOKEN.finditer(pattern)]
    parts: list[list[Phrase]] = []
    gaps: list[int] = []
    at = 0
    while at < len(tokens):
        if tokens[at].startswith(".."):
            gaps.append(int(tokens[at][2:] or GAP))
            at += 1
        found, at = _sequence(tokens, at, pattern)
        parts.append(found)
        if at < len(tokens) and not tokens[at].startswith(".."):
            raise BadPattern(f"“{pattern}”: dấu ngoặc hay gạch thừa · a stray bracket or bar")
    if len(gaps) != len(parts) - 1 or parts[-1] == [()]:
        raise BadPattern(f"“{pattern}”: cần chữ hai bên dấu .. · words on both sides of a gap")
    return [*dict.fromkeys(_with_and_without(parts, gaps, pattern))]


def _with_and_without(parts: list[list[Phrase]], gaps: list[int], pattern: str) -> list[Way]:
    optional = [i for i, part in enumerate(parts) if () in part]
    found = []
    for choice in range(1 << len(optional)):
        left_out = {i for bit, i in enumerate(optional) if choice >> bit & 1}
        kept = [i for i in range(len(parts)) if i not in left_out]
        if not 0 < len(kept) <= MOST_PARTS:
            raise BadPattern(f"“{pattern}”: 1–{MOST_PARTS} phần · 1 to {MOST_PARTS} parts")
        between = tuple(sum(gaps[a:b]) for a, b in pairwise(kept))
        found.append(Way(tuple(frozenset(parts[i]) - {()} for i in kept), between))
    return [way for way in found if all(way.parts)]


def _either(tokens: list[str], at: int, pattern: str) -> tuple[list[Phrase], int]:
    """The alternatives inside a bracket, and where its closing bracket stands."""
    found: list[Phrase] = []
    while True:
        here, at = _sequence(tokens, at, pattern)
        found += here
        if at >= len(tokens) or tokens[at].startswith(".."):
            raise BadPattern(
                f"“{pattern}”: ngoặc không đóng, hay .. trong ngoặc · open bracket or gap"
            )
        if tokens[at] != "|":
            return found, at
        at += 1


def _sequence(tokens: list[str], at: int, pattern: str) -> tuple[list[Phrase], int]:
    found: list[Phrase] = [()]
    while at < len(tokens) and not tokens[at].startswith(("|", ")", "..")):
        if tokens[at] == "(":
            inner, at = _either(tokens, at + 1, pattern)
            inner = [*inner, ()] if tokens[at] == ")?" else inner
        else:
            inner = [(_item(tokens[at].removesuffix("?")),)]
            inner = [*inner, ()] if tokens[at].endswith("?") else inner
        at += 1
        found = [before + after for before in found for after in inner]
        if len(found) > MOST_PHRASES:
            raise BadPattern(f"“{pattern}”: quá nhiều nhánh · too many ways through it")
    return found, at


def _item(token: str) -> str | Group:
    return Group(token[1:-1]) if token.startswith("<") else token
