"""What is told of a passage, in compiled code: its hits and its log-odds."""

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from khien_detect.text.tables import Flags, Long, Rules, Words

MOST_HELD = 1 << 12  # rules that hold in one passage


@njit(cache=True, nogil=True)
def is_plain(words: Words, count: int) -> bool:
    """Whether the passage is written without marks, a stray one aside."""
    marked = lettered = 0
    for i in range(count):
        if words.letters[i]:
            lettered += 1
            marked += words.marked[i]
    return marked * 8 < lettered or marked == 0


@njit(cache=True, nogil=True)
def grown(rows: NDArray[Any]) -> NDArray[Any]:
    more = np.empty((2 * len(rows) + MOST_HELD, rows.shape[1]), rows.dtype)
    more[: len(rows)] = rows
    return more


@njit(cache=True, nogil=True)
def write(held: Long, m: int, blocked: Flags, words: Words, origin: int, hits: Long, h: int) -> int:
    """Writes what holds and is not blocked as characters of the message; clears `blocked`."""
    for i in range(m):
        rule, first, last = held[i]
        if not blocked[rule]:
            hits[h, 0] = rule
            hits[h, 1] = words.start[first] - origin
            hits[h, 2] = words.end[last] - origin
            h += 1
    blocked[:] = 0
    return h


@njit(cache=True, nogil=True)
def score(
    hits: Long, first: int, last: int, rules: Rules, bias: float, into: NDArray[np.float32]
) -> None:
    into[:] = bias
    for i in range(first, last):
        rule = hits[i, 0]
        again = False
        for j in range(first, i):
            again = again or hits[j, 0] == rule
        if not again:
            for kind in range(len(into)):
                into[kind] += rules.weights[rule, kind]
