"""The compiled form of lists: one memory-mapped file, answered from without reading it all.

    48 bytes    magic, version, length of the head, SHA-256 of all else
    head        JSON: lists, combinations of lists, seed, place and count of each column
    columns     little-endian, 8-byte aligned:
      index     uint32 (2**bits + 1)  the first row of each bucket of hashes
      starts    uint32 (2**bits + 1)  where the key of that row begins in `keys`
      marks     uint16 (n)            the next 16 bits of each row's hash
      lengths   uint8, 16 or 32 (n)   bytes of each row's key
      sets      uint8, 16 or 32 (n)   which combination of lists names the key
      keys      bytes                 the keys (see `names`), row by row, without gaps
      order     uint32 (n)            the rows in the order of their keys; no look-up reads it

A hash only leads to a key, which is then compared byte for byte: there are no false matches.
"""

import hashlib
import json
import mmap
import struct
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import index as whole
from pathlib import Path

from khien_detect.cli import Trouble
from khien_detect.links import names
from khien_detect.links.names import Address
from khien_detect.links.sources import About

MAGIC = b"KHIENLNK"
VERSION = 2
HEADER = struct.Struct("<8sII32s")
_WIDTHS = {"B": 1, "H": 2, "I": 4}  # bytes of each kind of number in a column
_MOST_BITS = 32
_BEFORE_SUM = 16  # bytes before the checksum
PATHS_BELOW = -1  # in a combination: addresses with a path are listed on this host

_PRIME = 0x100000001B3  # FNV-1a, 64 bits
_WORD = 0xFFFFFFFFFFFFFFFF
_GOLDEN = 0x9E3779B97F4A7C15


def stir(state: int, piece: str) -> int:
    """The hash of a longer text from that of its beginning (FNV-1a, begun with a seed)."""
    for byte in piece.encode("ascii"):
        state = (state ^ byte) * _PRIME & _WORD
    return state


def hash_of(seed: int, key: str) -> int:
    """Of the host read from its end to its beginning, so that one pass meets every host above it;
    then of the path.
    """
    host, slash, path = key.partition("/")
    return stir(seed, names.host_of_key(host)[::-1] + slash + path)


def place(state: int, bits: int) -> tuple[int, int]:
    """Bucket and mark of a finished hash."""
    mixed = (state ^ state >> 32) * _GOLDEN & _WORD
    return mixed >> 64 - bits, mixed >> 48 - bits & 0xFFFF


@dataclass(frozen=True, slots=True)
class Match:
    """`key` covers the address asked for; `names` are (list, allow) for each list with that key."""

    key: str
    named: tuple[tuple[int, bool], ...]


class Table:
    """Keys and the lists that name them. Safe for many threads; the file may be replaced (renamed
    over) meanwhile, never rewritten in place.
    """

    def __init__(self, data: "bytes | mmap.mmap", origin: str = "the table") -> None:
        """Raises Trouble where the bytes are not a whole table of this version."""
        _check(data, origin)
        try:
            self._take(memoryview(data))
        except (AttributeError, LookupError, OverflowError, TypeError, ValueError) as error:
            raise Trouble(
                f"{origin} contradicts itself ({type(error).__name__}): build it anew"
            ) from None

    def _take(self, view: memoryview) -> None:
        """Raises one of many errors where the head is none that this program writes."""
        head = json.loads(bytes(view[HEADER.size : HEADER.size + HEADER.unpack_from(view)[2]]))
        self.lists = tuple(map(About.from_row, head["lists"]))
        self.combinations = tuple(tuple(map(whole, codes)) for codes in head["combinations"])
        self.seed, self.bits = whole(head["seed"]), whole(head["bits"])
        self.digest = bytes(view[16:48]).hex()
        codes = range(PATHS_BELOW, 2 * len(self.lists))
        known = all(code in codes for combination in self.combinations for code in combination)
        if not (known and 0 < self.bits <= _MOST_BITS and 0 <= self.seed <= _WORD):
            raise ValueError
        columns = {
            name: view[begin : begin + count * _WIDTHS[kind]].cast(kind)
            for name, (kind, begin, count) in head["columns"].items()
        }
        self.index, self.starts, self.order = columns["index"], columns["starts"], columns["order"]
        self.marks, self.lengths = columns["marks"], columns["lengths"]
        self.sets, self.keys = columns["sets"], columns["keys"]

    @classmethod
    def open(cls, path: Path) -> "Table":
        with path.open("rb") as file:
            if not path.stat().st_size:
                raise Trouble(f"{path} is empty, not a compiled list")
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            table = cls(mapped, str(path))
            mapped.madvise(
                mmap.MADV_DONTNEED
            )  # it was read whole for its sum, and may never be again
            return table

    def __len__(self) -> int:
        return len(self.marks)

    def key(self, row: int) -> str:
        return self._key(row, bisect_right(self.index, row) - 1)

    def _key(self, row: int, bucket: int) -> str:
        begin = self.starts[bucket] + sum(self.lengths[self.index[bucket] : row])
        return bytes(self.keys[begin : begin + self.lengths[row]]).decode("ascii")

    def named(self, row: int) -> tuple[int, ...]:
        """The combination of a row: 2 × list + 1 where the list allows, PATHS_BELOW."""
        return self.combinations[self.sets[row]]

    def matches(self, address: Address) -> Iterator[Match]:
        """Every key that covers the address: its host, the hosts above it, beginnings of its path
        on any of them.
        """
        for begin, state in self._hosts(address.host):
            row = self._find(state, begin)
            if row is None:
                continue
            named = self.named(row)
            if found := _pairs(named):
                yield Match(begin, found)
            if PATHS_BELOW in named:
                yield from self._paths(address, begin, state)

    def _hosts(self, host: str) -> Iterator[tuple[str, int]]:
        """Keys and hashes from just below the top-level domain down to the host itself."""
        first, *labels = names.key_of(host).split("!")
        begin, state = first, stir(self.seed, first[::-1])
        if not labels:
            yield begin, state
        for label in labels:
            begin, state = f"{begin}!{label}", stir(state, f".{label[::-1]}")
            yield begin, state

    def _paths(self, address: Address, begin: str, state: int) -> Iterator[Match]:
        for path in names.paths_of(address):
            row = self._find(stir(state, path), begin + path)
            if row is not None:
                yield Match(begin + path, _pairs(self.named(row)))

    def _find(self, state: int, key: str) -> int | None:
        bucket, mark = place(state, self.bits)
        for row in range(self.index[bucket], self.index[bucket + 1]):
            if self.marks[row] == mark and self._key(row, bucket) == key:
                return row
        return None


def _pairs(named: tuple[int, ...]) -> tuple[tuple[int, bool], ...]:
    return tuple((code >> 1, bool(code & 1)) for code in named if code != PATHS_BELOW)


def checksum(before: bytes, after: "bytes | bytearray | memoryview") -> bytes:
    """Of what stands before the checksum in a file and what stands behind it."""
    summed = hashlib.sha256(before)
    summed.update(after)
    return summed.digest()


def _check(data: "bytes | mmap.mmap", origin: str) -> None:
    """Whether every byte of a table is as it was written."""
    if sys.byteorder != "little":
        raise Trouble("compiled lists are read on little-endian machines only")
    if data[:8] != MAGIC or len(data) < HEADER.size:
        raise Trouble(f"{origin} is not a compiled list of khien-detect")
    _, version, _, digest = HEADER.unpack(data[: HEADER.size])
    if version != VERSION:
        raise Trouble(f"{origin} has format {version}, this program reads {VERSION}: build it anew")
    if checksum(data[:_BEFORE_SUM], memoryview(data)[HEADER.size :]) != digest:
        raise Trouble(f"{origin} is cut short or changed: its checksum does not fit")
