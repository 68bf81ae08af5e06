"""Placing a legal hold, and releasing it: both with a reason."""

from datetime import date, datetime

from django.db import transaction

from khien.core import ledger
from khien.core.calendars import today
from khien.people.models import User
from khien.privacy import events
from khien.privacy.actions.keeping import lock_holds
from khien.privacy.models import HeldKind, LegalHold
from khien.privacy.queries import holds
from khien.privacy.rules.keeping import check_can_hold, check_can_release


@transaction.atomic
def place(
    kind: str, reference: str, *, until: date | None, why: str, by: User, now: datetime
) -> LegalHold:
    subject = check_can_hold(holds.find(kind, reference), until=until, why=why, today=today(now))
    lock_holds()
    hold = LegalHold.objects.create(
        kind=HeldKind(kind), subject=subject, until=until, why=why, placed_at=now, placed_by=by
    )
    event = events.HoldPlaced(hold.subject, hold.pk, kind, until.isoformat() if until else "")
    ledger.record(event, by=by, now=now)
    return hold


@transaction.atomic
def release(hold: LegalHold, *, why: str, by: User, now: datetime) -> None:
    """What was past its time meanwhile is announced anew before it is emptied."""
    hold = LegalHold.objects.select_for_update().get(pk=hold.pk)
    check_can_release(released=hold.released_at is not None, why=why)
    hold.released_at, hold.released_by, hold.released_why = now, by, why
    hold.save(update_fields=["released_at", "released_by", "released_why"])
    ledger.record(events.HoldReleased(hold.subject, hold.pk), by=by, now=now)
