"""Adds up the weights of a text's features: the part that runs for every message."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from khien_detect.text.model.grams import Hashed, Slots, hash_window, keep_distinct
from khien_detect.text.model.letters import Letters
from khien_detect.text.model.nets import Nets
from khien_detect.text.model.netscore import Known, listen
from khien_detect.text.model.reading import WINDOW, Packed, read_window

Floats = npt.NDArray[np.float32]


class Weights(NamedTuple):
    """A score is scale·Σ table + bias: (2^bits, classes) int8 and one scale and bias a class."""

    table: npt.NDArray[np.int8]
    bits: int
    scales: Floats
    bias: Floats


class Learned(NamedTuple):
    weights: Weights
    nets: Nets
    known: Known


@njit(cache=True, nogil=True)
def add_up(packed: Packed, letters: Letters, learned: Learned, hashed: Hashed, out: Floats) -> None:
    """Fill `out` (texts, classes) float32 with scores before softmax.

    Of a long text the window speaks in which class 0 stands farthest behind another class.
    """
    codes, bounds = packed
    weights, slots = learned.weights, hashed.slots
    text = np.empty(WINDOW, np.uint32)
    here = np.empty(out.shape[1], np.float32)
    for row in range(bounds.size - 1):
        at, end = bounds[row], bounds[row + 1]
        worst = -np.inf
        while True:
            length, at = read_window(codes, at, end, letters, text)
            count = hash_window(text, length, letters.bare, weights.bits, hashed)
            _sum(weights, slots, keep_distinct(slots, count, hashed.seen), here)
            if learned.nets.scales.size:
                listen(learned.nets, learned.known, text, length, letters.bare, here)
            behind = here[1:].max() - here[0]
            if behind > worst:
                worst = behind
                out[row] = here
            if at >= end:
                break


@njit(cache=True, nogil=True, inline="always")
def _sum(weights: Weights, slots: Slots, count: int, out: Floats) -> None:
    """One class after the other: a sum in a register, and the row is in the cache by then."""
    for label in range(out.size):
        total = np.int32(0)
        for feature in range(count):
            total += weights.table[slots[feature], label]
        out[label] = weights.scales[label] * total + weights.bias[label]
