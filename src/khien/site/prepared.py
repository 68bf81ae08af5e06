"""What a command needs around it: folders, keys, a database, Django."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from khien.site.console import Stopped
from khien.site.environment import check_all, read
from khien.site.files import make_once
from khien.site.home import check_owner, khien_home, make_private
from khien.site.troubles import disk_full, is_full

if TYPE_CHECKING:
    import psycopg

    from khien.site.database import Server

OLDEST_POSTGRESQL = 15
RECOVERY_SECONDS = 600.0
_CONNECT_SECONDS = 10


def make_folders() -> Path:
    check_owner()
    home = khien_home()
    try:
        make_private(home, 0o711 if os.geteuid() == 0 else 0o700)  # root's database is another user
        folders = [home, *(make_private(home / name) for name in ("keys", "uploads", "run"))]
    except (FileExistsError, NotADirectoryError):
        raise Stopped(
            f"KHIEN_HOME={home} không phải là một thư mục.",
            "KHIEN_HOME must be a folder, or a place where one can be made.",
        ) from None
    except OSError as error:
        raise (disk_full() if is_full(error) else _not_ours(home)) from None
    if not all(os.access(folder, os.R_OK | os.W_OK | os.X_OK) for folder in folders):
        raise _not_ours(home)
    return home


def _not_ours(home: Path) -> Stopped:
    return Stopped(
        f"Không có quyền ghi vào thư mục {home}: hãy chạy bằng tài khoản đã tạo ra nó, "
        "hoặc chọn nơi khác: KHIEN_HOME=… ./khien …",
        "You may not write there: run Khiên as the user who made it, or choose another KHIEN_HOME.",
    )


def _check_given_database(url: str) -> None:
    """A PostgreSQL of the operator's own: there, new enough, and able to hold every letter."""
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=_CONNECT_SECONDS) as connection:
            version = connection.info.server_version
            encoding = connection.info.parameter_status("server_encoding")
            connection.commit()
            pooled = _changes_hands(connection, url)
    except psycopg.Error as error:
        raise Stopped(
            "Không kết nối được cơ sở dữ liệu ở DATABASE_URL.",
            f"The database at DATABASE_URL cannot be reached: {str(error).strip()}",
        ) from None
    if version < OLDEST_POSTGRESQL * 10_000:
        raise Stopped(
            f"DATABASE_URL là PostgreSQL {version // 10_000}: cần {OLDEST_POSTGRESQL} trở lên.",
            f"Khiên needs PostgreSQL {OLDEST_POSTGRESQL} or newer.",
        )
    if pooled:
        raise Stopped(
            "DATABASE_URL đi qua bộ gom kết nối theo từng giao dịch: hãy đặt pool_mode = session "
            "(xem deploy/pgbouncer.ini).",
            "DATABASE_URL leads through a pool by transactions: it needs pool_mode = session.",
        )
    if encoding != "UTF8":
        raise Stopped(
            f"Cơ sở dữ liệu ở DATABASE_URL dùng bảng mã {encoding}; cần UTF8.",
            "The database at DATABASE_URL must have the encoding UTF8.",
        )


def _changes_hands(ours: "psycopg.Connection", url: str) -> bool:
    """Whether a pool between gives our server to others between two transactions of ours: the one
    we just used goes to whoever comes next.
    """
    import psycopg

    ours.autocommit = True
    before = ours.execute("SELECT pg_backend_pid()").fetchone()
    with psycopg.connect(url, connect_timeout=_CONNECT_SECONDS) as another:
        another.execute("SELECT 1")
        return ours.execute("SELECT pg_backend_pid()").fetchone() != before


def give_secret_key(home: Path) -> None:
    if not os.environ.get("SECRET_KEY"):
        random = os.urandom(48).hex()
        os.environ["SECRET_KEY"] = make_once(home / "keys" / "site.key", random)


def unfinished_restore(home: Path) -> Path:
    return home / "restoring"


@contextmanager
def database(
    *, restoring: bool = False, patience: float = RECOVERY_SECONDS
) -> Iterator["Server | None"]:
    """DATABASE_URL is set for as long as the block lasts; None where the server is not ours.

    `patience`: seconds our own one may take to recover.
    """
    check_all()
    home = make_folders()
    if unfinished_restore(home).exists() and not restoring:
        raise Stopped(
            "Lần khôi phục trước chưa xong: hãy chạy lại ./khien restore.",
            "The last restore was interrupted: run it again.",
        )
    give_secret_key(home)
    given = read("DATABASE_URL")
    if given:
        _check_given_database(given)
        yield None
        return
    from khien.site.database import running

    with running(home, patience=patience) as server:
        os.environ["DATABASE_URL"] = server.url
        try:
            yield server
        finally:
            del os.environ["DATABASE_URL"]


def _is_installed(home: Path) -> bool:
    return bool(read("DATABASE_URL")) or (home / "db").exists()


@contextmanager
def installed() -> Iterator["Server | None"]:
    """The database of an installation that is there: a mistyped KHIEN_HOME makes nothing new."""
    home = khien_home()
    if not _is_installed(home):
        raise Stopped(
            f"Ở {home} chưa có Khiên nào: hãy xem lại KHIEN_HOME.",
            "There is no installation there: is KHIEN_HOME right?",
        )
    with database() as server:
        yield server


@contextmanager
def site() -> Iterator[None]:
    """Django, ready to read and write, where an installation is."""
    with installed():
        os.environ["DJANGO_SETTINGS_MODULE"] = "khien.site.settings"
        import django

        django.setup()
        from django.db import connections

        try:
            yield
        finally:
            connections.close_all()
            for connection in connections.all(initialized_only=True):
                connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's own connection
