"""The files of exhibits, each encrypted with age to this installation's exhibit key.

A file is whole under its name or not there at all: it is written beside, synced, then renamed.
Plain content never touches the disk here, and memory stays flat whatever the size. The key is an
age identity in `keys/exhibits.key`, so that the standard `age` tool opens the files too.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

import pyrage
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.core.seal import key_folder, write_once

_CHUNK = 64 * 1024
_PARTIAL = "partial"
DISK_TROUBLE = _(
    "Máy chủ đang trục trặc nên chưa lưu được tệp này. Hãy thử lại sau, hoặc gọi 111 nếu cần gấp."
)


class StoreBroken(Exception):  # noqa: N818  (said as it is)
    """A stored file is missing, does not open, or is not the one that was stored."""


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True)
class Stored:
    """`size` and `sha256` are those of the plain content; `path` is below the exhibits folder."""

    path: str
    size: int
    sha256: bytes


def folder() -> Path:
    return Path(settings.KHIEN_HOME) / "exhibits"


def key_path() -> Path:
    return key_folder() / "exhibits.key"


def make_key() -> None:
    """An age identity file; one that is there stays. Never beside files of a lost key."""
    if not key_path().exists() and any(folder().glob("??/??/*.age")):
        raise StoreBroken(f"{key_path()} is missing, and exhibits are encrypted to it")
    identity = pyrage.x25519.Identity.generate()
    key_path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_once(key_path(), f"# public key: {identity.to_public()}\n{identity}\n")


@lru_cache(maxsize=1)
def _identity() -> Any:
    make_key()
    lines = key_path().read_text("ascii").splitlines()
    secret = next(line for line in lines if line.startswith("AGE-SECRET-KEY-"))
    return pyrage.x25519.Identity.from_str(secret)


class _Counted:
    """Passes a file on while counting and hashing what goes by."""

    def __init__(self, source: Readable) -> None:
        self.source = source
        self.size = 0
        self.digest = sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self.source.read(size)
        self.size += len(chunk)
        self.digest.update(chunk)
        return chunk


def save(source: Readable, *, exhibit_id: UUID, suffix: str = "") -> Stored:
    """Encrypt `source` from where it stands. Raises Refused where the disk does not take it."""
    name = f"{exhibit_id}{suffix}.age"
    spread = exhibit_id.hex[-2:], exhibit_id.hex[-4:-2]  # the last digits: the first tell the time
    final = folder().joinpath(*spread, name)
    partial = folder() / _PARTIAL / name
    counted = _Counted(source)
    try:
        for parent in (partial.parent, final.parent):
            parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        encrypt(counted, partial)
        partial.replace(final)
        _sync_folder(final.parent)
    except (OSError, pyrage.EncryptError) as trouble:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise Refused(DISK_TROUBLE) from trouble
    return Stored("/".join([*spread, name]), counted.size, counted.digest.digest())


def encrypt(source: Readable, path: Path) -> None:
    """A new file in an existing folder, on the disk when this returns. Raises OSError and
    pyrage.EncryptError.
    """
    recipient = _identity().to_public()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        pyrage.encrypt_io(source, file, [recipient])
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def exists(path: str) -> bool:
    return bool(path) and (folder() / path).is_file()


def read(path: str, *, digest: bytes | None = None) -> Iterator[bytes]:
    """The plain content piece by piece. Raises StoreBroken where the file does not open, or where
    it is not the one whose SHA-256 is `digest`.
    """
    seen = sha256()
    for chunk in decrypted(folder() / path):
        seen.update(chunk)
        yield chunk
    if digest is not None and seen.digest() != digest:
        raise StoreBroken(f"{path} is not the file that was stored")


def decrypted(path: Path) -> Iterator[bytes]:
    """What `encrypt` wrote, piece by piece. Raises StoreBroken."""
    outcome: list[BaseException] = []
    source, sink = os.pipe()
    thread = threading.Thread(target=_decrypt, args=(path, sink, outcome), daemon=True)
    thread.start()
    with os.fdopen(source, "rb") as pipe:
        while chunk := pipe.read(_CHUNK):
            yield chunk
    thread.join()
    if outcome:
        raise StoreBroken(f"{path.name} does not open") from outcome[0]


def _decrypt(path: Path, sink: int, outcome: list[BaseException]) -> None:
    """Runs beside the reader, because age pushes where an answer pulls."""
    with suppress(BrokenPipeError), os.fdopen(sink, "wb") as pipe:
        try:
            with path.open("rb") as file:
                pyrage.decrypt_io(file, pipe, [_identity()])
        except (OSError, pyrage.DecryptError) as trouble:
            outcome.append(trouble)


def remove(*paths: str) -> None:
    for path in filter(None, paths):
        (folder() / path).unlink(missing_ok=True)


def older_than(moment: float) -> Iterator[tuple[UUID | None, Path]]:
    """Every file last written before `moment` (seconds since 1970), with its exhibit; partial files
    belong to none.
    """
    for path in folder().glob("*/**/*"):
        with suppress(FileNotFoundError):
            if path.is_file() and path.stat().st_mtime < moment:
                yield _exhibit_of(path), path


def _exhibit_of(path: Path) -> UUID | None:
    if path.parent.name == _PARTIAL:
        return None
    try:
        return UUID(path.name.split(".")[0])
    except ValueError:
        return None
