"""Python's dictionaries and lists packed into arrays that compiled code walks."""

from collections.abc import Iterable

import numpy as np

from khien_detect.text.hash_kernels import slot
from khien_detect.text.tables import Keys, Whole


def grouped(pairs: Iterable[tuple[int, int]], size: int) -> tuple[Whole, Whole]:
    """(first, values): the values paired with i are values[first[i]:first[i + 1]]."""
    rows: list[list[int]] = [[] for _ in range(size)]
    for at, value in pairs:
        rows[at].append(value)
    first = np.cumsum([0, *map(len, rows)]).astype(np.int32)
    return first, np.array([value for row in rows for value in row], np.int32)


def hashed(found: list[int], values: list[int]) -> tuple[Keys, Whole]:
    """An open-addressing table at most half full; empty slots hold -1."""
    size = 1 << max(4, (2 * len(found)).bit_length())
    slots = np.zeros(size, np.uint64)
    rows = np.full(size, -1, np.int32)
    for key, value in zip(found, values, strict=True):
        at = slot(np.uint64(key), slots, rows)
        slots[at], rows[at] = key, value
    return slots, rows
