"""Marks of something else inside a file: an archive, a program, a script. Looked for while the file
goes by, because a film of 2 GB is not read twice for it.

Each mark is known by two letters next to each other; where they stand, the rest is compared. All
places of two letters are looked at at once, which is faster than looking for mark after mark.
"""

from itertools import product

import numpy as np

from khien.evidence.models import ExhibitKind
from khien.evidence.store import Readable

_PIECE = 1024 * 1024
# In small letters. `<?php` counts with what stands behind it in a script: five letters alone stand
# in one of seventy films of 2 GB by chance.
_ANYWHERE = (
    b"rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"this program cannot be run in dos mode",
    b"\x7felf\x02\x01\x01\x00",
    b"__halt_compiler();",
    *(b"<?php" + space for space in (b" ", b"\n", b"\r", b"\t")),
)
_SCRIPT = (b"<script", b"<!doctype html")
_DOCUMENTS = frozenset({ExhibitKind.PDF, ExhibitKind.DOCX})


class Marks:
    """Whether any of these marks has gone by, in small or capital letters."""

    def __init__(self, kind: ExhibitKind) -> None:
        """In documents, and in plain text, words of web pages may stand."""
        known = () if kind is ExhibitKind.TEXT else _ANYWHERE
        marks = known if kind in _DOCUMENTS or not known else known + _SCRIPT
        self.longest = max(map(len, marks), default=1)
        self.by_pair: dict[bytes, list[tuple[int, bytes]]] = {}
        for mark in marks:
            at, pairs = _rarest(mark)
            for pair in pairs:
                self.by_pair.setdefault(pair, []).append((at, mark))
        self.kept = b""
        self.found = False

    def look(self, piece: bytes) -> None:
        if self.found or not self.by_pair:
            return
        window = self.kept + piece
        self.found = any(self._stands(window, at) for at in self._pairs_in(window))
        self.kept = window[-self.longest :]

    def _pairs_in(self, window: bytes) -> list[int]:
        """Where any of the pairs stands: at even places, then at odd ones."""
        found: list[int] = []
        for start in (0, 1):
            letters = window[start : start + (len(window) - start) // 2 * 2]
            pairs = np.frombuffer(letters, "<u2")
            hit, more = np.zeros(len(pairs), bool), np.empty(len(pairs), bool)
            for pair in self.by_pair:
                np.equal(pairs, int.from_bytes(pair, "little"), out=more)
                np.logical_or(hit, more, out=hit)
            found += (2 * np.flatnonzero(hit) + start).tolist()
        return found

    def _stands(self, window: bytes, place: int) -> bool:
        return any(
            place >= at and window[place - at : place - at + len(mark)].lower() == mark
            for at, mark in self.by_pair[window[place : place + 2]]
        )


def _rarest(mark: bytes) -> tuple[int, list[bytes]]:
    """The pair of a mark that can be written in the fewest ways: where it stands, and the ways."""
    ways = [_ways(mark[at : at + 2]) for at in range(len(mark) - 1)]
    at = min(range(len(ways)), key=lambda place: len(ways[place]))
    return at, ways[at]


def _ways(pair: bytes) -> list[bytes]:
    return [bytes(way) for way in product(*({letter, *_capital(letter)} for letter in pair))]


def _capital(letter: int) -> bytes:
    return bytes([letter]).upper()


class Watched:
    """A file that is looked through while it is read."""

    def __init__(self, source: Readable, marks: Marks) -> None:
        self.source = source
        self.marks = marks

    def read(self, size: int = -1) -> bytes:
        piece = self.source.read(size)
        self.marks.look(piece)
        return piece


def hides_something(file: Readable, kind: ExhibitKind) -> bool:
    """From where it stands to its end."""
    marks = Marks(kind)
    while not marks.found and (piece := file.read(_PIECE)):
        marks.look(piece)
    return marks.found
