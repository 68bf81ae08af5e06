"""Lines on their way into a bank, thousands at a time, by the database alone.

The same value never comes into a bank twice, and what a person has taken out does not come back by
a file: only by a person.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from khien.screening.importing.reading import Line
from khien.screening.models import AddressEntry, Bank, BankFileLine, Fate, Matter, PictureEntry

_LINES = BankFileLine._meta.db_table
_TABLE = {
    Matter.PICTURES: PictureEntry._meta.db_table,
    Matter.ADDRESSES: AddressEntry._meta.db_table,
}
_SAME = {
    Matter.PICTURES: "e.kind = s.kind AND e.value = s.value",
    Matter.ADDRESSES: "e.value = convert_from(s.value, 'UTF8')",
}
_INTO = {
    Matter.PICTURES: ("kind, value", "kind, value"),
    Matter.ADDRESSES: ("value", "convert_from(value, 'UTF8')"),
}

# Renewed: what has expired and is listed again, or is listed with a later day than before.
_STAGE = """
WITH said AS (
  SELECT * FROM unnest(%(numbers)s::int[], %(kinds)s::text[], %(values)s::bytea[],
                       %(notes)s::text[], %(days)s::date[], %(texts)s::text[], %(reasons)s::text[])
      AS s(line, kind, value, note, expires_on, text, reason)
), staged AS (
  INSERT INTO {lines} (file_id, line, kind, value, note, expires_on, text, reason, fate)
  SELECT %(file)s, s.line, s.kind, s.value, s.note, s.expires_on, s.text, s.reason,
         CASE WHEN s.value IS NULL THEN 'refused'
              WHEN e.id IS NULL AND EXISTS (
                   SELECT 1 FROM {table} e WHERE e.bank_id = %(bank)s AND {same}) THEN 'withdrawn'
              WHEN e.id IS NULL THEN 'new'
              WHEN e.expires_on <= %(today)s OR s.expires_on > e.expires_on THEN 'renewed'
              ELSE 'known' END
    FROM said s
    LEFT JOIN {table} e ON e.bank_id = %(bank)s AND e.withdrawn_at IS NULL AND {same}
  ON CONFLICT DO NOTHING
  RETURNING fate
)
SELECT fate, count(*) FROM staged GROUP BY fate
"""
_TAKE = """
WITH taken AS (
  INSERT INTO {table} (bank_id, revision, {into}, note, expires_on, added_by_id, added_at,
                       withdrawn_for, withdrawn_why)
  SELECT %(bank)s, %(revision)s, {chosen}, note, expires_on, %(by)s, %(now)s, '', ''
    FROM {lines}
   WHERE file_id = %(file)s AND fate = 'new' AND id > %(after)s AND id <= %(last)s
   ORDER BY id
  ON CONFLICT DO NOTHING
  RETURNING 1
)
SELECT count(*) FROM taken
"""
_PROLONG = """
WITH prolonged AS (
  UPDATE {table} e SET expires_on = s.expires_on, revision = %(revision)s
    FROM {lines} s
   WHERE s.file_id = %(file)s AND s.fate = 'renewed' AND s.id > %(after)s AND s.id <= %(last)s
     AND e.bank_id = %(bank)s AND e.withdrawn_at IS NULL AND {same}
  RETURNING 1
)
SELECT count(*) FROM prolonged
"""


def stage(file: UUID, lines: Sequence[Line], *, bank: Bank, today: date) -> dict[Fate, int]:
    """Keeps the lines with what would become of each; how many of which fate. A value that the file
    has said before is not kept again.
    """
    values: dict[str, Any] = {
        "file": file,
        "bank": bank.pk,
        "today": today,
        "numbers": [line.number for line in lines],
        "kinds": [line.kind for line in lines],
        "values": [line.value for line in lines],
        "notes": [line.note for line in lines],
        "days": [line.expires_on for line in lines],
        "texts": [line.text.replace("\0", "\ufffd") for line in lines],
        "reasons": [line.reason.replace("\0", "\ufffd")[:300] for line in lines],
    }
    with connection.cursor() as cursor:
        cursor.execute(_for(_STAGE, bank), values)
        return {Fate(fate): count for fate, count in cursor.fetchall()}


def take(
    file: UUID, *, bank: Bank, after: int, last: int, by: UUID, now: datetime
) -> tuple[int, int]:
    """Entries added and prolonged by the lines `after` < id <= `last`, at the next revision."""
    values: dict[str, Any] = {
        "file": file,
        "bank": bank.pk,
        "revision": bank.revision + 1,
        "after": after,
        "last": last,
        "by": by,
        "now": now,
    }
    counts = []
    with connection.cursor() as cursor:
        for statement in (_TAKE, _PROLONG):
            cursor.execute(_for(statement, bank), values)
            counts.append(int(cursor.fetchone()[0]))
    return counts[0], counts[1]


def _for(statement: str, bank: Bank) -> str:
    """Names of our own tables and columns; values go beside."""
    matter = Matter(bank.matter)
    into, chosen = _INTO[matter]
    return statement.format(
        lines=_LINES, table=_TABLE[matter], same=_SAME[matter], into=into, chosen=chosen
    )
