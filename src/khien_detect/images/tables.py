"""The tables of a bank: for each band, the rows in the order of their value in it."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khien_detect.images.bands import Bands, choose

_FEW = 1 << 16  # hashes: of fewer, threads take longer to start than they save
_MOST_THREADS = 4  # each takes 8 bytes a hash until all bands are filled


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
    """Band beside band, on as many threads as there are cores: what one fills, no other touches."""
    bands = choose(len(words), radius)
    offsets = np.empty(int(bands.table[-1]), np.uint32)
    rows = np.empty(len(words) * len(bands.start), np.uint32)
    tables = Tables(radius, bands, words, offsets, rows)
    threads = _threads(len(words))
    with ThreadPoolExecutor(threads) as pool:
        for filling in [pool.submit(_fill, tables, part, threads) for part in range(threads)]:
            filling.result()
    return tables


def _threads(many: int) -> int:
    return min(os.cpu_count() or 1, _MOST_THREADS) if many > _FEW else 1


def _fill(tables: Tables, first: int, step: int) -> None:
    """Every `step`-th band from `first` on."""
    # numba takes 60 MB: only a process that builds or searches pays for it.
    from khien_detect.images import table_kernels  # noqa: PLC0415  (see the line above)

    words, bands, table = tables.words, tables.bands, tables.bands.table
    many, heaped = len(words), np.empty(len(words), np.uint64)
    for band in range(first, len(bands.start), step):
        table_kernels.fill(
            words,
            bands.start[band],
            bands.width[band],
            heaped,
            tables.offsets[table[band] : table[band + 1]],
            tables.rows[band * many : (band + 1) * many],
        )
