"""What a phone sends: kept as it came, then written into the case by the room that owns it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.field import events
from khien.field.corrections import corrected
from khien.field.models import EntryKind, EntryState, FieldDevice, FieldEntry
from khien.field.rules import check_carries, meet, written
from khien.field.sheets import sheet_of
from khien.people.models import User
from khien.support import actions as support
from khien.support import queries as cases
from khien.support.actions.visit import NewVisit, record_visit
from khien.support.models import Case


@dataclass(frozen=True)
class Said:
    """One entry of a phone: `told` as it came, `content` as the form of its kind understood it."""

    id: UUID
    kind: EntryKind
    case: UUID
    written_at: datetime
    told: dict[str, Any]
    content: dict[str, Any]


Write = Callable[[Case, dict[str, Any], User, datetime], EntryState]


def take_in(device: FieldDevice, said: Said, *, by: User, now: datetime) -> FieldEntry:
    """Sent twice, also at the same moment, it is one entry; the first answer stands."""
    check_carries(device)
    try:
        with transaction.atomic():
            return _taken_in(device, said, by=by, now=now)
    except IntegrityError:  # the same entry came over another connection and was first
        return FieldEntry.objects.get(pk=said.id, device=device)


def _taken_in(device: FieldDevice, said: Said, *, by: User, now: datetime) -> FieldEntry:
    known = FieldEntry.objects.filter(pk=said.id, device=device).first()
    if known is not None:
        return known
    case = Case.objects.select_for_update().filter(pk=said.case).first()  # nobody in between
    entry = FieldEntry(
        id=said.id,
        device=device,
        case=case,
        kind=said.kind,
        content=said.told,
        written_at=written(said.written_at, now=now),
        received_at=now,
    )
    entry.state, entry.refusal = _written_into_the_case(said, by=by, now=now)
    entry.save(force_insert=True)
    FieldDevice.objects.filter(pk=device.pk).update(sent_at=now)
    told = events.EntryReceived(
        entry.pk, device.pk, str(case.pk) if case else "", entry.kind, entry.state
    )
    ledger.record(told, by=by, now=now)
    return entry


def _written_into_the_case(said: Said, *, by: User, now: datetime) -> tuple[EntryState, str | None]:
    """A refusal keeps its sentence; what was written stays in the entry."""
    try:
        with transaction.atomic():
            case = cases.get_for(by, said.case)
            return _WRITE[said.kind](case, said.content, by, now), None
    except Http404:
        sentence = _("Bạn không còn phụ trách hồ sơ này. Điều bạn ghi vẫn được giữ ở đây.")
        return EntryState.REFUSED, sentence
    except Refused as refusal:
        return EntryState.REFUSED, str(refusal)


def _visit(case: Case, content: dict[str, Any], by: User, now: datetime) -> EntryState:
    record_visit(case, visit=NewVisit(**content), by=by, now=now)
    return EntryState.STORED


def _service(case: Case, content: dict[str, Any], by: User, now: datetime) -> EntryState:
    service = case.services.filter(pk=content["service"]).first()
    if service is None:
        raise Refused(_("Hồ sơ này không còn dịch vụ đó."))
    support.give_service(
        service, given_on=content["given_on"], outcome=content["outcome"], by=by, now=now
    )
    return EntryState.STORED


def _correction(case: Case, content: dict[str, Any], by: User, now: datetime) -> EntryState:
    """What only the phone changed is stored at once; the rest waits for the officer's choice."""
    sheet = sheet_of(case, version=content["form"])
    meeting = meet(content["was"], content["now"], sheet.carried)
    if meeting.take:
        changes = {key: sheet.put_back(key, said) for key, said in meeting.take.items()}
        corrected(sheet, changes, by=by, now=now)
    return EntryState.CONFLICT if meeting.ask else EntryState.STORED


_WRITE: dict[EntryKind, Write] = {
    EntryKind.VISIT: _visit,
    EntryKind.SERVICE: _service,
    EntryKind.CORRECTION: _correction,
}


@transaction.atomic
def settle(entry: FieldEntry, *, chosen: dict[str, Any], by: User, now: datetime) -> None:
    """`chosen`: values of the phone that the officer prefers to what is stored; may be empty."""
    entry = FieldEntry.objects.select_for_update().get(pk=entry.pk)
    if entry.state not in {EntryState.CONFLICT, EntryState.REFUSED}:
        raise Refused(_("Mục này đã được xử lý rồi."))
    if chosen and entry.case_id:
        version = str((entry.content or {}).get("form", ""))
        sheet = sheet_of(cases.get_for(by, entry.case_id), version=version)
        corrected(sheet, chosen, by=by, now=now)
    entry.state, entry.settled_at = EntryState.SETTLED, now
    entry.save(update_fields=["state", "settled_at"])
    settled = events.EntrySettled(entry.pk, str(entry.case_id) if entry.case_id else "")
    ledger.record(settled, by=by, now=now)
