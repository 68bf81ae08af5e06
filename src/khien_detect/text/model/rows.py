"""Texts as rows of distinct features: what the trainer learns from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from khien_detect.text.model.grams import (
    SLOTS_PER_WINDOW,
    Hashed,
    Slots,
    hash_window,
    keep_distinct,
    room,
)
from khien_detect.text.model.letters import Letters, letters
from khien_detect.text.model.reading import WINDOW, Packed, pack, read_window

FEWEST_TEXTS = 2  # a feature seen in one text only says nothing about others

Starts = npt.NDArray[np.int64]
Features = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Rows:
    """Row i has features[starts[i]:starts[i + 1]], numbers below `width`."""

    starts: Starts
    features: Features
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    def pick(self, rows: npt.NDArray[np.int64]) -> "Rows":
        lengths = (self.starts[1:] - self.starts[:-1])[rows]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        at = np.repeat(self.starts[rows] - starts[:-1], lengths) + np.arange(starts[-1])
        return Rows(starts, self.features[at], self.width)

    def texts_with(self, rows: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """How many of the rows marked have each feature: (width,)."""
        marked = np.repeat(rows, np.diff(self.starts))
        return np.bincount(self.features[marked], minlength=self.width)

    def known_only(self, known: npt.NDArray[np.bool_]) -> "Rows":
        """Without the features not `known` (width,); the others are numbered anew."""
        kept = known[self.features]
        number = np.cumsum(known, dtype=np.int32) - 1
        before = np.concatenate([[0], np.cumsum(kept)])
        width = int(known.sum())
        return Rows(before[self.starts], number[self.features[kept]], width)

    def sums(self, weights: Weights) -> Weights:
        """Sum of the weights (width, classes) of each row's features: (rows, classes)."""
        return np.asarray(_sums(self.starts, self.features, weights))


@njit(cache=True, nogil=True)
def _sums(starts: Starts, features: Features, weights: Weights) -> Weights:
    out = np.zeros((starts.size - 1, weights.shape[1]))
    for row in range(starts.size - 1):
        for at in range(starts[row], starts[row + 1]):
            out[row] += weights[features[at]]
    return out


def rows_of(texts: Sequence[str], bits: int) -> tuple[Rows, Slots]:
    """The texts' rows over the features two texts share, and the slot (width,) of each feature.

    Of a long text the first window is learned from.
    """
    starts, slots = _slots(pack(texts), letters(), room(bits), bits)
    used, features = np.unique(slots, return_inverse=True)
    rows = Rows(starts, features.astype(np.int32), len(used))
    known = rows.texts_with(np.ones(len(rows), np.bool_)) >= FEWEST_TEXTS
    return rows.known_only(known), used[known]


@njit(cache=True, nogil=True)
def _slots(packed: Packed, letters: Letters, hashed: Hashed, bits: int) -> tuple[Starts, Slots]:
    codes, bounds = packed
    starts = np.zeros(bounds.size, np.int64)
    kept = np.empty(SLOTS_PER_WINDOW, np.uint32)
    text = np.empty(WINDOW, np.uint32)
    for row in range(bounds.size - 1):
        length, _ = read_window(codes, bounds[row], bounds[row + 1], letters, text)
        count = hash_window(text, length, letters.bare, bits, hashed)
        count = keep_distinct(hashed.slots, count, hashed.seen)
        filled = starts[row]
        if filled + count > kept.size:
            wider = np.empty(2 * kept.size + count, np.uint32)
            wider[:filled] = kept[:filled]
            kept = wider
        kept[filled : filled + count] = hashed.slots[:count]
        starts[row + 1] = filled + count
    return starts, kept[: starts[-1]]
