"""`khien backup verify FILE`: opened, every part held against its sum, and the database started
from it on a server of its own, where every row is read once. Nothing of the installation changes.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from khien.site.backups import cluster_copy, container, dump, exhibits
from khien.site.backups import place as places
from khien.site.backups.contents import CLUSTER, DUMP, Manifest, read_manifest
from khien.site.backups.locks import Keys, keys
from khien.site.backups.moments import shown
from khien.site.console import Stopped, say
from khien.site.database import running
from khien.site.database.account import Account, server_account
from khien.site.home import khien_home, make_private

_PREFIX = "rehearsal-"
_COUNT = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"


@dataclass(frozen=True)
class Examined:
    manifest: Manifest
    tables: int


def verify(name: str) -> int:
    path = Path(name).expanduser().absolute()
    if not path.exists():
        raise Stopped(f"Không có {path}.", "There is no such file or folder.")
    files = [each.path for each in parts(path)] if is_in_place(path) else [path]
    found = examine(files, keys(), rehearse=True)
    wrong = exhibits.broken(place_of(path)) if is_in_place(path) else []
    if wrong:
        say(f"{len(wrong)} tệp KHÔNG còn nguyên: {', '.join(wrong[:5])}.", "Files are NOT whole.")
        return 1
    say(
        f"Bản sao lưu đọc được: {shown(found.manifest.made)}, {found.tables} bảng, "
        f"{len(found.manifest.sha256)} tệp đúng mã kiểm tra; cơ sở dữ liệu đã chạy thử được.",
        "The backup is whole: every file matches its checksum, and the database starts from it.",
    )
    return 0


def is_in_place(path: Path) -> bool:
    """The folder BACKUP_TO itself, or a file of it."""
    return path.is_dir() or (path.parent.parent / exhibits.FOLDER).is_dir()


def place_of(path: Path) -> Path:
    return path if path.is_dir() else path.parent.parent


def parts(path: Path) -> list[places.Entry]:
    """What belongs together with this file, or with the newest of this folder."""
    found = places.entries(place_of(path))
    chosen = [each for each in found if path.is_dir() or each.path == path]
    if not chosen:
        raise Stopped(f"Trong {path} không có bản sao lưu nào.", "There is no backup there.")
    return places.chain(found, chosen[-1])


def examine(files: list[Path], opened_with: Keys, *, rehearse: bool) -> Examined:
    """Raises Stopped with the sentence that says what is wrong."""
    with _room() as room:
        folders, manifests = [], []
        for number, file in enumerate(files):
            folders.append(make_private(room / str(number)))
            container.unpack(file, opened_with, folders[-1])
            manifests.append(read_manifest(folders[-1], file))
        tables = _rehearse(manifests[0], folders, room / "server") if rehearse else 0
        return Examined(manifests[-1], tables)


@contextmanager
def _room() -> Iterator[Path]:
    """Beside the installation where there is one: what is opened there is as secret as it is."""
    home = khien_home() if khien_home().is_dir() else Path(tempfile.gettempdir())
    for left in home.glob(f"{_PREFIX}*") if home == khien_home() else ():
        shutil.rmtree(left, ignore_errors=True)
    room = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=home))
    room.chmod(0o711)  # PostgreSQL's account walks through
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _rehearse(first: Manifest, folders: list[Path], home: Path) -> int:
    if first.kind == "dump":
        with running(home, thrown_away=True) as server:
            dump.read(folders[0] / DUMP, server.url)
            return _count(server.url)
    if first.kind != "full":
        raise Stopped(
            "Đây chỉ là phần thêm vào: hãy chỉ thư mục BACKUP_TO.",
            "This is only what was added: name the folder BACKUP_TO instead.",
        )
    home.mkdir(mode=0o711)
    cluster_copy.combine([each / CLUSTER for each in folders], home / "db")
    cluster_copy.check(home / "db")
    give_to(server_account(home / "db"), home / "db")
    with running(home, thrown_away=True) as server:
        dump.read_through(server.url)
        return _count(server.url)


def give_to(account: Account, folder: Path) -> None:
    folder.chmod(0o700)
    for path in (folder, *folder.rglob("*")):
        account.take(path)


def _count(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute(_COUNT).fetchone()
    return int(row[0]) if row else 0
