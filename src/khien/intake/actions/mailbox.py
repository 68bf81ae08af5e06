"""The mailbox between a reporter, known by their code alone, and whoever works on the report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.evidence import actions as evidence
from khien.evidence.actions import RefusedFile
from khien.evidence.models import HolderKind
from khien.intake.actions.triage import reopen_decided
from khien.intake.models import AskedBy, Message, Report, SupportRequest
from khien.intake.queries.questions import facts_of
from khien.intake.rules.mailbox import check_can_withdraw_contact, check_text
from khien.intake.rules.priority import assess, rank
from khien.intake.rules.report import request_hash

if TYPE_CHECKING:
    from django.core.files.base import File


@dataclass(frozen=True)
class ReporterWrote(ledger.Event):
    message: UUID
    again: bool


@dataclass(frozen=True)
class ReporterAnswered(ledger.Event):
    """Somebody of the staff wrote to the reporter."""

    message: UUID


@dataclass(frozen=True)
class FilesAdded(ledger.Event):
    files: int


@dataclass(frozen=True)
class ContactWithdrawn(ledger.Event):
    pass


@dataclass(frozen=True)
class SupportAsked(ledger.Event):
    request: UUID


@dataclass(frozen=True)
class SupportWithdrawn(ledger.Event):
    pass


def write(
    report: Report,
    *,
    text: str,
    by: Actor,
    now: datetime,
    again: bool = False,
    idempotency_key: str = "",
) -> Message | None:
    """From the reporter. None where this very sending was stored before (a double tap)."""
    check_text(text, again=again)
    message = Message(
        id=new_id(),
        report=report,
        from_reporter=True,
        again=again,
        text=text,
        at=now,
        request_hash=request_hash(f"{report.pk}:{idempotency_key}") if idempotency_key else None,
    )
    event = ReporterWrote(report.pk, message.pk, again=again)
    try:
        with transaction.atomic():
            _store(message, event, by=by, now=now)
            if again:
                _raise_priority(report, text)
                reopen_decided(report, by=by, now=now)
    except IntegrityError:
        return None
    return message


def _raise_priority(report: Report, text: str) -> None:
    """What happened again is read sooner; nothing a person decided is ever lowered."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    priority = assess(facts_of(locked, again=True, said=text))
    if rank(priority.level) >= rank(locked.priority):
        locked.priority, locked.priority_reasons = priority.level, list(priority.reasons)
        locked.save(update_fields=["priority", "priority_reasons"])


def answer(report: Report, *, text: str, by: Actor, now: datetime) -> Message:
    """From the staff to the reporter; they read it with their code."""
    check_text(text)
    message = Message(id=new_id(), report=report, from_reporter=False, text=text, at=now)
    _store(message, ReporterAnswered(report.pk, message.pk), by=by, now=now)
    return message


@transaction.atomic
def _store(message: Message, event: ledger.Event, *, by: Actor, now: datetime) -> None:
    message.save(force_insert=True)
    ledger.record(event, by=by, now=now)


def mark_read(report: Report, *, by_reporter: bool, now: datetime) -> int:
    """Messages of the other side that are now read; returns how many were new."""
    return Message.objects.filter(
        report=report, from_reporter=not by_reporter, read_at=None
    ).update(read_at=now)


def add_files(
    report: Report, *, files: Sequence["File[Any]"], by: Actor, now: datetime
) -> list[RefusedFile]:
    """What could not be taken, and why; the others are kept."""
    if not files:
        raise Refused(_("Hãy chọn ít nhất một tệp."), field="files")
    kept = evidence.receive_all(
        files, holder=report.pk, holder_kind=HolderKind.REPORT, by=by, now=now, once=True
    )
    if kept.exhibits:
        with transaction.atomic():
            ledger.record(FilesAdded(report.pk, len(kept.exhibits)), by=by, now=now)
    return kept.refused


@transaction.atomic
def withdraw_contact(report: Report, *, by: Actor, now: datetime) -> None:
    """Contact them no more: how and where to reach them is erased, the report stays."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    check_can_withdraw_contact(locked)
    told = dict(locked.narrative or {})
    told.pop("safe_contact", None)
    locked.narrative = told
    locked.contact_safe = False
    locked.contact_withdrawn_at = now
    locked.save(update_fields=["narrative", "contact_safe", "contact_withdrawn_at"])
    ledger.record(ContactWithdrawn(report.pk), by=by, now=now)


@transaction.atomic
def ask_for_support(
    report: Report, *, asked_by: AskedBy, by: Actor, now: datetime
) -> SupportRequest:
    """Asked for later, by the code or in a conversation; one open request at a time."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    waiting = locked.support_requests.filter(withdrawn_at=None).first()
    if waiting is not None:
        return waiting
    request = SupportRequest.objects.create(
        report=locked,
        asked_by=asked_by,
        asked_at=now,
        commune_id=locked.commune_id,
        child_age=locked.child_age,
    )
    Report.objects.filter(pk=report.pk).update(asks_for_support=True, asked_by=asked_by)
    ledger.record(SupportAsked(report.pk, request.pk), by=by, now=now)
    return request


@transaction.atomic
def withdraw_support(report: Report, *, by: Actor, now: datetime) -> None:
    waiting = SupportRequest.objects.filter(report=report, withdrawn_at=None)
    if not waiting.update(withdrawn_at=now):
        raise Refused(_("Không có yêu cầu hỗ trợ nào đang mở."))
    ledger.record(SupportWithdrawn(report.pk), by=by, now=now)
