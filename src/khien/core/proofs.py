"""Entries of the ledger with what proves their place: for who checks them without the ledger."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from khien.core.models import LedgerEvent

_LINKED = """
    SELECT e.id, l.position, coalesce(b.hash, ''::bytea),
           concat_ws(E'\\x1f', e.id, (extract(epoch FROM e.at) * 1000000)::bigint, e.actor_key,
                     e.actor_role, e.room, e.verb, e.subject, e.data),
           l.hash
      FROM core_ledgerevent e
      JOIN core_ledgerlink l ON l.event_id = e.id
      LEFT JOIN core_ledgerlink b ON b.position = l.position - 1
     WHERE e.subject = ANY(%s)
     ORDER BY l.position
"""


@dataclass(frozen=True)
class Proof:
    """SHA-256 over `before` and `text` is `hash`; `before` is empty at the first entry of all."""

    event: LedgerEvent
    position: int
    before: bytes
    text: str
    hash: bytes


def proofs_of(subjects: Collection[UUID]) -> list[Proof]:
    """Of entries that are committed: before that they have no place."""
    with connection.cursor() as cursor:
        cursor.execute(_LINKED, [list(subjects)])
        rows = cursor.fetchall()
    events = LedgerEvent.objects.in_bulk([row[0] for row in rows])
    return [
        Proof(events[event], position, bytes(before), text, bytes(link))
        for event, position, before, text, link in rows
    ]
