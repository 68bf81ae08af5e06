"""Files passed on piece by piece: memory stays flat whatever their size."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Protocol

CHUNK = 64 * 1024
_LARGE = 16 * CHUNK


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Writable(Protocol):
    def write(self, piece: bytes, /) -> int: ...


Feed = Callable[[Writable], object]


class Counted:
    """Passes a file on while counting and hashing what goes by. It is read in large pieces, for
    age asks for 8 KB at a time, and each hashing lets another thread go first.
    """

    def __init__(self, source: Readable) -> None:
        self.source = source
        self.size = 0
        self.digest = sha256()
        self.left = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        if not self.left:
            piece = self.source.read(_LARGE)
            self.size += len(piece)
            self.digest.update(piece)
            self.left = memoryview(piece)
        found, self.left = self.left[:size], self.left[size:]
        return bytes(found)


class Counting:
    """The same for what is written."""

    def __init__(self, sink: Writable) -> None:
        self.sink = sink
        self.size = 0
        self.digest = sha256()

    def write(self, piece: bytes) -> int:
        self.sink.write(piece)
        self.size += len(piece)
        self.digest.update(piece)
        return len(piece)

    def flush(self) -> None:
        """What is below is flushed by whoever opened it."""


class Pieces:
    """Pieces as they come, to be read as a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces
        self.left = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            return bytes(self.left) + b"".join(map(bytes, self.pieces))
        while not self.left:
            piece = next(self.pieces, None)
            if piece is None:
                return b""
            self.left = memoryview(piece)
        found, self.left = self.left[:size], self.left[size:]
        return bytes(found)
