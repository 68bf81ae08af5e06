"""`khien restore FILE`, into a KHIEN_HOME where nothing is yet.

Interrupted, it leaves the folder `restoring`: Khiên does not start on half a restore, and the
same command begins again from the start.
"""

import json
import os
import shutil
from hashlib import file_digest
from pathlib import Path

import psycopg

from khien.site.backups import container, dump
from khien.site.backups.making import DATABASE, FOLDERS, MANIFEST
from khien.site.console import Stopped, say
from khien.site.database import extensions
from khien.site.environment import read
from khien.site.home import khien_home, make_private
from khien.site.prepared import database, unfinished_restore


def restore(name: str) -> None:
    path = Path(name).expanduser().absolute()
    home = khien_home()
    unpacked = unfinished_restore(home)
    if unpacked.exists():
        _clear(home)
    _check_empty(home)
    make_private(unpacked)
    try:
        container.unpack(path, read("KHIEN_BACKUP_PASSPHRASE"), unpacked)
        _check_sums(unpacked, path)
    except Stopped:
        shutil.rmtree(unpacked)
        raise
    for folder in FOLDERS:
        if (unpacked / folder).exists():
            (unpacked / folder).rename(home / folder)
    with database(restoring=True) as server:
        url = server.url if server else os.environ["DATABASE_URL"]
        _check_no_tables(url)
        extensions.ensure(url)
        dump.read(unpacked / DATABASE, url)
    shutil.rmtree(unpacked)
    say(f"Đã khôi phục vào {home}.", "Restored.")


def _clear(home: Path) -> None:
    for name in ("db", *FOLDERS, "restoring"):
        shutil.rmtree(home / name, ignore_errors=True)


def _check_empty(home: Path) -> None:
    kept = [name for name in ("db", *FOLDERS) if _has_files(home / name)]
    if kept:
        raise Stopped(
            f"{home} đã có dữ liệu ({', '.join(kept)}). Chỉ khôi phục vào nơi còn trống: "
            "KHIEN_HOME=… ./khien restore …",
            "Restore only goes into an empty KHIEN_HOME.",
        )
    for name in FOLDERS:
        if (home / name).exists():
            (home / name).rmdir()


def _has_files(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())


def _check_sums(unpacked: Path, path: Path) -> None:
    broken = Stopped(
        f"Tệp {path} hỏng: nội dung không khớp mã kiểm tra.",
        "This backup is broken: its contents do not match their checksums. Nothing was restored.",
    )
    try:
        sums = json.loads((unpacked / MANIFEST).read_text("utf-8"))["sha256"]
    except (OSError, ValueError, KeyError):
        raise broken from None
    found = {
        str(file.relative_to(unpacked)): _sum(file)
        for file in unpacked.rglob("*")
        if file.is_file() and file.name != MANIFEST
    }
    if found != sums or DATABASE not in sums:
        raise broken


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


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
