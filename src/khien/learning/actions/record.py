"""Recording a session: planned, held, corrected. Sent twice, it is kept once."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from khien.core import ledger
from khien.core.calendars import today
from khien.core.fold import fold
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.evidence.actions.taking import Bringing, HeldAlready, take
from khien.evidence.models import HolderKind
from khien.learning import rules
from khien.learning.models import Session, State
from khien.learning.queries.institutions import active, in_scope
from khien.learning.queries.sessions import sent_before
from khien.people.models import User

if TYPE_CHECKING:
    from django.core.files.base import File

Files = Sequence["File[Any]"]
ARRAYS = ("strands", "grades", "lessons", "bands", "lesson_strands")
_SAID = [field.name for field in fields(rules.Details)]


@dataclass(frozen=True)
class SessionPlanned(ledger.Event):
    institution: UUID
    held_on: str


@dataclass(frozen=True)
class SessionRecorded(ledger.Event):
    institution: UUID
    held_on: str
    headcount: int


@dataclass(frozen=True)
class SessionCorrected(ledger.Event):
    institution: UUID
    version: int
    fields: tuple[str, ...]


@lru_cache(maxsize=1024)
def _folded(title: str) -> str:
    return fold(title)[:200]


def columns(details: rules.Details) -> dict[str, object]:
    """What a row says of a session, ready for the model."""
    sets: dict[str, object] = {name: sorted(set(getattr(details, name))) for name in ARRAYS}
    said = {name: getattr(details, name) for name in _SAID}
    return said | {"folded_title": _folded(details.title)} | sets


def plan(
    institution: UUID,
    *,
    details: rules.Details,
    by: User,
    now: datetime,
    sent_key: UUID | None = None,
) -> Session:
    """`sent_key`: as of `record`."""
    if sent_key is not None and (earlier := sent_before(by, sent_key)) is not None:
        return earlier
    day = today(now)
    rules.check_can_plan(
        details,
        active=active(institution, on=details.held_on),
        in_scope=in_scope(by, Permission.SESSION_RECORD, institution, on=day),
        today=day,
    )
    return _insert_once(institution, details, State.PLANNED, by, now, sent_key=sent_key)


def record(
    institution: UUID,
    *,
    details: rules.Details,
    by: User,
    now: datetime,
    files: Files = (),
    sent_key: UUID | None = None,
) -> Session:
    """`sent_key` is made by the sender's form: the same key again gives the same session back.

    A file that is refused refuses the whole: nobody should think it was taken.
    """
    if sent_key is not None and (earlier := sent_before(by, sent_key)) is not None:
        return earlier
    _check_can_record(institution, details, by, now)
    return _insert_once(institution, details, State.HELD, by, now, files=files, sent_key=sent_key)


def _insert_once(
    institution: UUID,
    details: rules.Details,
    state: State,
    by: User,
    now: datetime,
    *,
    files: Files = (),
    sent_key: UUID | None,
) -> Session:
    """Sent twice in the same instant, the second finds the first."""
    try:
        return _insert(institution, details, state, by, now, files=files, sent_key=sent_key)
    except IntegrityError:
        earlier = sent_before(by, sent_key) if sent_key is not None else None
        if earlier is None:
            raise
        return earlier


def _check_can_record(institution: UUID, details: rules.Details, by: User, now: datetime) -> None:
    day = today(now)
    rules.check_can_record(
        details,
        active=active(institution, on=details.held_on),
        in_scope=in_scope(by, Permission.SESSION_RECORD, institution, on=day),
        today=day,
    )


@transaction.atomic
def _insert(
    institution: UUID,
    details: rules.Details,
    state: State,
    by: User,
    now: datetime,
    *,
    files: Files = (),
    sent_key: UUID | None = None,
) -> Session:
    session = Session.objects.create(
        institution_id=institution,
        **columns(details),
        state=state,
        recorded_by=by,
        recorded_at=now,
        sent_key=sent_key,
    )
    held_on = details.held_on.isoformat()
    event: ledger.Event = (
        SessionPlanned(session.id, institution, held_on)
        if details.headcount is None
        else SessionRecorded(session.id, institution, held_on, details.headcount)
    )
    ledger.record(event, by=by, now=now)
    _keep(session, files, by, now)
    return session


def _keep(session: Session, files: Files, by: User, now: datetime) -> None:
    keep_files(HolderKind.SESSION, session.id, files, by=by, now=now, field="evidence")


def keep_files(
    kind: HolderKind, holder: UUID, files: Files, *, by: User, now: datetime, field: str
) -> None:
    """What is there already is passed over. `field`: where a refusal stands."""
    bringing = Bringing(holder, kind, by, now, once=True)
    for file in files:
        try:
            take(file, bringing)
        except HeldAlready:
            continue
        except Refused as refusal:
            raise Refused(str(refusal), field=field) from refusal


@transaction.atomic
def correct(
    session: Session,
    *,
    details: rules.Details,
    seen: int,
    by: User,
    now: datetime,
    files: Files = (),
) -> Session:
    """Change what a session says; a planned one becomes held by it. `seen`: the version shown."""
    row = Session.objects.select_for_update().get(pk=session.pk)
    rules.check_version(row, seen=seen)
    mine = in_scope(by, Permission.SESSION_RECORD, row.institution_id, on=today(now))
    rules.check_can_correct(row, in_scope=mine)
    _check_can_record(row.institution_id, details, by, now)
    said = columns(details)
    changed = [name for name, value in said.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, said[name])
    row.state, row.corrected_by, row.version = State.HELD, by, row.version + 1
    row.save(update_fields=[*changed, "state", "corrected_by", "version"])
    event = SessionCorrected(row.id, row.institution_id, row.version, tuple(changed))
    ledger.record(event, by=by, now=now)
    _keep(row, files, by, now)
    return row
