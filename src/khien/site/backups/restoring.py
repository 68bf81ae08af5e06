"""`khien restore WHERE [--until MOMENT]`, into a KHIEN_HOME where nothing is yet.

Interrupted, it leaves the folder `restoring`: Khiên does not start on half a restore, and the
same command begins again from the start.
"""

import os
import shutil
from pathlib import Path

import psycopg

from khien.site.backups import checking, cluster_copy, container, dump, exhibits, recovering
from khien.site.backups import place as places
from khien.site.backups.contents import CLUSTER, DUMP, FILES, SMALL, Manifest, read_manifest
from khien.site.backups.locks import keys
from khien.site.backups.moments import moment, shown
from khien.site.console import Stopped, say
from khien.site.database import extensions
from khien.site.environment import read
from khien.site.home import khien_home, make_private
from khien.site.prepared import database, unfinished_restore

_KEPT = ("db", "wal", "keys", "exhibits", "screening")


def restore(name: str, until: str | None = None) -> None:
    path = Path(name).expanduser().absolute()
    if not path.exists():
        raise Stopped(f"Không có {path}.", "There is no such file or folder.")
    home = khien_home()
    opened = unfinished_restore(home)
    if opened.exists():
        _clear(home)
    _check_empty(home)
    make_private(opened, 0o711)
    try:
        found = _chosen(path, until)
        manifests = _unpack([each.path for each in found] or [path], opened)
    except Stopped:
        shutil.rmtree(opened)
        raise
    _put_files(path, opened / str(len(manifests) - 1), home)
    reached = _put_database(path, found, manifests, until)
    shutil.rmtree(opened)
    say(f"Đã khôi phục vào {home}{reached}.", "Restored.")
    say("Kiểm tra: ./khien ledger verify, ./khien exhibits verify.", "Then check these two.")


def _chosen(path: Path, until: str | None) -> list[places.Entry]:
    """The backups to be put together; none where one file stands for itself."""
    if not checking.is_in_place(path):
        if until:
            raise Stopped(
                "Muốn trở về một thời điểm, hãy chỉ thư mục BACKUP_TO, không chỉ một tệp.",
                "To go back to a moment, name the folder BACKUP_TO, not a file.",
            )
        return []
    if not until:
        return checking.parts(path)
    wanted = moment(until)
    found = places.entries(checking.place_of(path))
    before = [each for each in found if each.at <= wanted]
    if not before:
        oldest = shown(found[0].at) if found else "—"
        raise Stopped(
            f"Không có bản sao lưu nào trước {until}; bản cũ nhất: {oldest}.",
            "There is no backup from before that moment.",
        )
    return places.chain(found, before[-1])


def _unpack(files: list[Path], opened: Path) -> list[Manifest]:
    manifests = []
    for number, file in enumerate(files):
        folder = make_private(opened / str(number))
        container.unpack(file, keys(), folder)
        manifests.append(read_manifest(folder, file))
    if manifests[0].kind == "incremental":
        raise Stopped(
            "Đây chỉ là phần thêm vào: hãy chỉ thư mục BACKUP_TO.",
            "This is only what was added: name the folder BACKUP_TO instead.",
        )
    return manifests


def _put_files(path: Path, newest: Path, home: Path) -> None:
    for name in (*SMALL, *FILES):
        if (newest / name).exists():
            (home / name).parent.mkdir(mode=0o700, exist_ok=True)
            (newest / name).rename(home / name)
    if checking.is_in_place(path):
        exhibits.bring_back(checking.place_of(path), home)


def _put_database(
    path: Path, found: list[places.Entry], manifests: list[Manifest], until: str | None
) -> str:
    """What is said of the moment that was reached."""
    home = khien_home()
    opened = unfinished_restore(home)
    if manifests[0].kind == "dump":
        if until:
            say(
                "Bản này không trở về đúng phút được: lấy bản gần nhất trước đó.", "The one before."
            )
        return _read_dump(opened / "0" / DUMP)
    if read("DATABASE_URL"):
        raise Stopped(
            "Bản này là của PostgreSQL riêng của Khiên: hãy bỏ DATABASE_URL rồi chạy lại.",
            "This is a copy of Khiên's own PostgreSQL: unset DATABASE_URL and try again.",
        )
    copies = [opened / str(number) / CLUSTER for number in range(len(manifests))]
    cluster_copy.combine(copies, home / "db")
    # A file alone, or one file of the folder, is meant as it was made.
    life = found[0].path.parent if found and (until or path.is_dir()) else None
    return recovering.recover(home, life, moment(until) if until else None)


def _read_dump(file: Path) -> str:
    with database(restoring=True) as server:
        url = server.url if server else os.environ["DATABASE_URL"]
        _check_no_tables(url)
        extensions.ensure(url)
        dump.read(file, url)
    return ""


def _clear(home: Path) -> None:
    for name in (*_KEPT, "restoring"):
        shutil.rmtree(home / name, ignore_errors=True)


def _check_empty(home: Path) -> None:
    kept = [name for name in _KEPT if _has_files(home / name)]
    if kept:
        raise Stopped(
            f"{home} đã có dữ liệu ({', '.join(kept)}). Chỉ khôi phục vào nơi còn trống: "
            "KHIEN_HOME=… ./khien restore …",
            "Restore only goes into an empty KHIEN_HOME.",
        )
    for name in _KEPT:
        if (home / name).exists():
            (home / name).rmdir()


def _has_files(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())


def _check_no_tables(url: str) -> None:
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1"
        ).fetchone()
    if found:
        raise Stopped(
            "Cơ sở dữ liệu ở DATABASE_URL đã có bảng.",
            "The database at DATABASE_URL holds tables already; restore into an empty one.",
        )
