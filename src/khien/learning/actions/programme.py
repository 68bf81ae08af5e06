"""Writing a year's programme, taking over last year's sessions, changing what is only planned."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.evidence.models import HolderKind
from khien.learning import rules
from khien.learning.actions.record import Files, SessionPlanned, columns, keep_files
from khien.learning.models import SchoolProgramme, SchoolYear, Session, State
from khien.learning.queries.evidence import kept_exhibits
from khien.learning.queries.institutions import active, in_scope
from khien.learning.queries.programme import Copy, copies
from khien.learning.rules import programme as checks
from khien.people.models import User


@dataclass(frozen=True)
class ProgrammeWritten(ledger.Event):
    institution: UUID
    year: str


@dataclass(frozen=True)
class ProgrammeCopied(ledger.Event):
    institution: UUID
    year: str
    sessions: int


@dataclass(frozen=True)
class SessionReplanned(ledger.Event):
    institution: UUID
    version: int


@dataclass(frozen=True)
class SessionDropped(ledger.Event):
    """A planned session was taken out of the programme; it was never held."""

    institution: UUID
    held_on: str


def _may_record(institution: UUID, by: User, now: datetime) -> bool:
    return in_scope(by, Permission.SESSION_RECORD, institution, on=today(now))


@transaction.atomic
def write_programme(
    institution: UUID,
    year: SchoolYear,
    *,
    document: str,
    aims: str,
    by: User,
    now: datetime,
    plan: Files = (),
) -> SchoolProgramme:
    """Written again it replaces what it said; its files stay. Planned sessions without a number
    get this one.
    """
    checks.check_can_write(year, in_scope=_may_record(institution, by, now), today=today(now))
    said = {"document": document, "aims": aims, "written_by": by, "written_at": now}
    row, _made = SchoolProgramme.objects.update_or_create(
        institution_id=institution, year=year, defaults=said
    )
    keep_files(HolderKind.PROGRAMME, row.pk, plan, by=by, now=now, field="plan")
    row.files = len(kept_exhibits(row.pk))
    checks.check_says_something(row)
    row.save(update_fields=["files"])
    waiting = Session.objects.filter(institution=institution, state=State.PLANNED, document="")
    waiting.filter(held_on__range=(year.starts, year.ends)).update(document=document)
    ledger.record(ProgrammeWritten(row.pk, institution, year.code), by=by, now=now)
    return row


@transaction.atomic
def copy_last_year(
    institution: UUID, year: SchoolYear, *, by: User, now: datetime
) -> list[Session]:
    """Once for each programme, however often it is asked; a school that has none gets one."""
    checks.check_can_write(year, in_scope=_may_record(institution, by, now), today=today(now))
    row, _made = SchoolProgramme.objects.select_for_update().get_or_create(
        institution_id=institution, year=year, defaults={"written_by": by, "written_at": now}
    )
    found = copies(institution, year, today=today(now))
    checks.check_can_copy(row, found=len(found))
    made = [_planned(copy, row.document, by, now) for copy in found if copy.day]
    Session.objects.bulk_create(made)
    row.copied_at = now
    row.save(update_fields=["copied_at"])
    events = [SessionPlanned(s.id, institution, s.held_on.isoformat()) for s in made]
    ledger.record_many(events, by=by, now=now)
    ledger.record(ProgrammeCopied(row.pk, institution, year.code, len(made)), by=by, now=now)
    return made


def _planned(copy: Copy, document: str, by: User, now: datetime) -> Session:
    said = columns(rules.details_of(copy.session)) | {
        "held_on": copy.day,
        "headcount": None,
        "enrolled": None,
        "document": document,
    }
    return Session(
        institution_id=copy.session.institution_id,
        **said,
        state=State.PLANNED,
        recorded_by=by,
        recorded_at=now,
    )


def _locked(session: Session, *, seen: int, by: User, now: datetime) -> Session:
    row = Session.objects.select_for_update().get(pk=session.pk)
    checks.check_is_planned(row, in_scope=_may_record(row.institution_id, by, now))
    rules.check_version(row, seen=seen)
    return row


@transaction.atomic
def replan(
    session: Session, *, details: rules.Details, seen: int, by: User, now: datetime
) -> Session:
    """Another day or another lesson for a session that is still planned."""
    row = _locked(session, seen=seen, by=by, now=now)
    there = active(row.institution_id, on=details.held_on)
    rules.check_can_plan(details, active=there, in_scope=True, today=today(now))
    said = columns(details)
    for name, value in said.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*said, "version"])
    ledger.record(SessionReplanned(row.id, row.institution_id, row.version), by=by, now=now)
    return row


@transaction.atomic
def drop(session: Session, *, seen: int, by: User, now: datetime) -> None:
    row = _locked(session, seen=seen, by=by, now=now)
    event = SessionDropped(row.id, row.institution_id, row.held_on.isoformat())
    row.delete()
    ledger.record(event, by=by, now=now)
