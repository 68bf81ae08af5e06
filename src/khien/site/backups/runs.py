"""Each backup is noted in the database it is of, so that people see how old the last one is."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import psycopg

from khien.core.ids import new_id

if TYPE_CHECKING:
    from khien.site.backups.making import Made

# Without Django: a backup before an upgrade is made by code that is newer than the tables.
_NOTE = """
    INSERT INTO khien_site_backuprun (id, at, kind, bytes, "where", verified_at, outcome, problem)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""
_LAST = "SELECT max(at) FROM khien_site_backuprun WHERE outcome = ANY(%s)"
GOOD = ["made", "read"]
BAD = ["failed", "unreadable"]
_LONGEST = 300


def note_made(url: str, made: "Made") -> None:
    """Not read again: whoever has the key does that."""
    _write(url, datetime.now(UTC), "full", made.size, str(made.path), None, "made", "")


def note(url: str, made: "Made", *, problem: str = "") -> None:
    now, outcome = datetime.now(UTC), "unreadable" if problem else "read"
    kind = "incremental" if made.kind == "incremental" else "full"
    _write(url, now, kind, made.size, str(made.path), now, outcome, problem)


def note_failure(url: str, kind: str, at: datetime, problem: str) -> None:
    kind = "incremental" if kind == "incremental" else "full"
    _write(url, at, kind, 0, "", None, "failed", problem)


def _write(url: str, *values: object) -> None:
    *rest, problem = values
    row: list[object | UUID] = [new_id(), *rest, str(problem)[:_LONGEST]]
    try:
        with psycopg.connect(url) as connection:
            connection.execute(_NOTE, row)
    except psycopg.Error:  # no such table yet, or no database left: the backup is what counts
        return


def last(url: str, outcomes: list[str]) -> datetime | None:
    try:
        with psycopg.connect(url) as connection:
            row = connection.execute(_LAST, [outcomes]).fetchone()
    except psycopg.errors.UndefinedTable:
        return None
    found: datetime | None = row[0] if row else None
    return found
