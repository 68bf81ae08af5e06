"""From characters to hashed features: words, pairs of words and runs of 1–5 characters.

Features are presence, not counts: words and pairs of words as written, the same without tone
marks, and runs of characters that may reach over blanks. Each is hashed to one of 2^bits slots.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from khien_detect.text.model.letters import SIZE
from khien_detect.text.model.reading import BLANK, WINDOW, Codes

VERSION = 1  # of what is read and hashed; a model file made for another one is refused
LONGEST_RUN = 5
SLOTS_PER_WINDOW = WINDOW * (LONGEST_RUN + 4)  # each character starts five runs, at most four words
WORD, BARE_WORD, RUN = 1, 2, 3  # seeds: the same characters as a word and as a run differ

Slots = npt.NDArray[np.uint32]
Small = npt.NDArray[np.uint16]
Seen = npt.NDArray[np.uint64]


class Hashed(NamedTuple):
    """`slots` (SLOTS_PER_WINDOW,) and, where asked for, where each feature lies in the text:
    `places` (SLOTS_PER_WINDOW, 3) for family, first and last-plus-one character, else (0, 3).
    `seen` (2^bits / 64,): one bit for each slot.
    """

    slots: Slots
    places: npt.NDArray[np.int32]
    seen: Seen


def room(bits: int, *, with_places: bool = False) -> Hashed:
    places = np.empty((SLOTS_PER_WINDOW if with_places else 0, 3), np.int32)
    return Hashed(
        np.empty(SLOTS_PER_WINDOW, np.uint32), places, np.zeros(1 << (bits - 6), np.uint64)
    )


@njit(cache=True, inline="always")
def stir(value: np.uint64) -> np.uint64:
    value = (value ^ (value >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return value ^ (value >> np.uint64(32))


@njit(cache=True, inline="always")
def add(value: np.uint64, code: np.integer[Any]) -> np.uint64:
    value = (value ^ np.uint64(code)) * np.uint64(0x9E3779B97F4A7C15)
    return value ^ (value >> np.uint64(31))


@njit(cache=True, nogil=True)
def hash_window(text: Codes, length: int, bare: Small, bits: int, out: Hashed) -> int:
    """Write the slot of every feature of text[:length], repeats included; return how many."""
    slots, places = out.slots, out.places
    shift = np.uint64(64 - bits)
    count = _words(text, length, bare, shift, out)
    placed = places.shape[0] > 0
    for first in range(length):
        run = np.uint64(RUN)
        for end in range(first + 1, min(first + LONGEST_RUN, length) + 1):
            run = add(run, text[end - 1])
            slots[count] = stir(run) >> shift
            if placed:
                places[count, 0], places[count, 1], places[count, 2] = RUN, first, end
            count += 1
    return int(count)


@njit(cache=True, nogil=True)
def _words(text: Codes, length: int, bare: Small, shift: np.uint64, out: Hashed) -> int:
    slots, places = out.slots, out.places
    placed = places.shape[0] > 0
    count, begun, begun_before = 0, 1, 0
    word, plain = np.uint64(WORD), np.uint64(BARE_WORD)
    word_before, plain_before = np.uint64(0), np.uint64(0)
    for at in range(1, length):
        code = text[at]
        if code != BLANK:
            word = add(word, code)
            plain = add(plain, bare[code] if code < SIZE else code)
            continue
        for pair in range(2 if begun_before else 1):
            slots[count] = stir(add(word_before, word) if pair else word) >> shift
            slots[count + 1] = stir(add(plain_before, plain) if pair else plain) >> shift
            if placed:
                places[count, 0], places[count + 1, 0] = WORD, BARE_WORD
                places[count : count + 2, 1] = begun_before if pair else begun
                places[count : count + 2, 2] = at
            count += 2
        word_before, plain_before, begun_before = word, plain, begun
        word, plain, begun = np.uint64(WORD), np.uint64(BARE_WORD), at + 1
    return count


@njit(cache=True, nogil=True)
def keep_distinct(slots: Slots, count: int, seen: Seen) -> int:
    """Move the first of each slot to the front; return how many. `seen`: all 0, before and after.

    No branch depends on what was seen: such a branch is guessed wrong every other time.
    """
    distinct = 0
    for at in range(count):
        slot = slots[at]
        word, bit = slot >> np.uint32(6), np.uint64(1) << np.uint64(slot & np.uint32(63))
        before = seen[word]
        seen[word] = before | bit
        slots[distinct] = slot
        distinct += int((before & bit) == 0)
    for at in range(distinct):
        seen[slots[at] >> np.uint32(6)] = 0
    return distinct


@njit(cache=True, nogil=True)
def keep_places(hashed: Hashed, count: int) -> int:
    """As `keep_distinct`, the places with the slots."""
    slots, places, seen = hashed
    distinct = 0
    for at in range(count):
        slot = slots[at]
        word, bit = slot >> np.uint32(6), np.uint64(1) << np.uint64(slot & np.uint32(63))
        if seen[word] & bit:
            continue
        seen[word] |= bit
        slots[distinct] = slot
        places[distinct] = places[at]
        distinct += 1
    for at in range(distinct):
        seen[slots[at] >> np.uint32(6)] = 0
    return distinct
