"""How right an answer is, from 0 to 1."""

from collections.abc import Sequence

from khien.core.fold import fold
from khien.quizzes.items.content import CHOSEN, Item, Kind

# Options by their place in the item; of matching the partner of each option and of order the
# place of each entry, NONE where none was given; of a short answer its words.
Answer = Sequence[int] | str
NONE = -1


def mark(item: Item, answer: Answer) -> float:
    if isinstance(answer, str):
        return _short(item, answer) if item.kind == Kind.SHORT else 0.0
    if item.kind == Kind.SHORT:
        return 0.0
    if item.kind not in CHOSEN:
        return _in_place(answer, len(item.options))
    chosen, key = set(answer), set(item.key)
    if item.kind == Kind.MULTIPLE:
        return max(0, len(chosen & key) - len(chosen - key)) / len(key)
    return float(chosen == key)


def _short(item: Item, words: str) -> float:
    """Capitals, tone marks and spaces do not matter: children type on a phone."""
    said = fold(words)
    return float(bool(said) and said in {fold(right) for right in item.options})


def _in_place(given: Sequence[int], places: int) -> float:
    """What stands in its own place; a place named twice counts once."""
    right = sum(place == index for index, place in enumerate(given[:places]))
    return right / places
