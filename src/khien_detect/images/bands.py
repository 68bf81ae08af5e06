"""How 256 bits are cut into bands so that no near hash is missed and few others are looked at.

Multi-index hashing (Norouzi, Punjani, Fleet, "Fast exact search in Hamming space with multi-index
hashing", 2014), with a reach of its own for each band: if two hashes differ in at most `radius`
bits, then in some band they differ in at most that band's reach, because the reaches, each plus
one, sum to `radius` + 1. A band looked up within its reach therefore finds them.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

BITS = 256
_WIDEST = 24  # bits of a band: its table has one number for each value
_NARROWEST = 8
_LOOK = 1.0  # cost of looking up one value, against
_COMPARE = 2.0  # the cost of comparing one hash


@dataclass(frozen=True)
class Bands:
    """Of each band: its first bit, how many bits, and within how many it is searched (-1: not)."""

    start: NDArray[np.int64]
    width: NDArray[np.int64]
    reach: NDArray[np.int64]

    @property
    def table(self) -> NDArray[np.int64]:
        """Where each band's table of 2^width + 1 offsets begins; last the size of all."""
        return np.concatenate(([0], np.cumsum((1 << self.width) + 1)))


def choose(many: int, radius: int) -> Bands:
    """The cheapest cut for a bank of `many` hashes."""
    counts = range(-(-BITS // _WIDEST), BITS // _NARROWEST + 1)
    return min((_cut(count, radius) for count in counts), key=lambda cut: _cost(cut, many))


def _cut(count: int, radius: int) -> Bands:
    """Widths that differ by one at most; the narrower bands reach further: they have less to look
    up for it.
    """
    least, over = divmod(BITS, count)
    width = np.array([least] * (count - over) + [least + 1] * over, np.int64)
    share, rest = divmod(radius + 1, count)
    reach = np.array([share] * rest + [share - 1] * (count - rest), np.int64)
    start = np.concatenate(([0], np.cumsum(width)[:-1]))
    return Bands(start, width, np.minimum(reach, width))


def _cost(cut: Bands, many: int) -> float:
    looked, compared, tables = 0.0, 0.0, 0.0
    for width, reach in zip(cut.width.tolist(), cut.reach.tolist(), strict=True):
        values = sum(comb(width, flips) for flips in range(reach + 1))
        looked += values
        compared += many * values / 2**width
        tables += 2**width
    return _LOOK * looked + _COMPARE * compared + (tables > max(16 * many, 1 << 16)) * 1e18


@lru_cache(maxsize=256)
def flips(width: int, reach: int) -> NDArray[np.uint32]:
    """Every pattern of at most `reach` ones in `width` bits, the fewest first."""
    found = [
        sum(1 << bit for bit in chosen)
        for many in range(reach + 1)
        for chosen in combinations(range(width), many)
    ]
    return np.array(found, np.uint32)
