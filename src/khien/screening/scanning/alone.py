"""One process at a time: a lock in the database that goes with the process that holds it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

REPORTS = "screening.reports"
SCANS = "screening.scans"
_TRIES = 10
_PAUSE = 0.3


@contextmanager
def alone(name: str) -> Iterator[bool]:
    """Whether we are; tried for some seconds, because a killed one's lock lives a moment longer."""
    mine = any(_take(name) for _ in range(_TRIES))
    try:
        yield mine
    finally:
        if mine:
            _ask("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", name)


def somebody_is_at(name: str) -> bool:
    """Asked before a process is started that would only find out the same."""
    return not _ask(
        "WITH name AS (SELECT hashtextextended(%s, 0) AS key) "
        "SELECT pg_try_advisory_lock(key) AND pg_advisory_unlock(key) FROM name",
        name,
    )


def _take(name: str) -> bool:
    taken = _ask("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", name)
    if not taken:
        time.sleep(_PAUSE)
    return taken


def _ask(statement: str, name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [name])
        return bool(cursor.fetchone()[0])
