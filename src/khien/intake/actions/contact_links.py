"""Contact and report, many to many; and acting for a caller who gave their code."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.intake.actions import mailbox
from khien.intake.models import AskedBy, Caller, Contact, ContactReport, Door, Report
from khien.intake.queries import report as reports
from khien.intake.queries.scope import report_kept_from
from khien.people.models import User

_OF_CALLER = {
    Caller.CHILD: AskedBy.CHILD,
    Caller.PARENT: AskedBy.RELATIVE,
    Caller.RELATIVE: AskedBy.RELATIVE,
}
_OF_DOOR = {
    Door.CHILD: AskedBy.CHILD,
    Door.TEEN: AskedBy.CHILD,
    Door.PARENT: AskedBy.RELATIVE,
    Door.UNKNOWN: AskedBy.OTHER,
}


@dataclass(frozen=True)
class ContactLinked(ledger.Event):
    """`by_code`: the caller gave the code of the report."""

    report: UUID
    by_code: bool


@dataclass(frozen=True)
class ContactUnlinked(ledger.Event):
    report: UUID


@dataclass(frozen=True)
class ActedForCaller(ledger.Event):
    """A counsellor did it for a caller who gave their code. `act`: what the page calls it."""

    contact: UUID
    act: str


@transaction.atomic
def link(
    contact: Contact, report: Report, *, by: User, now: datetime, by_code: bool = False
) -> ContactReport:
    """Twice links once; a code given later lets the counsellor act from then on."""
    Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    held, new = ContactReport.objects.get_or_create(
        contact=contact,
        report=report,
        unlinked_at=None,
        defaults={"linked_at": now, "linked_by": by, "by_code": by_code},
    )
    if by_code and not held.by_code:
        held.by_code = True
        held.save(update_fields=["by_code"])
    if new or by_code:
        ledger.record(ContactLinked(contact.pk, report.pk, by_code), by=by, now=now)
    return held


@transaction.atomic
def unlink(contact: Contact, report_id: UUID, *, by: User, now: datetime) -> None:
    """The row stays, with who took it apart."""
    held = contact.links.select_for_update().filter(report=report_id, unlinked_at=None).first()
    if held is None:
        return
    held.unlinked_at, held.unlinked_by = now, by
    held.save(update_fields=["unlinked_at", "unlinked_by"])
    ledger.record(ContactUnlinked(contact.pk, report_id), by=by, now=now)


def open_by_code(contact: Contact, code: str, *, by: User, now: datetime) -> Report:
    """One and the same refusal for a wrong code and for a report kept from this person."""
    if contact.ended_at is not None or contact.by != by:
        raise Refused(_("Chỉ mở được tin bằng mã trong cuộc của mình, khi chưa kết thúc."))
    found = reports.by_code(code)
    if found is None or Report.objects.filter(report_kept_from(by), pk=found.pk).exists():
        raise Refused(
            _("Mã này không mở được tin nào. Hãy xem lại từng số, từng từ."), field="code"
        )
    link(contact, found, by=by, now=now, by_code=True)
    return found


@transaction.atomic
def act(
    contact: Contact,
    report: Report,
    name: str,
    *,
    text: str,
    key: str,
    by: User,
    now: datetime,
) -> None:
    """For the caller, in their name; the ledger holds who spoke for them. `name`: one of ACTS."""
    if name in {"write", "again"}:
        mailbox.write(report, text=text, again=name == "again", idempotency_key=key, by=by, now=now)
    elif name == "withdraw_contact":
        mailbox.withdraw_contact(report, by=by, now=now)
    elif name == "ask_support":
        mailbox.ask_for_support(report, asked_by=_asked_by(contact, report), by=by, now=now)
    elif name == "withdraw_support":
        mailbox.withdraw_support(report, by=by, now=now)
    else:
        raise Refused(_("Không có việc này."))
    ledger.record(ActedForCaller(report.pk, contact.pk, name), by=by, now=now)


def _asked_by(contact: Contact, report: Report) -> AskedBy:
    """Who calls now; where that was not written down, who spoke when the report was made."""
    if contact.caller_is == Caller.UNKNOWN:
        return _OF_DOOR.get(Door(report.door), AskedBy.COMMUNITY)
    return _OF_CALLER.get(Caller(contact.caller_is), AskedBy.COMMUNITY)
