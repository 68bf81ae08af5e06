"""What each n-gram of a text weighs for one class: compiled, since messages wait for it."""

import numpy as np
import numpy.typing as npt
from numba import njit

from khien_detect.text.model.grams import (
    BARE_WORD,
    WORD,
    Hashed,
    Small,
    add,
    hash_window,
    keep_places,
)
from khien_detect.text.model.letters import SIZE
from khien_detect.text.model.reading import BLANK, Codes
from khien_detect.text.model.scoring import Weights

Places = npt.NDArray[np.int32]


@njit(cache=True, nogil=True)
def weigh(  # noqa: PLR0917 - compiled code takes arguments by position
    text: Codes, length: int, bare: Small, weights: Weights, label: int, hashed: Hashed
) -> tuple[npt.NDArray[np.float64], Places]:
    """(weights (n,), places (n, 3): family, first and last-plus-one character), each n-gram once.

    What is written alike counts together, as a word and as a run of characters; blanks around it
    are left out, and nothing remains of blanks alone. The weight is that for the class against the
    mean of the others.
    """
    count = keep_places(hashed, hash_window(text, length, bare, weights.bits, hashed))
    size = 16
    while size < 2 * count:
        size *= 2
    keys, row = np.zeros(size, np.uint64), np.full(size, -1, np.int64)
    found, places = np.zeros(count), np.empty((count, 3), np.int32)
    many = 0
    for feature in range(count):
        family, first, last = hashed.places[feature]
        while first < last and text[first] == BLANK:
            first += 1
        while first < last and text[last - 1] == BLANK:
            last -= 1
        key = _key(text, first, last, bare, family)
        at = np.int64(key >> np.uint64(20)) & (size - 1)
        while row[at] >= 0 and keys[at] != key:
            at = (at + 1) & (size - 1)
        if row[at] < 0:
            keys[at], row[at] = key, many
            places[many, 0], places[many, 1], places[many, 2] = family, first, last
            many += 1
        found[row[at]] += _against(weights, hashed.slots[feature], label)
    return found[:many], places[:many]


@njit(cache=True, nogil=True)
def _key(text: Codes, first: int, last: int, bare: Small, family: int) -> np.uint64:
    key = np.uint64(WORD)
    for at in range(first, last):
        code = text[at]
        key = add(key, bare[code] if family == BARE_WORD and code < SIZE else code)
    return key


@njit(cache=True, nogil=True)
def _against(weights: Weights, slot: np.uint32, label: int) -> float:
    others = 0.0
    classes = weights.table.shape[1]
    for one in range(classes):
        if one != label:
            others += weights.table[slot, one] * weights.scales[one]
    own = weights.table[slot, label] * weights.scales[label]
    return float(own - others / (classes - 1))
