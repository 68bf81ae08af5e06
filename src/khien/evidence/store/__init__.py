"""The files of exhibits, each encrypted with age: to this installation's exhibit key, or to the key
of a sealed exhibit, which the installation does not keep.

They lie on the disk, or in the bucket that a setting names. Either way a file is whole under its
name or not there at all, plain content never touches the disk here, and memory stays flat.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from uuid import UUID

import pyrage

from khien.core.disk import is_nearly_full
from khien.evidence.store import disk
from khien.evidence.store.broken import DISK_FULL, DISK_TROUBLE, NoRoom, StoreAway, StoreBroken
from khien.evidence.store.disk import folder
from khien.evidence.store.keys import identity, key_path, make_key
from khien.evidence.store.place import place
from khien.evidence.store.pulled import pulled
from khien.evidence.store.streams import (
    CHUNK,
    Counted,
    Counting,
    Pieces,
    Readable,
    Writable,
)

__all__ = [
    "DISK_TROUBLE",
    "NoRoom",
    "Pieces",
    "Readable",
    "StoreAway",
    "StoreBroken",
    "Stored",
    "decrypted",
    "encrypt",
    "exists",
    "fingerprint",
    "folder",
    "identity",
    "key_path",
    "make_key",
    "older_than",
    "raw",
    "read",
    "remove",
    "save",
]


@dataclass(frozen=True)
class Stored:
    """`size`, `sha256` are those of the plain content; `file_size`, `file_sha256` those of the
    encrypted file, which lies at `path`.
    """

    path: str
    size: int
    sha256: bytes
    file_size: int
    file_sha256: bytes


def save(source: Readable, *, exhibit_id: UUID, suffix: str = "", recipient: Any = None) -> Stored:
    """Encrypt `source` from where it stands, to the installation's own key where no other recipient
    is named. Raises NoRoom where it cannot be kept.
    """
    spread = exhibit_id.hex[-2:], exhibit_id.hex[-4:-2]  # the last digits: the first tell the time
    if place() is disk and is_nearly_full(folder().parent):
        raise NoRoom(DISK_FULL)
    name = "/".join([*spread, f"{exhibit_id}{suffix}.age"])
    plain, written = Counted(source), []

    def feed(sink: Writable) -> None:
        written.append(Counting(sink))
        pyrage.encrypt_io(plain, written[0], [recipient or identity().to_public()])

    try:
        place().put(name, feed)
    except (OSError, pyrage.EncryptError) as trouble:
        raise NoRoom from trouble
    file = written[0]
    return Stored(name, plain.size, plain.digest.digest(), file.size, file.digest.digest())


def encrypt(source: Readable, path: Path) -> None:
    """To this installation, a new file in an existing folder, on the disk when this returns.

    Raises OSError and pyrage.EncryptError.
    """
    recipients = [identity().to_public()]
    disk.write(path, lambda sink: pyrage.encrypt_io(source, sink, recipients))


def exists(path: str) -> bool:
    """Of a place that does not answer, what should be there is taken to be there."""
    try:
        return bool(path) and bool(place().exists(path))
    except OSError:
        return True


def read(path: str, *, digest: bytes | None = None) -> Iterator[bytes]:
    """The plain content piece by piece. Raises StoreBroken where the file does not open, or where
    it is not the one whose SHA-256 is `digest`.
    """
    seen = sha256()
    for chunk in _decrypted(lambda: place().opened(path), path):
        seen.update(chunk)
        yield chunk
    if digest is not None and seen.digest() != digest:
        raise StoreBroken(f"{path} is not the file that was stored")


def decrypted(path: Path) -> Iterator[bytes]:
    """What `encrypt` wrote, piece by piece. Raises StoreBroken."""
    return _decrypted(lambda: path.open("rb"), path.name)


def _decrypted(opened: Callable[[], IO[bytes]], name: str) -> Iterator[bytes]:
    def push(sink: Writable) -> None:
        with opened() as file:
            pyrage.decrypt_io(file, sink, [identity()])

    try:
        yield from pulled(push)
    except (OSError, pyrage.DecryptError) as trouble:
        raise StoreBroken(f"{name} does not open") from trouble


def raw(path: str) -> Iterator[bytes]:
    """The encrypted file as it lies there. Raises StoreBroken where it is missing, StoreAway."""
    try:
        with place().opened(path) as file:
            while piece := file.read(16 * CHUNK):
                yield piece
    except FileNotFoundError as trouble:
        raise StoreBroken(f"{path} is missing") from trouble
    except OSError as trouble:
        raise StoreAway from trouble


def fingerprint(path: str) -> tuple[int, bytes]:
    """Size and SHA-256 of the encrypted file as it lies there. Raises StoreBroken, StoreAway."""
    size, digest = 0, sha256()
    for piece in raw(path):
        size += len(piece)
        digest.update(piece)
    return size, digest.digest()


def remove(*paths: str) -> None:
    """What cannot be removed now is no longer named by any row, and swept some night."""
    for path in filter(None, paths):
        with suppress(OSError):
            place().remove(path)


def older_than(moment: float) -> Iterator[tuple[UUID | None, str]]:
    """Every file last written before `moment` (seconds since 1970), with its exhibit; partial files
    belong to none.
    """
    for name in place().older_than(moment):
        yield _exhibit_of(name), name


def _exhibit_of(name: str) -> UUID | None:
    try:
        return UUID(name.rpartition("/")[2].partition(".")[0])
    except ValueError:
        return None
