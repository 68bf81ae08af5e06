"""On which pixels of a side each of PDQ's 64 points rests, and how much."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Taps = tuple[NDArray[np.int32], NDArray[np.float32]]
_LONGEST_KEPT = 1 << 14  # pixels: those of a longer side take too much memory to be kept


def taps(length: int) -> Taps:
    """Of each of 64 points along a side of `length`: the first pixel it rests on, and the weights.

    Two box filters after each other, each the mean of a window cut off at the ends.
    """
    return _kept(length) if length <= _LONGEST_KEPT else _computed(length)


def _computed(length: int) -> Taps:
    """In time linear in `length`: of each window only where it begins and ends is written down."""
    window = _window(length)
    first, weights = np.empty(64, np.int32), np.empty((64, 2 * window), np.float32)
    for i in range(64):
        low, high = _around((i + 0.5) * length / 64, length)
        first[i] = _around(low, length)[0]
        ends = np.arange(low, high) + (window + 2) // 2
        starts, ends = np.maximum(ends - window, 0), np.minimum(ends, length)
        share, steps = 1 / ((high - low) * (ends - starts)), np.zeros(2 * window + 1)
        np.add.at(steps, starts - first[i], share)
        np.subtract.at(steps, ends - first[i], share)
        weights[i] = np.cumsum(steps)[:-1]
        weights[i, ends[-1] - first[i] :] = 0  # and not what rounding leaves of it
    return _inside(first, weights, length)


_kept = lru_cache(maxsize=64)(_computed)


def _window(length: int) -> int:
    return (length + 127) // 128


def _around(middle: float, length: int) -> tuple[int, int]:
    after = (_window(length) + 2) // 2
    at = int(middle)
    return max(0, at + after - _window(length)), min(length, at + after)


def _inside(first: NDArray[np.int32], weights: NDArray[np.float32], length: int) -> Taps:
    """Shifted so that no point reaches past the end: weights of nothing are skipped over."""
    for i in range(64):
        over = max(0, int(first[i]) + weights.shape[1] - length)
        if over:
            first[i] -= over
            weights[i] = np.roll(weights[i], over)
    return first, weights
