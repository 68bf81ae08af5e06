"""The file of a backup: a tar, or a tar sealed with a passphrase, written and read as a stream."""

import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import IO

import pyrage

from khien.site.console import Stopped

_IDENTITY, _SEALED = "identity.age", "backup.tar.age"


def write(path: Path, passphrase: str, fill: Callable[[tarfile.TarFile], None]) -> None:
    """Under its name only once it is whole and on the disk; readable by its owner alone."""
    draft = path.with_name(f".{path.name}.part")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            if passphrase:
                _write_sealed(file, passphrase, fill)
            else:
                with tarfile.open(fileobj=file, mode="w|") as tar:
                    fill(tar)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _write_sealed(
    file: IO[bytes], passphrase: str, fill: Callable[[tarfile.TarFile], None]
) -> None:
    """The size of the sealed part is known at its end: its header is written again then."""
    identity = pyrage.x25519.Identity.generate()
    key = pyrage.passphrase.encrypt(f"{identity}\n".encode(), passphrase)
    file.write(_header(_IDENTITY, len(key)) + key + _padding(len(key)))
    at = file.tell()
    file.write(_header(_SEALED, 0))
    with _as_stream(fill) as plain:
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


@contextmanager
def _as_stream(fill: Callable[[tarfile.TarFile], None]) -> Iterator[IO[bytes]]:
    """What `fill` puts into a tar, to be read while it is being put there."""
    failures: list[BaseException] = []

    def pour(sink: IO[bytes]) -> None:
        try:
            with sink, tarfile.open(fileobj=sink, mode="w|") as tar:
                fill(tar)
        except BaseException as error:  # noqa: BLE001  (told again below, in the caller's thread)
            failures.append(error)

    outlet, inlet = os.pipe()
    thread = Thread(target=pour, args=[os.fdopen(inlet, "wb")])
    thread.start()
    with os.fdopen(outlet, "rb") as source:
        yield source
    thread.join()
    if failures:
        raise failures[0]


def unpack(path: Path, passphrase: str, folder: Path) -> None:
    """All members into `folder`; nothing may point outside it."""
    try:
        with tarfile.open(path, "r:") as tar:
            if _IDENTITY in tar.getnames():
                _unpack_sealed(tar, passphrase, folder)
            else:
                _extract(tar, folder)
    except (tarfile.TarError, EOFError, OSError, pyrage.DecryptError) as error:
        raise Stopped(
            f"Tệp {path} không đọc được: hỏng, không đủ, hoặc sai mật khẩu.",
            f"This backup cannot be read: broken, incomplete, or a wrong passphrase ({error}).",
        ) from None


def _unpack_sealed(tar: tarfile.TarFile, passphrase: str, folder: Path) -> None:
    if not passphrase:
        raise Stopped(
            "Bản sao lưu này có mật khẩu: đặt KHIEN_BACKUP_PASSPHRASE rồi chạy lại.",
            "This backup has a passphrase: set KHIEN_BACKUP_PASSPHRASE and try again.",
        )
    key = pyrage.passphrase.decrypt(_opened(tar, _IDENTITY).read(), passphrase)
    identity = pyrage.x25519.Identity.from_str(key.decode().strip())
    opened = folder / ".opened.tar"
    with opened.open("wb") as plain:
        pyrage.decrypt_io(_opened(tar, _SEALED), plain, [identity])
    with tarfile.open(opened, "r:") as inner:
        _extract(inner, folder)
    opened.unlink()


def _extract(tar: tarfile.TarFile, folder: Path) -> None:
    """Plain files below `folder`, for us alone. The filters of tarfile came with Python 3.11.4."""
    for member in tar:
        name = PurePosixPath(member.name)
        if not member.isfile() or name.is_absolute() or ".." in name.parts:
            raise tarfile.ReadError(f"{member.name} does not belong into a backup")
        for parent in reversed(name.parents):
            (folder / parent).mkdir(mode=0o700, exist_ok=True)
        with _opened(tar, member) as source, (folder / name).open("xb") as target:
            shutil.copyfileobj(source, target)
        (folder / name).chmod(0o600)


def _opened(tar: tarfile.TarFile, member: str | tarfile.TarInfo) -> IO[bytes]:
    found = tar.extractfile(member)
    if found is None:
        raise tarfile.ReadError(f"{member} is not a file")
    return found
