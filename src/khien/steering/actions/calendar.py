"""The address under which an office's due days are read: made, changed, closed."""

from base64 import b32encode
from datetime import datetime
from hmac import compare_digest
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.core.seal import keyed_hash
from khien.people.models import User
from khien.steering.events import OfficeCalendarChanged
from khien.steering.models import OfficeCalendar
from khien.steering.queries.assignments import offices_of


def secret(calendar: OfficeCalendar) -> str:
    """What the address ends with; nobody can compute it but this installation."""
    said = f"{calendar.office_id}:{calendar.edition}".encode()
    return b32encode(keyed_hash("office_calendar", said)[:15]).decode().lower()


def opens(calendar: OfficeCalendar | None, given: str) -> bool:
    return calendar is not None and calendar.open and compare_digest(secret(calendar), given)


@transaction.atomic
def change_calendar(office: UUID, *, keep_open: bool, by: User, now: datetime) -> OfficeCalendar:
    """A new address, or none; whoever has the old one reads nothing more."""
    if office not in offices_of(by):
        raise Refused(_("Chỉ người của cơ quan này mở lịch được."))
    row, made = OfficeCalendar.objects.select_for_update().get_or_create(pk=office)
    row.edition, row.open = row.edition + (not made), keep_open
    row.save(update_fields=["edition", "open"])
    ledger.record(OfficeCalendarChanged(office, row.edition, row.open), by=by, now=now)
    return row
