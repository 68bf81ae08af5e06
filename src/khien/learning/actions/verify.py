"""Another person looks at a recorded session: it counts, or goes back with a reason."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.learning import rules
from khien.learning.models import Session, State
from khien.learning.queries.evidence import kept_exhibits
from khien.learning.queries.institutions import in_scope
from khien.people.models import User


@dataclass(frozen=True)
class SessionVerified(ledger.Event):
    institution: UUID
    version: int


@dataclass(frozen=True)
class SessionSentBack(ledger.Event):
    institution: UUID
    version: int


def _locked(session: Session) -> Session:
    return Session.objects.select_for_update().get(pk=session.pk)


def _may_verify(session: Session, by: User, now: datetime) -> bool:
    return in_scope(by, Permission.SESSION_VERIFY, session.institution_id, on=today(now))


@transaction.atomic
def verify(session: Session, *, seen: int, by: User, now: datetime) -> Session:
    """`seen`: the version the person looked at; what was corrected since is not verified unread."""
    row = _locked(session)
    rules.check_version(row, seen=seen)
    files = len(kept_exhibits(row.id))
    rules.check_can_verify(row, by=by.pk, in_scope=_may_verify(row, by, now), evidence=files)
    rules.check_took_no_attendance(took=row.sheets.filter(sent_by=by).exists())
    row.state, row.verified_by, row.verified_at = State.VERIFIED, by, now
    row.evidence_seen = files
    row.version += 1
    row.save(update_fields=["state", "verified_by", "verified_at", "evidence_seen", "version"])
    ledger.record(SessionVerified(row.id, row.institution_id, row.version), by=by, now=now)
    return row


@transaction.atomic
def send_back(session: Session, *, reason: str, seen: int, by: User, now: datetime) -> Session:
    """Also a session verified by mistake: it stops counting until it is verified again."""
    row = _locked(session)
    rules.check_version(row, seen=seen)
    rules.check_can_send_back(row, by=by.pk, in_scope=_may_verify(row, by, now), reason=reason)
    row.state, row.sent_back_reason = State.SENT_BACK, reason.strip()
    row.verified_by = row.verified_at = None
    row.version += 1
    row.save(update_fields=["state", "sent_back_reason", "verified_by", "verified_at", "version"])
    ledger.record(SessionSentBack(row.id, row.institution_id, row.version), by=by, now=now)
    return row
