"""How hard a Vietnamese text is to read: syllables a sentence, written apart as they are."""

import re
from dataclasses import dataclass
from itertools import pairwise

_END = re.compile(r"(?<=[.!?…:;])[\"”’)]*\s+|\n+")
_SYLLABLE = re.compile(r"\w+")


@dataclass(frozen=True)
class Level:
    """Syllables: `mean` and `longest` of a sentence, `least` and `most` of a story."""

    mean: float
    longest: int
    least: int
    most: int


LEVELS = {
    "A1": Level(11, 20, 150, 420),
    "A2": Level(14, 26, 220, 560),
    "A3": Level(17, 32, 300, 750),
    "A4": Level(20, 38, 350, 900),
}
ADULTS = Level(24, 46, 250, 1000)


def level_of(band: str) -> Level:
    return LEVELS.get(band, ADULTS)


def sentences(text: str) -> list[str]:
    """Cut after . ! ? … : ; and at a new line."""
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    found = (text[begin:end].strip() for begin, end in pairwise(cuts))
    return [sentence for sentence in found if _SYLLABLE.search(sentence)]


def syllables(text: str) -> int:
    return len(_SYLLABLE.findall(text))
