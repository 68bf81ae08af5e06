"""What the model takes a character for: its small letter, its bare letter, its kind.

Tables over the first 65,536 code points, made from Unicode 3.2, which every Python carries beside
its own newer one: the same model file sees the same text under every version of Python. Code points
beyond the tables (most emoji) are signs that stand for themselves.
"""

from functools import cache
from typing import NamedTuple
from unicodedata import normalize, ucd_3_2_0

import numpy as np
import numpy.typing as npt

SIZE = 0x10000
SPACE, LETTER, SIGN, NOTHING = range(4)  # NOTHING leaves no trace: joiners, stray marks
STROKED = {"đ": "d", "ø": "o", "ł": "l", "ħ": "h"}  # letters Unicode does not take apart
KINDS = {
    "L": LETTER,
    "N": LETTER,
    "Z": SPACE,
    "P": SIGN,
    "S": SIGN,
    "M": NOTHING,
}  # C divides words
INVISIBLE = (  # first and last of joiners, marks of direction, variants; some are younger than 3.2
    *((0xAD, 0xAD), (0x61C, 0x61C), (0x180B, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E)),
    *((0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)),
)


class Letters(NamedTuple):
    """Each (65536,): code points as uint16, kinds as uint8."""

    small: npt.NDArray[np.uint16]
    bare: npt.NDArray[np.uint16]
    kind: npt.NDArray[np.uint8]


@cache
def letters() -> Letters:
    small = np.array([_small(chr(code)) for code in range(SIZE)], np.uint16)
    bare = np.array([_bare(chr(code)) for code in small], np.uint16)
    kind = np.array([_kind(chr(code)) for code in range(SIZE)], np.uint8)
    for first, last in INVISIBLE:
        kind[first : last + 1] = NOTHING
    return Letters(small, bare, kind)


def without_marks(text: str) -> str:
    """The text in small bare letters, character for character."""
    bare = letters().bare
    return "".join(chr(bare[letters().small[ord(c)]]) if ord(c) < SIZE else c for c in text)


def _kind(letter: str) -> int:
    category = ucd_3_2_0.category(letter)
    return SIGN if category == "Cn" else KINDS.get(category[0], SPACE)


def _small(letter: str) -> int:
    """Every digit is 0: a model learns that there is a number, not which."""
    category = ucd_3_2_0.category(letter)
    if category == "Nd":
        return ord("0")
    lower = letter.lower() if category == "Lu" else letter
    return ord(lower) if len(lower) == 1 else ord(letter)


def _bare(letter: str) -> int:
    if ucd_3_2_0.category(letter)[0] != "L":
        return ord(letter)
    first = normalize("NFD", letter)[0]
    return ord(STROKED.get(first, first))
