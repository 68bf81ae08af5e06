"""What a command needs around it: folders, keys, a database, Django."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from khien.site.console import Stopped
from khien.site.files import make_once
from khien.site.home import khien_home, make_private

if TYPE_CHECKING:
    from khien.site.database import Server


def make_folders() -> Path:
    home = khien_home()
    make_private(home, 0o711 if os.geteuid() == 0 else 0o700)  # root's database is another account
    for name in ("keys", "uploads", "run"):
        make_private(home / name)
    return home


def give_secret_key(home: Path) -> None:
    if not os.environ.get("SECRET_KEY"):
        random = os.urandom(48).hex()
        os.environ["SECRET_KEY"] = make_once(home / "keys" / "site.key", random)


def unfinished_restore(home: Path) -> Path:
    return home / "restoring"


@contextmanager
def database(*, restoring: bool = False) -> Iterator["Server | None"]:
    """DATABASE_URL is set for as long as the block lasts; None where the server is not ours."""
    home = make_folders()
    if unfinished_restore(home).exists() and not restoring:
        raise Stopped(
            "Lần khôi phục trước chưa xong: hãy chạy lại ./khien restore.",
            "The last restore was interrupted: run it again.",
        )
    give_secret_key(home)
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    from khien.site.database import running  # noqa: PLC0415  (not needed with DATABASE_URL)

    with running(home) as server:
        os.environ["DATABASE_URL"] = server.url
        try:
            yield server
        finally:
            del os.environ["DATABASE_URL"]


@contextmanager
def site() -> Iterator[None]:
    """Django, ready to read and write."""
    with database():
        os.environ["DJANGO_SETTINGS_MODULE"] = "khien.site.settings"
        import django  # noqa: PLC0415  (reads the settings, which need the database's address)

        django.setup()
        from django.db import connections  # noqa: PLC0415  (the same)

        try:
            yield
        finally:
            connections.close_all()
            for connection in connections.all(initialized_only=True):
                connection.close_pool()  # type: ignore[attr-defined]
