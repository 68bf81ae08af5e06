"""Counting what keys ask: the amount of a day, taken once for all processes, and calls by minute.

Nothing of what was asked is written, only how much.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

_TAKE = """
    INSERT INTO screening_keyday AS row (key_id, day, taken)
    SELECT %(key)s, %(day)s, %(items)s WHERE %(items)s <= %(most)s
    ON CONFLICT (key_id, day) DO UPDATE SET taken = row.taken + %(items)s
     WHERE row.taken + %(items)s <= %(most)s
    RETURNING 1
"""
_GIVE_BACK = """
    UPDATE screening_keyday SET taken = greatest(0, taken - %(items)s)
     WHERE key_id = %(key)s AND day = %(day)s
"""
_NOTE = """
    INSERT INTO screening_keyuse AS row (key_id, minute, way, calls, items, hits)
    VALUES (%s, %s, %s, %s, %s, %s)
    ON CONFLICT (key_id, minute, way) DO UPDATE SET
           calls = row.calls + excluded.calls,
           items = row.items + excluded.items,
           hits = row.hits + excluded.hits
"""


@dataclass
class Used:
    """How much one key asked by one way; it counts to the minute of `since`."""

    since: datetime
    calls: int = 0
    items: int = 0
    hits: int = 0

    def add(self, *, calls: int, items: int, hits: int) -> None:
        self.calls += calls
        self.items += items
        self.hits += hits


Uses = Mapping[tuple[UUID, str], Used]
"""By key and way."""


def take(key: UUID, *, items: int, most: int, day: date) -> bool:
    """All of the items, or none where fewer are left of `most`. Call outside any transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {"key": key, "day": day, "items": items, "most": most})
        return cursor.fetchone() is not None


def give_back(key: UUID, *, items: int, day: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_GIVE_BACK, {"key": key, "day": day, "items": items})


def note(uses: Uses) -> None:
    """Adds to what stands there; in one order for all, so that no two processes block."""
    rows = [
        (key, used.since.replace(second=0, microsecond=0), way, used.calls, used.items, used.hits)
        for (key, way), used in sorted(uses.items(), key=lambda pair: pair[0])
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_NOTE, rows)
