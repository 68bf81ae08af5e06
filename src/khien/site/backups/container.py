"""The file of a backup: a tar, sealed for recipients or with a passphrase, as a stream.

For recipients the file is one age file. With a passphrase it is a tar of `identity.age` (a key,
sealed with the passphrase) and `backup.tar.age` (the tar, sealed for that key).
"""

import gzip
import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import IO

import pyrage

from khien.site.backups.locks import Keys, Lock
from khien.site.backups.pipes import as_stream
from khien.site.console import Stopped

Fill = Callable[[tarfile.TarFile], None]
AGE = b"age-encryption.org/"
FOR_OTHERS = "No matching keys"  # of what was sealed for keys that were replaced since
_IDENTITY, _SEALED = "identity.age", "backup.tar.age"


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Under its name only once it is whole and on the disk; readable by its owner alone."""
    draft = path.with_name(f".{path.name}.part")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Not every disk of others lets itself be told so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write(path: Path, lock: Lock, fill: Fill, *, squeezed: bool = False) -> None:
    with whole(path) as file:
        if lock.recipients:
            with as_stream(lambda sink: _pour(sink, fill, squeezed=squeezed)) as plain:
                pyrage.encrypt_io(plain, file, list(lock.recipients))
        elif lock.passphrase:
            _write_sealed(file, lock.passphrase, fill)
        else:
            _pour(file, fill, squeezed=squeezed)


def _pour(sink: IO[bytes], fill: Fill, *, squeezed: bool) -> None:
    """Quickly rather than small: the tar of Python 3.11 alone would squeeze its hardest."""
    if squeezed:
        with gzip.GzipFile("", "wb", 1, sink, mtime=0) as packed:
            _pour(packed, fill, squeezed=False)  # type: ignore[arg-type]  # it is written to alone
        return
    with tarfile.open(fileobj=sink, mode="w|") as tar:
        fill(tar)


def _write_sealed(file: IO[bytes], passphrase: str, fill: Fill) -> None:
    """The size of the sealed part is known at its end: its header is written again then."""
    identity = pyrage.x25519.Identity.generate()
    key = pyrage.passphrase.encrypt(f"{identity}\n".encode(), passphrase)
    file.write(_header(_IDENTITY, len(key)) + key + _padding(len(key)))
    at = file.tell()
    file.write(_header(_SEALED, 0))
    with as_stream(lambda sink: _pour(sink, fill, squeezed=False)) as plain:
        pyrage.encrypt_io(plain, file, [identity.to_public()])
    size = file.tell() - at - tarfile.BLOCKSIZE
    file.write(_padding(size) + bytes(2 * tarfile.BLOCKSIZE))
    file.seek(at)
    file.write(_header(_SEALED, size))


def _header(name: str, size: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.GNU_FORMAT)


def _padding(size: int) -> bytes:
    return bytes(-size % tarfile.BLOCKSIZE)


def is_for_recipients(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(AGE)) == AGE


def unpack(path: Path, keys: Keys, folder: Path) -> None:
    """All members into `folder`; nothing may point outside it."""
    try:
        if is_for_recipients(path):
            with path.open("rb") as file:
                _unpack_age(file, keys.identities, folder)
            return
        with tarfile.open(path, "r:") as tar:
            if _IDENTITY in tar.getnames():
                _unpack_sealed(tar, keys.passphrase, folder)
            else:
                _extract(tar, folder)
    except (tarfile.TarError, EOFError, OSError, pyrage.DecryptError) as error:
        if isinstance(error, OSError) and error.errno:
            raise  # the machine's trouble, not the file's
        raise Stopped(
            f"Tệp {path} không đọc được: hỏng, không đủ, hoặc sai khóa hay mật khẩu.",
            f"This backup cannot be read: broken, incomplete, or a wrong key ({error}).",
        ) from None


def _unpack_age(file: IO[bytes], identities: tuple[object, ...], folder: Path) -> None:
    if not identities:
        raise Stopped(
            "Bản sao lưu này chỉ mở được bằng khóa bí mật: đặt BACKUP_IDENTITY=tệp khóa rồi "
            "chạy lại.",
            "This backup opens with its secret key alone: set BACKUP_IDENTITY and try again.",
        )
    with (
        as_stream(lambda sink: pyrage.decrypt_io(file, sink, list(identities))) as plain,
        tarfile.open(fileobj=plain, mode="r|*") as tar,
    ):
        _extract(tar, folder)


def _unpack_sealed(tar: tarfile.TarFile, passphrase: str, folder: Path) -> None:
    if not passphrase:
        raise Stopped(
            "Bản sao lưu này có mật khẩu: đặt KHIEN_BACKUP_PASSPHRASE rồi chạy lại.",
            "This backup has a passphrase: set KHIEN_BACKUP_PASSPHRASE and try again.",
        )
    key = pyrage.passphrase.decrypt(_opened(tar, _IDENTITY).read(), passphrase)
    identity = pyrage.x25519.Identity.from_str(key.decode().strip())
    _unpack_age(_opened(tar, _SEALED), (identity,), folder)


def _extract(tar: tarfile.TarFile, folder: Path) -> None:
    """Plain files and folders below `folder`, for us alone: what tarfile's own filters refuse,
    which came with Python 3.11.4, is refused here.
    """
    for member in tar:
        name = PurePosixPath(member.name)
        if name.is_absolute() or ".." in name.parts or not (member.isfile() or member.isdir()):
            raise tarfile.ReadError(f"{member.name} does not belong into a backup")
        for parent in reversed([name, *name.parents] if member.isdir() else name.parents):
            (folder / parent).mkdir(mode=0o700, exist_ok=True)
        if member.isfile():
            with _opened(tar, member) as source, (folder / name).open("xb") as target:
                shutil.copyfileobj(source, target)
            (folder / name).chmod(0o600)


def _opened(tar: tarfile.TarFile, member: str | tarfile.TarInfo) -> IO[bytes]:
    found = tar.extractfile(member)
    if found is None:
        raise tarfile.ReadError(f"{member} is not a file")
    return found
