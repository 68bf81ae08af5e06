"""Looks that are due, and which of them the worker may make."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from khien.intake.models import IdentifierKind
from khien.takedown.models import ContentCheck
from khien.takedown.rules.checks import ripe_until

MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Due:
    """`url` empty: this place is no address."""

    check: UUID
    url: str


def for_machine(*, now: datetime) -> list[Due]:
    """Not yet left to a person; the longest due first."""
    rows = ContentCheck.objects.filter(
        done_at=None, dropped_at=None, due_at__lte=ripe_until(now), seen=""
    ).select_related("item")
    return [Due(row.pk, _url(row)) for row in rows.order_by("due_at", "id")[:MOST_AT_ONCE]]


def _url(row: ContentCheck) -> str:
    links = (IdentifierKind.URL, IdentifierKind.DOMAIN)
    return f"https://{row.item.place}" if row.item.place_kind in links else ""
