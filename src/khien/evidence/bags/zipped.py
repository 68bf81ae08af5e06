"""A ZIP written while it is sent: what goes by is never held in memory, nor on the disk."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone


@dataclass(frozen=True)
class Part:
    """`size` and `sha256` are known before it is read."""

    name: str
    size: int
    sha256: str
    pieces: Callable[[], Iterable[bytes]]


class _Sink:
    """Cannot seek, so that sizes and check sums follow each part."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.waiting.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Whoever pulls has it."""

    def taken(self) -> bytes:
        pieces, self.waiting = self.waiting, []
        return b"".join(pieces)


def zipped(parts: Iterable[Part], *, folder: str, now: datetime) -> Iterator[bytes]:
    """Raises what reading raises: the ZIP then has no end, and no tool takes it for whole."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w") as package:  # type: ignore[call-overload]  # it only writes
        for part in parts:
            info = zipfile.ZipInfo(f"{folder}/{part.name}", timezone.localtime(now).timetuple()[:6])
            info.file_size = part.size  # over 2 GB the long form is needed from the start
            with package.open(info, "w") as file:
                for piece in part.pieces():
                    file.write(piece)
                    yield sink.taken()
    yield sink.taken()
