"""Bringing the database up to date while others go on reading it.

One machine at a time; a table that is in use is waited for only seconds, so that nobody queues up
behind us, and then tried again. Every migration is one transaction with the note that it was made:
killed in the middle, it is begun again by the next start.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import migrate as command
from django.db import OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from khien.site.console import Stopped, say
from khien.site.database import tables

_ONE_AT_A_TIME = "SELECT pg_advisory_lock(5603171)"
_WAIT_FOR_A_TABLE = "4s"
_BUSY = "55P03"  # PostgreSQL's own code: the lock was not to be had in time
_TRIES, _BETWEEN = 30, 2.0


def migrate() -> None:
    with _alone():
        tables.load_where_empty(settings.DATABASE_URL)
        check_not_ahead()
        for _try in range(_TRIES):
            if _migrated():
                return
            say("Bảng đang có người dùng, thử lại…", "A table is in use; trying again…")
            time.sleep(_BETWEEN)
    raise Stopped(
        "Cơ sở dữ liệu bận quá lâu: hãy dừng việc đang chạy dài rồi chạy lại.",
        "The database is in use for too long: stop what runs long, then try again.",
    )


@contextmanager
def _alone() -> Iterator[None]:
    """Held by a connection of its own: the server lets go when this process is gone."""
    with psycopg.connect(settings.DATABASE_URL, autocommit=True) as held:
        held.execute(_ONE_AT_A_TIME)
        yield


class _Whole(MigrationExecutor):
    """Django notes some migrations only after their transaction: killed between, or where the note
    has to wait for too long, they would be begun again over what is there.
    """

    def apply_migration(self, state: Any, migration: Any, *how: Any, **options: Any) -> Any:
        if not migration.atomic:
            return super().apply_migration(state, migration, *how, **options)
        with transaction.atomic(using=self.connection.alias):
            return super().apply_migration(state, migration, *how, **options)


def _migrated() -> bool:
    command.MigrationExecutor = _Whole  # type: ignore[attr-defined]  # it is told in no other way
    _set_lock_timeout(_WAIT_FOR_A_TABLE)
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) != _BUSY:
            raise
        return False
    finally:
        _set_lock_timeout("0")
    return True


def _set_lock_timeout(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{value}'")


def check_not_ahead() -> None:
    """Older code on newer tables would write what newer code no longer reads."""
    loader = MigrationLoader(connection)
    unknown = sorted(set(loader.applied_migrations) - set(loader.disk_migrations))
    if unknown:
        named = ", ".join(f"{app} {name}" for app, name in unknown[:3])
        raise Stopped(
            f"Cơ sở dữ liệu thuộc bản Khiên mới hơn bản đang cài ({named}): hãy cài bản mới đó, "
            "hoặc khôi phục bản sao lưu từ trước khi nâng cấp.",
            "The database is of a newer Khiên: install that one, or restore the backup from before "
            "the upgrade.",
        )


def check_up_to_date() -> None:
    """For processes that find the database as somebody else prepared it."""
    check_not_ahead()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Stopped(
            "Cơ sở dữ liệu chưa được nâng cấp cho bản này: hãy chạy ./khien upgrade trước.",
            "The database is behind this Khiên: run `khien upgrade` first.",
        )
