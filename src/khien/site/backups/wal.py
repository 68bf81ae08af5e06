"""Every change of Khiên's own PostgreSQL, kept for going back to any moment.

PostgreSQL puts each full or five minutes old file of changes (16 MB, mostly empty) into the folder
`wal` of KHIEN_HOME. From there the worker takes it, squeezed and encrypted, to BACKUP_TO: what
cannot go there stays here, and nothing is lost but room.
"""

import gzip
import shutil
import tarfile
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO

import pyrage

from khien.site.backups import container
from khien.site.backups.cluster_copy import Own, life
from khien.site.backups.contents import Manifest, Writer, found_below
from khien.site.backups.locks import Keys, Lock
from khien.site.backups.pipes import as_stream
from khien.site.console import Stopped

_SUFFIX = ".gz.age"
_LONG = 24  # digits of the name of a file of changes


def spool(home: Path) -> Path:
    return home / "wal"


def keep(home: Path, own: Own, place: Path, lock: Lock) -> int:
    """How many were taken along."""
    taken = 0
    for path in sorted(spool(home).glob("[0-9A-F]*")):
        if path.name.endswith(".backup"):  # only tells when a copy was made
            path.unlink()
            continue
        _seal(path, place / _life_of(path.name, own) / "wal", lock)
        path.unlink()
        taken += 1
    return taken


def _life_of(name: str, own: Own) -> str:
    return life(int(own.life.partition("-")[0]), int(name[:8], 16))


def _seal(path: Path, folder: Path, lock: Lock) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def squeeze(sink: IO[bytes]) -> None:
        with path.open("rb") as source, gzip.GzipFile("", "wb", 1, sink, mtime=0) as packed:
            shutil.copyfileobj(source, packed)

    with container.whole(folder / f"{path.name}{_SUFFIX}") as file, as_stream(squeeze) as plain:
        pyrage.encrypt_io(plain, file, list(lock.recipients))


def bring_back(found: Path, keys: Keys, into: Path) -> list[str]:
    """Names of the changes of one life, in order; with all its cluster's later beginnings, so that
    the next life gets a number of its own.

    What was sealed for keys that were replaced since is left: it came before the backup that these
    keys opened, or is seen as a gap.
    """
    into.mkdir(mode=0o700)
    system = found.name.partition("-")[0]
    wanted = [*found.glob(f"wal/*{_SUFFIX}")]
    wanted += found.parent.glob(f"{system}-*/wal/*.history{_SUFFIX}")
    for path in wanted:
        _open(path, keys, into / path.name.removesuffix(_SUFFIX))
    return sorted(path.name for path in into.iterdir() if len(path.name) == _LONG)


def _open(path: Path, keys: Keys, target: Path) -> None:
    try:
        with (
            path.open("rb") as file,
            as_stream(lambda sink: pyrage.decrypt_io(file, sink, list(keys.identities))) as plain,
            gzip.GzipFile(fileobj=plain) as unpacked,
            target.open("wb") as written,
        ):
            shutil.copyfileobj(unpacked, written)
    except (pyrage.DecryptError, EOFError, gzip.BadGzipFile) as error:
        if container.FOR_OTHERS in str(error):
            target.unlink(missing_ok=True)
            return
        raise Stopped(
            f"Tệp {path} không đọc được: hỏng, không đủ, hoặc sai khóa.",
            f"This file of changes cannot be read ({error}).",
        ) from None


def keep_keys(home: Path, folder: Path, lock: Lock, *, now: datetime) -> None:
    """Keys that came after the last backup: without them newer changes would not open."""
    names = [name for name, _path in found_below(home, ("keys",))]
    for_whom = [str(each) for each in lock.recipients]
    path = folder / f"keys-{sha256(repr((names, for_whom)).encode()).hexdigest()[:12]}.age"
    if path.exists():
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def fill(tar: tarfile.TarFile) -> None:
        writer = Writer(tar, Manifest("keys", now))
        for name, each in found_below(home, ("keys",)):
            writer.add(name, each)
        writer.end()

    container.write(path, lock, fill)
