"""A bank of hashes in which every hash within a radius of a query is found, and no other.

Kept in one file that is mapped into memory: processes share it, and opening takes no reading.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from khien_detect.images import index_file
from khien_detect.images.bands import BITS, flips
from khien_detect.images.tables import Tables, build

_BYTES = BITS // 8
_ROOM = 1 << 16  # matches of one round; doubled where one query has more
_ROOM_OF_ONE = 256  # of a single query: little memory is got quickly


@dataclass(frozen=True)
class Matches:
    """One row a match, by query, then by distance, then by row of the bank.

    `query`, `row`: int64; `distance`: int16, in bits.
    """

    query: NDArray[np.int64]
    row: NDArray[np.int64]
    distance: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.query)


class Index:
    """`hashes`: uint8 (n, 32). Finds all within `radius` bits, 0 to 255."""

    def __init__(self, hashes: ArrayLike, radius: int = 31) -> None:
        words = _words(hashes)
        if not 0 <= radius < BITS:
            raise ValueError(f"radius must be 0 to {BITS - 1}, not {radius}")
        if len(words) > index_file.MOST:
            raise ValueError(f"at most {index_file.MOST} hashes")
        self._take(build(words, radius))

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """Mapped into memory, not read. Raises Damaged for what is no whole index, OSError."""
        made = cls.__new__(cls)
        made._take(index_file.read(Path(path)))  # noqa: SLF001  (our own)
        return made

    def _take(self, tables: Tables) -> None:
        self._tables, self.radius = tables, tables.radius
        bands = tables.bands
        self._cut = (bands.start, bands.width, bands.reach, bands.table)
        parts = [flips(int(w), int(r)) for w, r in zip(bands.width, bands.reach, strict=True)]
        self._patterns = np.concatenate(parts)
        self._pattern_from = np.concatenate(([0], np.cumsum([part.size for part in parts])))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Under its name only once it is whole and on the disk."""
        index_file.write(self._tables, Path(path))

    def __len__(self) -> int:
        return len(self._tables.words)

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays, mapped or in memory."""
        tables = self._tables
        return tables.words.nbytes + tables.offsets.nbytes + tables.rows.nbytes

    @property
    def hashes(self) -> NDArray[np.uint8]:
        """uint8 (n, 32), as given."""
        return self._tables.words.view(np.uint8)

    def search(self, queries: ArrayLike) -> Matches:
        """`queries`: uint8 (m, 32). Every match, none missed, each once."""
        asked = _words(queries)
        rounds = list(self._rounds(asked)) if len(self) and len(asked) else []
        if not rounds:
            return Matches(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int16))
        query, row, distance = (
            part[0] if len(part) == 1 else np.concatenate(part)
            for part in zip(*rounds, strict=True)
        )
        order = np.lexsort((row, distance, query))
        query, row, distance = query[order], row[order], distance[order]
        fresh = np.ones(len(query), bool)  # several bands may bring the same row
        fresh[1:] = (query[1:] != query[:-1]) | (row[1:] != row[:-1])
        return Matches(query[fresh], row[fresh], distance[fresh])

    def search_one(self, query: ArrayLike) -> list[tuple[int, int]]:
        """The same for one hash, uint8 (32,), in half the time: (distance, row), nearest first."""
        asked = _words(np.reshape(query, (1, _BYTES)))
        found: set[tuple[int, int]] = set()
        for _, rows, distances in self._rounds(asked) if len(self) else ():
            found.update(zip(distances.tolist(), rows.tolist(), strict=True))
        return sorted(found)

    def _rounds(self, asked: NDArray[np.uint64]) -> Iterator[tuple[NDArray[Any], ...]]:
        from khien_detect.images import search_kernels  # noqa: PLC0415  (numba takes 60 MB)

        tables, first = self._tables, 0
        room = min(_ROOM, _ROOM_OF_ONE * len(asked))
        while first < len(asked):
            found = (np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.int16))
            next_first, total = search_kernels.near(
                tables.words,
                self._cut,
                tables.offsets,
                tables.rows,
                self._patterns,
                self._pattern_from,
                asked,
                first,
                self.radius,
                found,
            )
            if next_first == first:
                room *= 2
            first = next_first
            if total:
                yield tuple(part[:total] for part in found)


def _words(hashes: ArrayLike) -> NDArray[np.uint64]:
    given = np.asarray(hashes)
    if given.dtype != np.uint8 or given.shape[1:] != (_BYTES,):
        raise ValueError(f"expected uint8 (n, {_BYTES}), got {given.dtype} {given.shape}")
    return np.ascontiguousarray(given).view(np.uint64)
