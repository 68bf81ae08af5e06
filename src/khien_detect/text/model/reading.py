"""Texts as the model reads them: small letters, one blank around words and signs, in windows.

Every run of one character is cut to two, every digit is 0, what is invisible is not there. Long
texts are read window by window, so memory is bounded and time linear.
"""

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

import numpy as np
import numpy.typing as npt
from numba import njit

from khien_detect.text.model.letters import NOTHING, SIGN, SIZE, SPACE, Letters

WINDOW = 2000  # normalised characters read at a time
NEARLY_FULL = WINDOW - 100  # from here on a window ends at the next blank
BLANK = 32
TAGS = 0xE0000  # invisible tag characters and all beyond them

Codes = npt.NDArray[np.uint32]


class Packed(NamedTuple):
    """Texts laid end to end: code points (n,) uint32; text i is codes[bounds[i]:bounds[i + 1]]."""

    codes: Codes
    bounds: npt.NDArray[np.int64]


def pack(texts: Sequence[str]) -> Packed:
    """Compatible forms are unified (NFKC): composed tone marks, full-width and fancy letters."""
    unified = [text if text.isascii() else normalize("NFKC", text) for text in texts]
    bounds = np.zeros(len(unified) + 1, np.int64)
    np.cumsum([len(text) for text in unified], out=bounds[1:])
    joined = "".join(unified).encode("utf-32-le", "surrogatepass")
    return Packed(np.frombuffer(joined, np.uint32), bounds)


@njit(cache=True, nogil=True)
def read_window(codes: Codes, at: int, end: int, letters: Letters, out: Codes) -> tuple[int, int]:
    """Normalise codes[at:end] into `out` until a window is full: (its length, where to go on).

    `out`, (WINDOW,), begins and ends with a blank.
    """
    out[0] = BLANK
    length, repeated, last = 1, False, SPACE
    while at < end and length < WINDOW - 2:
        code = codes[at]
        what = letters.kind[code] if code < SIZE else (SIGN if code < TAGS else NOTHING)
        if code < SIZE:
            code = np.uint32(letters.small[code])
        at += 1
        if what == NOTHING:
            continue
        if out[length - 1] != BLANK and _parts(what, last, code, out[length - 1]):
            out[length] = BLANK
            length += 1
        last = what
        if what == SPACE:
            if length > NEARLY_FULL:
                break
            continue
        if code == out[length - 1]:
            if repeated:
                continue
            repeated = True
        else:
            repeated = False
        out[length] = code
        length += 1
    if out[length - 1] != BLANK:
        out[length] = BLANK
        length += 1
    return length, at


@njit(cache=True, nogil=True, inline="always")
def _parts(what: int, last: int, code: int, before: int) -> bool:
    """A blank goes between words, between a word and a sign and between two different signs."""
    return what == SPACE or what != last or (what == SIGN and code != before)
