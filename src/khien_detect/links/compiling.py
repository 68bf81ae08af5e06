"""Lists in, a table out: the same rules give the same bytes, in whatever order they came."""

import hashlib
import json
import os
import tempfile
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khien_detect.links.sources import About, Source
from khien_detect.links.table import HEADER, MAGIC, PATHS_BELOW, VERSION, checksum, hash_of, place

_WIDTHS = (("B", 1 << 8), ("H", 1 << 16), ("I", 1 << 32))


class _Combinations:
    """Sets of lists, numbered; a key's set grows by one list at a time."""

    def __init__(self) -> None:
        self.known: list[tuple[int, ...]] = [()]
        self._numbers: dict[tuple[int, ...], int] = {(): 0}
        self._grown: dict[tuple[int, int], int] = {}

    def grow(self, number: int, code: int) -> int:
        grown = self._grown.get((number, code))
        if grown is None:
            codes = tuple(sorted({*self.known[number], code}))
            grown = self._numbers.setdefault(codes, len(self.known))
            if grown == len(self.known):
                self.known.append(codes)
            self._grown[number, code] = grown
        return grown


def compile_lists(sources: Iterable[Source]) -> bytes:
    """The bytes of a table (see `table`). Lists of which the same is known count as one."""
    ordered = sorted(sources, key=lambda source: _row(source.about))
    rows = sorted({_row(source.about) for source in ordered})
    keys: dict[str, int] = {}
    combinations = _Combinations()
    for source in ordered:
        _add(source, rows.index(_row(source.about)), keys, combinations)
    head = {"lists": [json.loads(row) for row in rows]}
    return _packed(head, sorted(keys), keys, combinations.known)


def _row(about: About) -> str:
    return json.dumps(about.as_row(), ensure_ascii=False, sort_keys=True)


def _add(source: Source, number: int, keys: dict[str, int], combinations: _Combinations) -> None:
    for rule in source.rules:
        code = number << 1 | rule.allow
        keys[rule.key] = combinations.grow(keys.get(rule.key, 0), code)
        host, slash, _ = rule.key.partition("/")
        if slash:
            keys[host] = combinations.grow(keys.get(host, 0), PATHS_BELOW)


def _packed(
    head: dict[str, Any], ordered: list[str], sets: dict[str, int], known: list[tuple[int, ...]]
) -> bytes:
    seed = int.from_bytes(
        hashlib.blake2b("".join(ordered).encode(), digest_size=8).digest(), "little"
    )
    bits = max(1, len(ordered).bit_length() - 2)  # two to four keys to a bucket
    used = sorted({known[sets[key]] for key in ordered})
    numbers = {codes: number for number, codes in enumerate(used)}
    columns, rows = _hashed(ordered, seed, bits)
    keys = [ordered[place] for place in rows]
    columns |= {
        "lengths": _narrow(list(map(len, keys))),
        "sets": _narrow([numbers[known[sets[key]]] for key in keys]),
        "keys": ("B", "".join(keys).encode("ascii")),
        "order": ("I", np.argsort(rows).astype("<u4").tobytes()),
    }
    return _file(head | {"seed": seed, "bits": bits, "combinations": used}, columns)


def _narrow(values: list[int]) -> tuple[str, bytes]:
    """The fewest bytes each that hold the largest."""
    kind = next(kind for kind, most in _WIDTHS if max(values, default=0) < most)
    return kind, array(kind, values).tobytes()


def _hashed(
    ordered: list[str], seed: int, bits: int
) -> tuple[dict[str, tuple[str, bytes]], NDArray[np.int64]]:
    """The columns that lead from a hash to its row, and which key each row is."""
    places = (place(hash_of(seed, key), bits) for key in ordered)
    packed = np.fromiter((bucket << 16 | mark for bucket, mark in places), np.int64, len(ordered))
    rows = np.argsort(packed >> 16, kind="stable")
    index = _steps(np.bincount(packed >> 16, minlength=1 << bits))
    lengths = np.fromiter(map(len, ordered), np.int64, len(ordered))
    starts = _steps(lengths[rows])[index]
    columns = {
        "index": ("I", index.astype("<u4").tobytes()),
        "starts": ("I", starts.astype("<u4").tobytes()),
        "marks": ("H", (packed[rows] & 0xFFFF).astype("<u2").tobytes()),
    }
    return columns, rows


def _steps(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(counts)])


def _file(head: dict[str, Any], columns: dict[str, tuple[str, bytes]]) -> bytes:
    """Header, head and columns. The head tells places, so its own length is found first."""
    widths = {"B": 1, "H": 2, "I": 4}
    length = 0
    while True:
        begin, described = HEADER.size + length, {}
        for name, (kind, data) in columns.items():
            begin = _aligned(begin)
            described[name] = (kind, begin, len(data) // widths[kind])
            begin += len(data)
        text = json.dumps(head | {"columns": described}, ensure_ascii=False, sort_keys=True)
        if len(text.encode()) <= length:
            break
        length = _aligned(len(text.encode()) + 64)
    return _sealed(text.encode().ljust(length), [data for _, data in columns.values()])


def _aligned(begin: int) -> int:
    return begin + -begin % 8


def _sealed(head: bytes, parts: list[bytes]) -> bytes:
    body = bytearray(head)
    for part in parts:
        body += bytes(-len(body) % 8) + part
    before = HEADER.pack(MAGIC, VERSION, len(head), b"")[:16]
    return before + checksum(before, body) + bytes(body)


def write(path: Path, data: Iterable[bytes]) -> None:
    """The whole file or none of it: what reads the old one goes on reading the old one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
