"""The smallest steps of compiled code: what a character is, hashing, looking up."""

import numpy as np
from numba import njit

from khien_detect.text.letters import NOTHING, SIGN, SIZE
from khien_detect.text.tables import Flags, Keys, Lookup, Points, Whole

SEED = 1469598103934665603
PRIME = 1099511628211
SPREAD = 0x9E3779B97F4A7C15


@njit(cache=True, nogil=True)
def kind_of(points: Points, i: int, kinds: Flags) -> int:
    """What the character at i is; `kinds` is that column of the table."""
    point = points[i]
    if point < SIZE:
        return int(kinds[point])
    return NOTHING if 0xE0000 <= point < 0xE1000 else SIGN


@njit(cache=True, nogil=True)
def mix(key: np.uint64, value: int | np.int64) -> np.uint64:
    """One step of FNV-1a; unsigned, since only unsigned integers may wrap in compiled code."""
    return (key ^ np.uint64(value)) * np.uint64(PRIME)


@njit(cache=True, nogil=True)
def slot(key: np.uint64, slots: Keys, values: Whole) -> int:
    """Where an open-addressing table holds a key, or would; an empty slot has the value -1."""
    spread = np.uint64(key) * np.uint64(SPREAD)
    at = np.int64(spread >> np.uint64(32)) & (len(slots) - 1)
    while values[at] >= 0 and slots[at] != np.uint64(key):
        at = (at + 1) & (len(slots) - 1)
    return int(at)


@njit(cache=True, nogil=True)
def find(key: np.uint64, lookup: Lookup) -> int:
    """The row of a key, or -1."""
    return int(lookup.rows[slot(key, lookup.keys, lookup.rows)])
