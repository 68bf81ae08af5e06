"""`khien backup [FILE]`, also while the site is running. A bucket is not fetched: it may be larger
than any disk here, and has versions and copies of its own; the command says so.

The files come before the database and again after it: every file the database speaks of was there
at one of both moments, or arrived between them. Keys come after it: there are only ever more.
"""

import fcntl
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage

from khien.site.backups import checking, cluster_copy, container, dump, exhibits, runs, wal
from khien.site.backups import place as places
from khien.site.backups.cluster_copy import Own
from khien.site.backups.contents import DUMP, FILES, SMALL, Manifest, Writer, found_below
from khien.site.backups.locks import Keys, Lock, lock, lock_for_recipients
from khien.site.backups.place import Entry
from khien.site.console import Stopped, say
from khien.site.environment import read
from khien.site.home import khien_home
from khien.site.prepared import installed

_WHOLE_AFTER = timedelta(days=6, hours=12)  # so once a week, whatever the hour
Act = Callable[[], object]
_MOST_PARTS = 60  # that have to be put together at a restore


@dataclass(frozen=True)
class Made:
    path: Path
    kind: str
    size: int


def backup(name: str | None = None) -> None:
    path = Path(name).expanduser().absolute() if name else None
    if path and path.exists():
        raise Stopped(f"Tệp {path} đã có.", "This file exists already; name another one.")
    if path and not path.parent.is_dir():
        raise Stopped(f"Không có thư mục {path.parent}.", "There is no such folder.")
    if not path and not read("BACKUP_TO"):
        raise Stopped(
            "Sao lưu vào đâu? Gõ tên tệp, hoặc đặt BACKUP_TO.", "Name a file, or set BACKUP_TO."
        )
    with installed() as server:
        url = server.url if server else os.environ["DATABASE_URL"]
        made = _to_file(path, url) if path else by_itself(khien_home(), url)
    say(f"Đã sao lưu vào {made.path} ({made.size / 1_000_000:.1f} MB).", "Backed up.")
    _warn(path)


def by_itself(home: Path, url: str) -> Made:
    with _alone(home):
        return to_place(home, url)


def _warn(path: Path | None) -> None:
    if read("EXHIBIT_BUCKET"):
        say(
            "CHÚ Ý: tệp chứng cứ nằm trong kho S3 (EXHIBIT_BUCKET) và KHÔNG có trong bản sao lưu "
            "này. Hãy sao lưu cả kho đó: docs/how-to/keep-exhibits-in-a-bucket.md.",
            "WARNING: files of exhibits lie in the bucket and are NOT in this backup.",
        )
    if path and lock() == Lock():
        say(
            "CHÚ Ý: tệp này chứa cả khóa niêm phong và không được mã hóa. Hãy cất kỹ, "
            "hoặc đặt BACKUP_RECIPIENTS.",
            "WARNING: this file holds the sealing keys and is not encrypted.",
        )


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    with (home / "run" / "backup-lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Stopped(
                "Đang có một lần sao lưu khác chạy.", "Another backup is being made just now."
            ) from None
        yield


def _to_file(path: Path, url: str) -> Made:
    """All of it: database first as a dump, which any PostgreSQL from 15 on takes."""
    home = khien_home()
    with _dumped(home, url) as dumped:
        container.write(path, lock(), lambda tar: _fill_whole(tar, home, dumped))
    made = Made(path, "dump", path.stat().st_size)
    runs.note_made(url, made)
    return made


@contextmanager
def _dumped(home: Path, url: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=home / "run", prefix="backup-") as folder:
        dumped = Path(folder) / DUMP
        dump.write(dumped, url)
        yield dumped


def _fill_whole(tar: tarfile.TarFile, home: Path, dumped: Path) -> None:
    writer = Writer(tar, Manifest("dump", datetime.now(UTC)))
    writer.add(DUMP, dumped)
    for name, path in found_below(home, (*SMALL, *FILES)):
        writer.add(name, path)
    writer.end()


def to_place(home: Path, url: str) -> Made:
    """Into BACKUP_TO, and read again at once. Noted in the database, also where it fails."""
    started = datetime.now(UTC)
    kind = "full"
    try:
        place, sealed = places.folder(), lock_for_recipients()
        exhibits.copy_new(home, place)
        own = cluster_copy.own_server(home, url)
        kind, since = _what_next(place, own, started)
        key = pyrage.x25519.Identity.generate()
        made = _make(place, sealed.and_once_for(key), own, (kind, since), url)
        exhibits.copy_new(home, place)
    except (Stopped, OSError) as why:
        runs.note_failure(url, kind, started, str(why))
        raise
    return _look_again(made, Keys((key,)), home, url)


def _what_next(place: Path, own: Own | None, now: datetime) -> tuple[str, Path | None]:
    """What of kind is made, and PostgreSQL's manifest of the copy it builds on."""
    if own is None:
        return "dump", None
    found = [each for each in places.entries(place) if each.path.parent.name == own.life]
    chain = places.chain(found, found[-1]) if found else []
    fresh = chain and now - chain[0].at < _WHOLE_AFTER and len(chain) < _MOST_PARTS
    same = fresh and places.is_for_the_same(place / own.life)
    if same and chain[-1].manifest.exists():
        return "incremental", chain[-1].manifest
    return "full", None


def _make(
    place: Path, sealed: Lock, own: Own | None, what: tuple[str, Path | None], url: str
) -> Made:
    kind, since = what
    life = place / (own.life if own else places.DUMPS)
    life.mkdir(mode=0o700, exist_ok=True)
    draft = life / "in-the-making.age"
    try:
        if own:
            told = _copy_cluster(draft, sealed, own, kind, since)
        else:
            told = b""
            with _dumped(khien_home(), url) as dumped:
                container.write(draft, sealed, lambda tar: _fill_dump(tar, dumped), squeezed=True)
    except Stopped:
        if since is None:
            raise
        return _make(
            place, sealed, own, ("full", None), url
        )  # the notes of changes ended too early
    entry = Entry(life / places.entry_name(datetime.now(UTC), kind), datetime.now(UTC), kind)
    if told:
        with container.whole(entry.manifest) as file:
            file.write(told)
    draft.rename(entry.path)
    container.sync_folder(life)
    if kind == "full":
        places.note_for_whom(life)
    return Made(entry.path, kind, entry.path.stat().st_size)


def _copy_cluster(draft: Path, sealed: Lock, own: Own, kind: str, since: Path | None) -> bytes:
    told: list[bytes] = []

    def fill(tar: tarfile.TarFile) -> None:
        writer = Writer(tar, Manifest(kind, datetime.now(UTC)))
        told.append(cluster_copy.copy(own, writer, since))
        _add_small(writer)

    container.write(draft, sealed, fill, squeezed=True)
    return told[0]


def _fill_dump(tar: tarfile.TarFile, dumped: Path) -> None:
    writer = Writer(tar, Manifest("dump", datetime.now(UTC)))
    writer.add(DUMP, dumped)
    _add_small(writer)


def _add_small(writer: Writer) -> None:
    for name, path in found_below(khien_home(), SMALL):
        writer.add(name, path)
    writer.end()


def _look_again(made: Made, key: Keys, home: Path, url: str) -> Made:
    """Old ones go only where the new one was seen to be of use."""
    try:
        checking.examine([made.path], key, rehearse=made.kind != "incremental")
    except Stopped as why:
        runs.note(url, made, problem=str(why))
        raise
    runs.note(url, made)
    place = places.folder()
    places.prune(place)
    exhibits.forget_old(home, place, now=datetime.now(UTC))
    return made


def keep_changes(home: Path, url: str) -> int:
    """What PostgreSQL put aside since, with the files and keys it speaks of before it."""
    own = cluster_copy.own_server(home, url)
    if own is None or not any(wal.spool(home).glob("[0-9A-F]*")):
        return 0
    place, sealed = places.folder(), lock_for_recipients()
    exhibits.copy_new(home, place)
    wal.keep_keys(home, place / own.life, sealed, now=datetime.now(UTC))
    return wal.keep(home, own, place, sealed)
