"""The database: version, tables, room for connections, its clock."""

from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from khien.site.doctor.facts import Database
from khien.site.environment import read

_BESIDE = 6  # the worker's own, the supervisor's, somebody with psql
_ROOM = """
    SELECT least(current_setting('max_connections')::int
                 - current_setting('superuser_reserved_connections')::int,
                 nullif(rolconnlimit, -1))
      FROM pg_roles WHERE rolname = current_user
"""


def look() -> Database:
    try:
        connection.ensure_connection()
        behind, ahead = steps()
        return Database(
            version=connection.pg_version,  # type: ignore[attr-defined]  # PostgreSQL's own connection
            behind=tuple(behind),
            ahead=tuple(ahead),
            most_connections=_room(),
            wanted_connections=wanted(),
            clock_off=_clock_off(),
        )
    except DatabaseError as error:
        return Database(trouble=_first_line(error))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def steps() -> tuple[list[str], list[str]]:
    """Migrations the database has not had, and those it had that this Khiên does not know."""
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations)
    applied = set(loader.applied_migrations)
    replaced = {old for step in loader.disk_migrations.values() for old in step.replaces}
    rooms = {label for label, _name in known}
    behind = sorted(known - applied)
    ahead = sorted(step for step in applied - known - replaced if step[0] in rooms)
    return [".".join(step) for step in behind], [".".join(step) for step in ahead]


def _room() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_ROOM)
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def wanted() -> int:
    """What all processes of this machine may ask for together."""
    web: int = read("WEB_PROCESSES") * min(read("DATABASE_POOL"), read("WEB_THREADS") + 1)
    jobs: int = read("WORKER_JOBS")
    return web + jobs + _BESIDE


def _clock_off() -> timedelta:
    """How far ours is ahead."""
    before = datetime.now(UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        theirs: datetime = cursor.fetchone()[0]
    ours = before + (datetime.now(UTC) - before) / 2
    return ours - theirs.astimezone(UTC)
