"""Sessions of the staff: begun, kept alive, ended."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.people.devices import device_words
from khien.people.models import StaffSession, User


@dataclass(frozen=True)
class SessionOpened(ledger.Event):
    session: UUID


@dataclass(frozen=True)
class SessionsEnded(ledger.Event):
    sessions: int


@transaction.atomic
def open_session(user: User, *, agent: str, now: datetime) -> StaffSession:
    session = StaffSession.objects.create(
        user=user, device=device_words(agent), started_at=now, seen_at=now
    )
    _note(user, now=now)
    ledger.record(SessionOpened(user.pk, session.pk), by=user, now=now)
    return session


@transaction.atomic
def note_use(session: StaffSession, *, now: datetime) -> None:
    """Kept to the minute; the account's own mark to the same."""
    session.seen_at = now
    session.save(update_fields=["seen_at"])
    _note(session.user, now=now)


def _note(user: User, *, now: datetime) -> None:
    user.last_seen = now
    user.save(update_fields=["last_seen"])


@transaction.atomic
def end_session(session: StaffSession, *, by: Actor, now: datetime) -> None:
    session.ended_at = session.ended_at or now
    session.save(update_fields=["ended_at"])
    ledger.record(SessionsEnded(session.user_id, 1), by=by, now=now)


@transaction.atomic
def end_sessions(user: User, *, by: Actor, now: datetime, keep: UUID | None = None) -> int:
    """End every open session of the user but `keep`; each is signed out at its next request."""
    others = user.staff_sessions.filter(ended_at=None)
    if keep is not None:
        others = others.exclude(pk=keep)
    ended = others.update(ended_at=now)
    if ended:
        ledger.record(SessionsEnded(user.pk, ended), by=by, now=now)
    return ended
