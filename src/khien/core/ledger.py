"""The ledger: who did what, on what, when, from which role. It only grows.

An event is written in the same transaction as the work itself. When that transaction commits, a
trigger in the database puts the event at the end of one chain of hashes; the lock on the chain is
held for the commit alone. `verify` walks the chain and names the first entry that is not as it was.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import connection, transaction

from khien.core.actors import Actor
from khien.core.models import LedgerEvent


@dataclass(frozen=True)
class Event:
    """Subclass as a frozen dataclass: its name is the verb, its fields the data, ids and codes."""

    subject: UUID


@dataclass(frozen=True)
class Entry:
    at: datetime
    actor_key: str
    actor_role: str
    verb: str
    data: dict[str, object]


@dataclass(frozen=True)
class Verdict:
    """`broken` is None where the ledger is whole, else one sentence naming the first bad entry."""

    entries: int
    head: str
    broken: str | None


def record(event: Event, *, by: Actor, now: datetime) -> None:
    _row(event, by=by, now=now).save(force_insert=True)


def record_many(events: Iterable[Event], *, by: Actor, now: datetime) -> None:
    LedgerEvent.objects.bulk_create(_row(event, by=by, now=now) for event in events)


def _row(event: Event, *, by: Actor, now: datetime) -> LedgerEvent:
    data = {f.name: getattr(event, f.name) for f in fields(event) if f.name != "subject"}
    return LedgerEvent(
        at=now,
        actor_key=by.actor_key,
        actor_role=by.actor_role,
        room=type(event).__module__.split(".")[1],
        verb=type(event).__name__,
        subject=event.subject,
        data=json.dumps(data, default=str, sort_keys=True),
    )


def history(subject: UUID) -> list[Entry]:
    rows = LedgerEvent.objects.filter(subject=subject).order_by("id")
    return [
        Entry(row.at, row.actor_key, row.actor_role, row.verb, json.loads(row.data)) for row in rows
    ]


_CHAIN = """
    SELECT l.position, l.hash, l.event_id, e.id,
           concat_ws(E'\\x1f', e.id, (extract(epoch FROM e.at) * 1000000)::bigint, e.actor_key,
                     e.actor_role, e.room, e.verb, e.subject, e.data)
      FROM core_ledgerlink l FULL JOIN core_ledgerevent e ON e.id = l.event_id
     ORDER BY l.position NULLS LAST, e.id
"""


def verify() -> Verdict:
    """Walk the whole chain. Reads with a server-side cursor: memory stays flat."""
    head = b""
    count = 0
    for count, (position, link, event, found, body) in enumerate(_chain(), start=1):
        if position is None:
            return Verdict(count, head.hex(), f"event {found} has no link in the chain")
        if position != count:
            return Verdict(count, head.hex(), f"link {count} is missing")
        if found is None:
            return Verdict(count, head.hex(), f"event {event} of link {position} was removed")
        head = sha256(head + body.encode()).digest()
        if bytes(link) != head:
            return Verdict(count, head.hex(), f"event {event} (link {position}) was changed")
    return Verdict(count, head.hex(), None)


def _chain() -> Iterator[tuple[int | None, bytes, int, int | None, str]]:
    with transaction.atomic():
        connection.ensure_connection()
        with connection.connection.cursor(name="ledger_verify") as cursor:
            cursor.itersize = 20_000
            cursor.execute(_CHAIN)
            yield from cursor
