"""Issuing certificates in bulk, printing them, withdrawing one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from khien.certificates import events, rules
from khien.certificates.models import Award, Certificate, Withdrawal
from khien.certificates.numbers import new_number
from khien.core import ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.learning.queries.institutions import in_scope
from khien.people.models import User


@dataclass(frozen=True)
class Said:
    """What stands on every paper of an award."""

    title: str
    criteria: str
    signer: str


def issue(
    institution: UUID,
    said: Said,
    *,
    names: Iterable[str],
    sent_key: UUID,
    by: User,
    now: datetime,
) -> Award:
    """The same key again gives the same award back."""
    if not in_scope(by, Permission.SESSION_RECORD, institution, on=today(now)):
        raise Refused(_("Bạn không được giao làm việc cho cơ sở này."))
    holders = rules.names(names)
    try:
        return _issued(institution, said, holders, sent_key, by=by, now=now)
    except IntegrityError:
        earlier = Award.objects.filter(issued_by=by, sent_key=sent_key).first()
        if earlier is None:
            raise
        return earlier


@transaction.atomic
def _issued(
    institution: UUID, said: Said, holders: list[str], sent_key: UUID, *, by: User, now: datetime
) -> Award:
    award = Award.objects.create(
        institution_id=institution,
        title=said.title,
        criteria=said.criteria,
        signer=said.signer,
        issued_at=now,
        issued_by=by,
        sent_key=sent_key,
    )
    Certificate.objects.bulk_create(
        Certificate(award=award, place=place, number=new_number(), holder=holder, issued_at=now)
        for place, holder in enumerate(holders, start=1)
    )
    event = events.CertificatesIssued(award.pk, institution, len(holders))
    ledger.record(event, by=by, now=now)
    return award


@transaction.atomic
def note_printed(award: Award, *, count: int, by: User, now: datetime) -> None:
    ledger.record(events.CertificatesPrinted(award.pk, count), by=by, now=now)


@transaction.atomic
def withdraw(
    certificate: Certificate, *, why: Withdrawal, note: str, by: User, now: datetime
) -> None:
    """From now on its number says so to everybody who asks."""
    locked = Certificate.objects.select_for_update().get(pk=certificate.pk)
    rules.check_can_withdraw(locked)
    locked.withdrawn_at, locked.withdrawn_for, locked.withdrawn_note = now, why, note
    locked.save(update_fields=["withdrawn_at", "withdrawn_for", "withdrawn_note"])
    event = events.CertificateWithdrawn(locked.pk, locked.award_id, why.value)
    ledger.record(event, by=by, now=now)
