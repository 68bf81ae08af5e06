"""On which pixels of a side each of PDQ's 64 points rests, and how much."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


@lru_cache(maxsize=64)
def taps(length: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Of each of 64 points along a side of `length`: the first pixel it rests on, and the weights.

    Two box filters after each other, each the mean of a window cut off at the ends.
    """
    first, weights = np.empty(64, np.int32), np.zeros((64, 2 * _window(length)), np.float32)
    for i in range(64):
        low, high = _around((i + 0.5) * length / 64, length)
        first[i] = _around(low, length)[0]
        for middle in range(low, high):
            start, end = _around(middle, length)
            weights[i, start - first[i] : end - first[i]] += 1 / ((high - low) * (end - start))
    return _inside(first, weights, length)


def _window(length: int) -> int:
    return (length + 127) // 128


def _around(middle: float, length: int) -> tuple[int, int]:
    after = (_window(length) + 2) // 2
    at = int(middle)
    return max(0, at + after - _window(length)), min(length, at + after)


def _inside(
    first: NDArray[np.int32], weights: NDArray[np.float32], length: int
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Shifted so that no point reaches past the end: weights of nothing are skipped over."""
    for i in range(64):
        over = max(0, int(first[i]) + weights.shape[1] - length)
        if over:
            first[i] -= over
            weights[i] = np.roll(weights[i], over)
    return first, weights
