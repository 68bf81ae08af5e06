"""A bank of hashes in which every hash within a radius of a query is found, and no other.

Kept in one file that is mapped into memory, so that processes share it and opening takes no
reading; what a file says of itself is checked before anything relies on it.
"""

import json
import os
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from khien_detect.images.bands import BITS, Bands, choose, flips

_BYTES = BITS // 8
_MAGIC = b"KHIENPDQ"
_FORMAT = 1
_ALIGNED = 64
_HEAD = struct.Struct("<8sII")  # magic, format, length of the JSON that follows
_ROOM = 1 << 16  # matches of one round; doubled where one query has more
_MOST = 2**32 - 1


class Damaged(ValueError):  # noqa: N818  (the house names exceptions by what happened)
    """Why a file is no index, as a sentence."""


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
        if len(words) > _MOST:
            raise ValueError(f"at most {_MOST} hashes")
        bands = choose(len(words), radius)
        self._set(words, radius, bands, *_tables(words, bands))

    def _set(
        self,
        words: NDArray[np.uint64],
        radius: int,
        bands: Bands,
        offsets: NDArray[np.uint32],
        rows: NDArray[np.uint32],
    ) -> None:
        self.radius = radius
        self._words, self._bands, self._offsets, self._rows = words, bands, offsets, rows
        parts = [flips(int(w), int(r)) for w, r in zip(bands.width, bands.reach, strict=True)]
        self._patterns = np.concatenate(parts)
        self._pattern_from = np.concatenate(([0], np.cumsum([part.size for part in parts])))

    def __len__(self) -> int:
        return len(self._words)

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays, mapped or in memory."""
        return self._words.nbytes + self._offsets.nbytes + self._rows.nbytes

    @property
    def hashes(self) -> NDArray[np.uint8]:
        """uint8 (n, 32), as given."""
        return self._words.view(np.uint8)

    def search(self, queries: ArrayLike) -> Matches:
        """`queries`: uint8 (m, 32). Every match, none missed, each once."""
        asked = _words(queries)
        rounds = list(self._rounds(asked)) if len(self) and len(asked) else []
        if not rounds:
            return Matches(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int16))
        query, row, distance = (np.concatenate(part) for part in zip(*rounds, strict=True))
        order = np.lexsort((row, distance, query))
        query, row, distance = query[order], row[order], distance[order]
        fresh = np.ones(len(query), bool)  # several bands may bring the same row
        fresh[1:] = (query[1:] != query[:-1]) | (row[1:] != row[:-1])
        return Matches(query[fresh], row[fresh], distance[fresh])

    def _rounds(self, asked: NDArray[np.uint64]) -> Iterator[tuple[NDArray[Any], ...]]:
        # numba takes 60 MB: only a process that searches pays for it.
        from khien_detect.images import search_kernels  # noqa: PLC0415  (see the line above)

        cut, first, room = self._bands, 0, _ROOM
        bands = (cut.start, cut.width, cut.reach, cut.table)
        while first < len(asked):
            found = (np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.int16))
            next_first, total = search_kernels.near(
                self._words,
                bands,
                self._offsets,
                self._rows,
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
            yield tuple(part[:total] for part in found)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Under its name only once it is whole and on the disk."""
        target = Path(path)
        draft = target.with_name(f".{target.name}.{os.getpid()}.part")
        cut = self._bands
        about = {
            "many": len(self),
            "radius": self.radius,
            **{name: values.tolist() for name, values in asdict(cut).items()},
        }
        try:
            with draft.open("wb") as file:
                text = json.dumps(about).encode()
                file.write(_HEAD.pack(_MAGIC, _FORMAT, len(text)) + text)
                for array in (self._words, self._offsets, self._rows):
                    file.write(bytes(-file.tell() % _ALIGNED))
                    array.tofile(file)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """Mapped into memory, not read. Raises Damaged for what is no whole index, OSError."""
        with Path(path).open("rb") as file:
            about, at = _about(file.read(1 << 20))
            size = file.seek(0, os.SEEK_END)
        bands = Bands(*(np.array(about[name], np.int64) for name in ("start", "width", "reach")))
        many, places = about["many"], int(bands.table[-1])
        whole = np.asarray(np.memmap(path, np.uint8, mode="r"))
        parts = []
        for length in (many * _BYTES, places * 4, many * 4 * len(bands.start)):
            at += -at % _ALIGNED
            parts.append(whole[at : at + length])
            at += length
        if at != size:
            raise Damaged(f"the index is cut short or has something added: {size} bytes, not {at}")
        words = parts[0].view(np.uint64).reshape(-1, _BYTES // 8)
        offsets, rows = parts[1].view(np.uint32), parts[2].view(np.uint32)
        _check_tables(bands, offsets, rows, many)
        made = cls.__new__(cls)
        made._set(words, about["radius"], bands, offsets, rows)  # noqa: SLF001  (our own)
        return made


def _words(hashes: ArrayLike) -> NDArray[np.uint64]:
    given = np.asarray(hashes)
    if given.dtype != np.uint8 or given.ndim != 2 or given.shape[1] != _BYTES:  # noqa: PLR2004  (rows and bytes)
        raise ValueError(f"expected uint8 (n, {_BYTES}), got {given.dtype} {given.shape}")
    return np.ascontiguousarray(given).view(np.uint64)


def _tables(
    words: NDArray[np.uint64], bands: Bands
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    from khien_detect.images import search_kernels  # noqa: PLC0415  (numba, as above)

    many, table = len(words), bands.table
    offsets = np.empty(int(table[-1]), np.uint32)
    rows = np.empty(many * len(bands.start), np.uint32)
    for band, (start, width) in enumerate(zip(bands.start, bands.width, strict=True)):
        search_kernels.fill(
            words,
            start,
            width,
            offsets[table[band] : table[band + 1]],
            rows[band * many : (band + 1) * many],
        )
    return offsets, rows


def _about(begin: bytes) -> tuple[dict[str, Any], int]:
    """What the file says of itself, and where its arrays begin."""
    try:
        magic, version, length = _HEAD.unpack_from(begin)
        if magic != _MAGIC:
            raise Damaged("not an index of hashes")
        if version != _FORMAT:
            raise Damaged(f"an index of format {version}; this version reads {_FORMAT}")
        about = json.loads(begin[_HEAD.size : _HEAD.size + length])
        many, radius = about["many"], about["radius"]
        cut = choose(many, radius)
        same = all(about[name] == values.tolist() for name, values in asdict(cut).items())
        if not (0 <= many <= _MOST and 0 <= radius < BITS and same):
            raise Damaged("the index describes bands that this version would not make")
    except (struct.error, ValueError, KeyError, TypeError, OverflowError) as error:
        raise error if isinstance(error, Damaged) else Damaged("not an index of hashes") from None
    return about, _HEAD.size + length


def _check_tables(
    bands: Bands, offsets: NDArray[np.uint32], rows: NDArray[np.uint32], many: int
) -> None:
    """The search follows these numbers without looking: a wrong one would read foreign memory."""
    table = bands.table
    for band in range(len(bands.start)):
        part = offsets[table[band] : table[band + 1]]
        if part[0] != 0 or part[-1] != many or np.any(part[1:] < part[:-1]):
            raise Damaged("the index is damaged: its offsets do not go up")
    if many and rows.max() >= many:
        raise Damaged("the index is damaged: it names rows that it does not have")
