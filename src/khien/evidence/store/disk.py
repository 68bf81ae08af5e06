"""Files below `exhibits/` of KHIEN_HOME. One is whole under its name or not there at all: it is
written beside, synced, then renamed. Everything raises OSError.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.conf import settings

from khien.evidence.store.streams import Feed

_PARTIAL = "partial"
_AT_ONCE = 8 * 1024 * 1024


def folder() -> Path:
    return Path(settings.KHIEN_HOME) / "exhibits"


def put(name: str, feed: Feed) -> None:
    final = folder() / name
    partial = folder() / _PARTIAL / f"{final.name}.{secrets.token_hex(4)}"
    try:
        for parent in (partial.parent, final.parent):
            parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write(partial, feed)
        partial.replace(final)
        _sync_folder(final.parent)
    except BaseException:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


class _Flowing:
    """Lets the disk begin while the rest still comes: else all of it waits for the sync."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.waits = 0

    def write(self, piece: bytes) -> int:
        self.waits += len(piece)
        if self.waits >= _AT_ONCE:
            os.posix_fadvise(self.file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            self.waits = 0
        return self.file.write(piece)

    def flush(self) -> None:
        self.file.flush()


def write(path: Path, feed: Feed) -> None:
    """A new file in an existing folder, on the disk when this returns."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        feed(_Flowing(file))
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def opened(name: str) -> IO[bytes]:
    return (folder() / name).open("rb")


def exists(name: str) -> bool:
    return (folder() / name).is_file()


def remove(name: str) -> None:
    (folder() / name).unlink(missing_ok=True)


def older_than(moment: float) -> Iterator[str]:
    """Names of all files last written before `moment` (seconds since 1970), partial ones too."""
    for path in folder().glob("*/**/*"):
        with suppress(FileNotFoundError):
            if path.is_file() and path.stat().st_mtime < moment:
                yield str(path.relative_to(folder()))
