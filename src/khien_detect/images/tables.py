"""The tables of a bank: for each band, the rows in the order of their value in it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khien_detect.images.bands import Bands, choose


@dataclass(frozen=True)
class Tables:
    """`words`: uint64 (n, 4), the hashes. `offsets`: of each value of each band, where its rows
    begin. `rows`: n for each band.
    """

    radius: int
    bands: Bands
    words: NDArray[np.uint64]
    offsets: NDArray[np.uint32]
    rows: NDArray[np.uint32]


def build(words: NDArray[np.uint64], radius: int) -> Tables:
    # numba takes 60 MB: only a process that builds or searches pays for it.
    from khien_detect.images import table_kernels  # noqa: PLC0415  (see the line above)

    many, bands = len(words), choose(len(words), radius)
    table = bands.table
    offsets = np.empty(int(table[-1]), np.uint32)
    rows = np.empty(many * len(bands.start), np.uint32)
    heaped = np.empty(many, np.uint64)
    for band, (start, width) in enumerate(zip(bands.start, bands.width, strict=True)):
        table_kernels.fill(
            words,
            start,
            width,
            heaped,
            offsets[table[band] : table[band + 1]],
            rows[band * many : (band + 1) * many],
        )
    return Tables(radius, bands, words, offsets, rows)
