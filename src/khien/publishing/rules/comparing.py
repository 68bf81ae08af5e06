"""What a new version says otherwise than the one before it, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Change:
    """Lines that went, and those that stand in their place; one of the two may be empty."""

    gone: tuple[str, ...]
    come: tuple[str, ...]


def changes(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [
        Change(tuple(before[a:b]), tuple(after[c:d]))
        for kind, a, b, c, d in steps
        if kind != "equal"
    ]
