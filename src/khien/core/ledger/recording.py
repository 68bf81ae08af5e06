"""Writing entries, in the transaction of the work itself; and reading what was done with a row."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

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
