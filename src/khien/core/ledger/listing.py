"""The ledger told line by line, for the machine's own commands: identifiers and codes alone."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, TextIO
from uuid import UUID

from khien.core.calendars import HANOI
from khien.core.models import LedgerEvent

_AT_ONCE = 2000


def of_subject(subject: UUID) -> Iterator[LedgerEvent]:
    return LedgerEvent.objects.filter(subject=subject).order_by("id").iterator(_AT_ONCE)


def of_day(day: date) -> Iterator[LedgerEvent]:
    """A day of Viet Nam."""
    begin = datetime.combine(day, time(), HANOI)
    rows = LedgerEvent.objects.filter(at__gte=begin, at__lt=begin + timedelta(days=1))
    return rows.order_by("id").iterator(_AT_ONCE)


def words(event: LedgerEvent) -> str:
    at = event.at.astimezone(HANOI)
    return (
        f"{event.pk}  {at:%Y-%m-%d %H:%M:%S}  {event.actor_key}  "
        f"{event.room}.{event.verb}  {event.subject}"
    )


def write_all(file: TextIO) -> int:
    """In the order they were committed, each with its place and hash in the chain."""
    rows = LedgerEvent.objects.select_related("link").order_by("link__position", "id")
    count = 0
    for event in rows.iterator(_AT_ONCE):
        file.write(json.dumps(_told(event), ensure_ascii=False) + "\n")
        count += 1
    return count


def _told(event: LedgerEvent) -> dict[str, Any]:
    link = getattr(event, "link", None)
    return {
        "position": link.position if link else None,
        "hash": bytes(link.hash).hex() if link else None,
        "id": event.pk,
        "at": event.at.isoformat(),
        "actor": event.actor_key,
        "role": event.actor_role,
        "room": event.room,
        "verb": event.verb,
        "subject": str(event.subject),
        "data": json.loads(event.data),
    }
