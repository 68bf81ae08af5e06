"""The compiled part that fills the tables of a bank, in two rounds so that memory is near.

One counting sort over all values of a band would write each row to a place of its own in hundreds
of megabytes. Here the first round lays rows with their values into heaps by the upper bits, the
second sorts heap after heap by the lower bits, and both work in what a core keeps beside it.
"""

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Words = NDArray[np.uint64]
Counts = NDArray[np.uint32]


@njit(cache=True, nogil=True, inline="always")
def key(hashes: Words, row: int, start: int, width: int) -> Any:
    """The value of a band: `width` (at most 32) bits from `start` on."""
    word, shift = start >> 6, np.uint64(start & 63)
    value = hashes[row, word] >> shift
    if (start & 63) + width > 64:
        value |= hashes[row, word + 1] << (np.uint64(64) - shift)
    return np.int64(value & ((np.uint64(1) << np.uint64(width)) - np.uint64(1)))


@njit(cache=True, nogil=True)
def fill(
    hashes: Words, start: int, width: int, heaped: Words, offsets: Counts, rows: Counts
) -> None:
    """`rows`: the rows in the order of their value in this band; `offsets[v]`: where v begins.

    `heaped`: room for as many numbers as there are rows.
    """
    lower = min(width, 14)
    ends = np.zeros((1 << (width - lower)) + 1, np.uint32)
    _heap(hashes, start, width, lower, heaped, ends)
    _sort(heaped, lower, ends, offsets, rows)


@njit(cache=True, nogil=True)
def _heap(hashes: Words, start: int, width: int, lower: int, heaped: Words, ends: Counts) -> None:
    """Value and row of each hash in one number, heap after heap; `ends`: where each heap ends."""
    many = hashes.shape[0]
    for row in range(many):
        ends[(key(hashes, row, start, width) >> lower) + 1] += np.uint32(1)
    for heap in range(1, ends.size):
        ends[heap] += ends[heap - 1]
    for row in range(many):
        value = key(hashes, row, start, width)
        heaped[ends[value >> lower]] = (np.uint64(value) << np.uint64(32)) | np.uint64(row)
        ends[value >> lower] += np.uint32(1)


@njit(cache=True, nogil=True)
def _sort(heaped: Words, lower: int, ends: Counts, offsets: Counts, rows: Counts) -> None:
    size, begin = 1 << lower, np.int64(0)
    next_place = np.empty(size, np.uint32)
    mask = np.uint64(size - 1)
    for heap in range(ends.size - 1):
        end = np.int64(ends[heap])
        next_place[:] = 0
        for at in range(begin, end):
            next_place[np.int64((heaped[at] >> np.uint64(32)) & mask)] += np.uint32(1)
        place = np.uint32(begin)
        for value in range(size):
            many = next_place[value]
            next_place[value] = offsets[heap * size + value] = place
            place += many
        for at in range(begin, end):
            low = np.int64((heaped[at] >> np.uint64(32)) & mask)
            rows[next_place[low]] = np.uint32(heaped[at])
            next_place[low] += np.uint32(1)
        begin = end
    offsets[-1] = begin
