"""The address under which the calendar of an institution is read: made, changed, closed."""

from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.core.seal import keyed_hash
from khien.learning.models import CalendarFeed
from khien.learning.queries.institutions import in_scope
from khien.people.models import User


@dataclass(frozen=True)
class CalendarAddressChanged(ledger.Event):
    """`subject` is the institution; `open`: whether any address works now."""

    edition: int
    open: bool


def secret(feed: CalendarFeed) -> str:
    """What the address ends with; nobody can compute it but this installation."""
    said = f"{feed.institution_id}:{feed.edition}".encode()
    return b32encode(keyed_hash("calendar_feed", said)[:15]).decode().lower()


def opens(feed: CalendarFeed | None, given: str) -> bool:
    return feed is not None and feed.open and compare_digest(secret(feed), given)


@transaction.atomic
def change_address(institution: UUID, *, keep_open: bool, by: User, now: datetime) -> CalendarFeed:
    """A new address, or none; whoever has the old one reads nothing more."""
    if not in_scope(by, Permission.SESSION_RECORD, institution, on=today(now)):
        raise Refused(_("Bạn không được giao việc của cơ sở này."))
    feed, made = CalendarFeed.objects.select_for_update().get_or_create(pk=institution)
    feed.edition, feed.open = feed.edition + (not made), keep_open
    feed.save(update_fields=["edition", "open"])
    event = CalendarAddressChanged(institution, feed.edition, feed.open)
    ledger.record(event, by=by, now=now)
    return feed
