"""What each character is to the reader of words: a letter, a digit, a mark, nothing, or a gap.

One table over code points folds what people and tricksters write alike: capital and small letters,
compatibility forms (full-width, mathematical, circled), Cyrillic and Greek look-alikes, invisible
characters. A letter keeps its Vietnamese quality (â ă ơ đ) and tone apart from its Latin base, so
that words are compared with and without them.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khien_detect.text.alphabets import INVISIBLE, LOOK_ALIKES, QUALITIES, STROKE, TONES

SIZE = 0x20000  # characters beyond are symbols, save the invisible tags
EVERYDAY = 0x2000
INVISIBLE_TAGS = range(0xE0000, 0xE1000)

# What a character is.
GAP, SIGN, LETTER, DIGIT, MARK, NOTHING, FOREIGN = range(7)


class Letters(NamedTuple):
    """One row per code point below SIZE; `base` packs up to four ASCII bytes, first one lowest.

    `simple`, for the code points of everyday writing alone, says all at once of a plain letter:
    base, quality << 7, tone << 10; and 0 of everything else.
    """

    kind: NDArray[np.uint8]
    base: NDArray[np.uint32]
    quality: NDArray[np.uint8]
    tone: NDArray[np.uint8]
    simple: NDArray[np.uint16]


_LOOKED_AT = [
    (0, 0x2E80),
    (0x3000, 0x3004),  # spaces and stops of Chinese and Japanese
    (0x3164, 0x3165),  # the invisible Hangul filler
    (0xF900, 0x10000),  # compatibility forms
    (0x1D400, 0x1D800),  # letters of mathematics
    (0x1F100, 0x1F200),  # letters in circles and squares
]


@cache
def letters() -> Letters:
    """The table, made once per process (some hundredths of a second)."""
    table = Letters(
        np.full(SIZE, SIGN, np.uint8),
        np.zeros(SIZE, np.uint32),
        np.zeros(SIZE, np.uint8),
        np.zeros(SIZE, np.uint8),
        np.zeros(EVERYDAY, np.uint16),
    )
    for first, last, kind in [(0x2E80, 0xABFF, FOREIGN), (0xAC00, 0xD7A3, FOREIGN)]:
        table.kind[first : last + 1] = (
            kind  # scripts without a Latin likeness, not looked at singly
        )
    for first, last in _LOOKED_AT:
        for point in range(first, last):
            _fill(table, point)
    plain = (table.kind == LETTER) & (table.base < 128)  # noqa: PLR2004 - one ASCII letter
    quality, tone = table.quality.astype(np.uint32) << 7, table.tone.astype(np.uint32) << 10
    table.simple[:] = np.where(plain, table.base | quality | tone, 0)[:EVERYDAY]
    return table


def _fill(table: Letters, point: int) -> None:
    character = chr(point)
    if character.isspace() or point < ord(" "):
        table.kind[point] = GAP
        return
    packed = 0
    places = 0
    kind = None
    for part in unicodedata.normalize("NFKD", _plain(character)).casefold():
        letter = LOOK_ALIKES.get(part, part)
        if part in QUALITIES:
            table.quality[point] = QUALITIES[part]
        elif part in TONES:
            table.tone[point] = TONES[part]
        elif letter.isascii() and letter.isalnum():
            packed |= ord(letter) << (8 * min(places, 3))
            places += 1
        elif unicodedata.category(part) not in {"Mn", "Me", "Cf"} and part not in INVISIBLE:
            kind = FOREIGN if part.isalpha() else SIGN
        if part in {"đ", "ð"}:
            table.quality[point] = STROKE
    if kind is None and 0 < places <= 4:  # noqa: PLR2004 - four bytes are what one entry holds
        kind = DIGIT if places == 1 and chr(packed).isdigit() else LETTER
        table.base[point] = packed
    elif kind is None:
        marked = table.quality[point] or table.tone[point]
        kind = MARK if marked else NOTHING
    table.kind[point] = kind


def _plain(character: str) -> str:
    """Squared and flag letters have no decomposition of their own."""
    for start in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6):
        if start <= ord(character) < start + 26:
            return chr(ord("a") + ord(character) - start)
    return character
