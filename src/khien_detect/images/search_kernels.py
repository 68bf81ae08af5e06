"""The compiled part of the index that finds every near hash.

Hashes are uint64 (n, 4); bit i of a hash is bit i % 64 of word i // 64. Nothing checks bounds here:
`index` hands over only tables that it made or checked.
"""

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from khien_detect.images.bits import fetch, ones
from khien_detect.images.table_kernels import Words, key

Numbers = NDArray[np.int64]
_AHEAD = 24


@njit(cache=True, nogil=True)
def near(
    hashes: Words,
    bands: tuple[Numbers, Numbers, Numbers, Numbers],
    offsets: NDArray[np.uint32],
    rows: NDArray[np.uint32],
    patterns: NDArray[np.uint32],
    pattern_from: Numbers,
    queries: Words,
    first: int,
    radius: int,
    found: tuple[Numbers, Numbers, NDArray[np.int16]],
) -> tuple[int, int]:
    """Finds for query after query from `first` on until `found` is full.

    Returns the query to go on with and how many were found of those before it.
    """
    start, width, reach, table = bands
    many = hashes.shape[0]
    most = many // 4 + 1024
    waiting = np.empty(most, np.uint32)
    ranges = np.empty((pattern_from[-1], 2), np.int64)
    total = 0
    for query in range(first, queries.shape[0]):
        begin = total
        used, compared = 0, 0
        for band in range(start.size):
            if reach[band] < 0:
                continue
            value = key(queries, query, start[band], width[band])
            low, high = pattern_from[band], pattern_from[band + 1]
            for at in range(low, min(low + 16, high)):
                fetch(offsets, table[band] + (value ^ np.int64(patterns[at])))
            for at in range(low, high):
                if at + 16 < high:
                    fetch(offsets, table[band] + (value ^ np.int64(patterns[at + 16])))
                place = table[band] + (value ^ np.int64(patterns[at]))
                here, there = np.int64(offsets[place]), np.int64(offsets[place + 1])
                if there > here:
                    ranges[used, 0], ranges[used, 1] = here + band * many, there + band * many
                    used += 1
                    compared += int(there - here)
        if compared >= most:
            total = _all(hashes, queries, query, radius, found, total)
        else:
            _collect(ranges, used, rows, waiting)
            total = _compare(hashes, waiting, compared, queries, query, radius, found, total)
        if total < 0:
            return query, begin
    return queries.shape[0], total


@njit(cache=True, nogil=True)
def _collect(
    ranges: NDArray[np.int64], used: int, rows: NDArray[np.uint32], waiting: NDArray[np.uint32]
) -> None:
    at = 0
    for place in range(min(8, used)):
        fetch(rows, ranges[place, 0])
    for place in range(used):
        if place + 8 < used:
            fetch(rows, ranges[place + 8, 0])
        for each in range(ranges[place, 0], ranges[place, 1]):
            waiting[at] = rows[each]
            at += 1


@njit(cache=True, nogil=True, inline="always")
def _apart(hashes: Words, row: int, queries: Words, query: int, radius: int) -> Any:
    """How many bits differ; a number above `radius` where half of the words already say so."""
    found = ones(hashes[row, 0] ^ queries[query, 0]) + ones(hashes[row, 1] ^ queries[query, 1])
    if found > radius:
        return found
    return (
        found + ones(hashes[row, 2] ^ queries[query, 2]) + ones(hashes[row, 3] ^ queries[query, 3])
    )


@njit(cache=True, nogil=True)
def _compare(
    hashes: Words,
    waiting: NDArray[np.uint32],
    compared: int,
    queries: Words,
    query: int,
    radius: int,
    found: tuple[Numbers, Numbers, NDArray[np.int16]],
    total: int,
) -> int:
    """-1 where `found` is full. A row that several bands bring is found as often."""
    flat = hashes.reshape(-1)
    for at in range(compared):
        if at + _AHEAD < compared:
            fetch(flat, np.int64(waiting[at + _AHEAD]) * 4)
        row = np.int64(waiting[at])
        apart = _apart(hashes, row, queries, query, radius)
        if apart <= radius:
            if total == found[0].size:
                return -1
            found[0][total], found[1][total], found[2][total] = query, row, apart
            total += 1
    return total


@njit(cache=True, nogil=True)
def _all(
    hashes: Words,
    queries: Words,
    query: int,
    radius: int,
    found: tuple[Numbers, Numbers, NDArray[np.int16]],
    total: int,
) -> int:
    """Where the bands would bring a good part of the bank, the whole of it is read in order."""
    for row in range(hashes.shape[0]):
        apart = _apart(hashes, row, queries, query, radius)
        if apart <= radius:
            if total == found[0].size:
                return -1
            found[0][total], found[1][total], found[2][total] = query, row, apart
            total += 1
    return total
