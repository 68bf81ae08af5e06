"""A film that is never whole anywhere: the same megabyte of chance, over and over."""

import os
from random import Random

_HEAD = (
    (24).to_bytes(4, "big")
    + b"ftypisom\x00\x00\x02\x00isommp41"
    + (48).to_bytes(4, "big")
    + b"moov"
    + bytes(40)
)
_CHANCE = Random(1).randbytes(1024 * 1024)  # noqa: S311  (content, no secret)


class Film:
    """Reads, seeks and tells its `size` as an uploaded file does."""

    name = "phim.mp4"

    def __init__(self, size: int) -> None:
        self.size = size
        box = b"\x00\x00\x00\x01mdat" + (size - len(_HEAD)).to_bytes(8, "big")
        self.head = _HEAD + box
        self.at = 0

    def read(self, size: int = -1) -> bytes:
        left = self.size - self.at
        size = left if size < 0 else min(size, left)
        start = self.head[self.at : self.at + size]
        found = start + self._chance(size - len(start))
        self.at += len(found)
        return found

    def _chance(self, size: int) -> bytes:
        """No more than a megabyte is copied at once."""
        whole, rest = divmod(size, len(_CHANCE))
        return _CHANCE * whole + _CHANCE[:rest]

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self.at, os.SEEK_END: self.size}[whence]
        self.at = start + offset
        return self.at

    def tell(self) -> int:
        return self.at
