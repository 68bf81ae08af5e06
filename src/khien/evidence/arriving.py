"""Pieces of large files on their way, each encrypted to this installation, below `arriving/` of
KHIEN_HOME. What is there decides how far a file has come: a piece is whole under its name or not
there, so a kill, a lost connection or a full disk costs at most the piece that was on its way.
"""

import io
import os
import secrets
import shutil
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pyrage
from django.conf import settings

from khien.evidence.store import NoRoom, StoreBroken, disk, identity

PIECE = 2 * 1024 * 1024  # a few times as much is in memory for each request
_LEFT_ALONE = timedelta(hours=1)  # long enough for the row of a folder to be written


def folder() -> Path:
    return Path(settings.KHIEN_HOME) / "arriving"


def _place(upload_id: UUID, number: int) -> Path:
    return folder() / str(upload_id) / f"{number:05}.age"


def received(upload_id: UUID, size: int) -> int:
    """How many bytes are there without a gap from the beginning."""
    there = {path.name for path in (folder() / str(upload_id)).glob("*.age")}
    number = 0
    while f"{number:05}.age" in there:
        number += 1
    return min(number * PIECE, size)


def keep(upload_id: UUID, number: int, content: bytes) -> None:
    """The same piece again takes the place of the first. Raises NoRoom where the disk is full."""
    final = _place(upload_id, number)
    draft = final.with_suffix(f".{secrets.token_hex(4)}.tmp")
    sealed = pyrage.encrypt(content, [identity().to_public()])
    try:
        final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        disk.write(draft, lambda sink: sink.write(sealed))
        draft.replace(final)
    except OSError as trouble:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise NoRoom from trouble


def free_space() -> int:
    """Bytes left where the pieces lie."""
    place = folder()
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return shutil.disk_usage(place).free


class _Pieces(io.RawIOBase):
    """All of them as one file; one piece is open at a time."""

    def __init__(self, upload_id: UUID, size: int) -> None:
        self.upload_id = upload_id
        self.size = size
        self.at = 0
        self.open_number = -1
        self.open_piece = b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self.at, os.SEEK_END: self.size}[whence]
        self.at = max(0, start + offset)
        return self.at

    def readinto(self, buffer: Any) -> int:
        if self.at >= self.size:
            return 0
        number, offset = divmod(self.at, PIECE)
        found = self._piece(number)[offset : offset + len(buffer)]
        buffer[: len(found)] = found
        self.at += len(found)
        return len(found)

    def _piece(self, number: int) -> bytes:
        if number != self.open_number:
            path = _place(self.upload_id, number)
            try:
                self.open_piece = pyrage.decrypt(path.read_bytes(), [identity()])
            except (OSError, pyrage.DecryptError) as trouble:
                raise StoreBroken(f"piece {number} of {self.upload_id} does not open") from trouble
            self.open_number = number
        return self.open_piece


def opened(upload_id: UUID, size: int) -> io.BufferedReader:
    return io.BufferedReader(_Pieces(upload_id, size), buffer_size=64 * 1024)


def remove(upload_id: UUID) -> None:
    shutil.rmtree(folder() / str(upload_id), ignore_errors=True)


def sweep(keep_ids: Collection[UUID], *, now: datetime) -> None:
    """Folders that no row names, as a kill at the wrong moment leaves them."""
    names = {str(upload_id) for upload_id in keep_ids}
    for found in folder().glob("*"):
        with suppress(FileNotFoundError):
            old = found.stat().st_mtime < (now - _LEFT_ALONE).timestamp()
            if old and found.name not in names:
                shutil.rmtree(found, ignore_errors=True)
