"""Opening a bank, changing what is said of it, closing it and opening it again."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.models import User
from khien.screening.events import banks as events
from khien.screening.models import Bank, Matter
from khien.screening.rules import banks as rules


def locked(bank: UUID, *, by: User) -> Bank:
    """The bank until the transaction ends, where this person may change banks. Rows that point to
    it may still come.
    """
    rules.check_may_manage(may_manage=by.may(Permission.BANK_MANAGE))
    return Bank.objects.select_for_update(no_key=True).get(pk=bank)


def touch(bank: Bank, *changed: str) -> None:
    """What is kept of the bank elsewhere is made anew."""
    bank.revision += 1
    bank.save(update_fields=["revision", *changed])


@transaction.atomic
def open_bank(
    details: rules.Details, *, matter: str, by: User, now: datetime, reference: str = ""
) -> Bank:
    """Without a reference it is made of the name."""
    rules.check_may_manage(may_manage=by.may(Permission.BANK_MANAGE))
    rules.check_details(details, matter=matter, today=today(now))
    if matter not in Matter.values:
        raise Refused(_("Chọn kho giữ gì."), field="matter")
    reference = reference or rules.reference_of(details.name)
    rules.check_reference(reference)
    if Bank.objects.filter(reference=reference).exists():
        raise Refused(_("Đã có kho mang tên gọi này: hãy ghi tên gọi khác."), field="reference")
    bank = Bank.objects.create(
        reference=reference,
        matter=matter,
        created_by=by,
        created_at=now,
        folded=rules.folded(details.name, reference, details.source),
        **_columns(details),
    )
    opened = events.BankOpened(bank.pk, matter, details.category, details.harmless)
    ledger.record(opened, by=by, now=now)
    return bank


@transaction.atomic
def change_bank(bank: Bank, details: rules.Details, *, seen: int, by: User, now: datetime) -> None:
    """`seen`: the revision shown."""
    bank = locked(bank.pk, by=by)
    rules.check_seen(bank, seen)
    rules.check_open(bank)
    said = _columns(details)
    changed = [name for name, value in said.items() if getattr(bank, name) != value]
    kept_day = details.expires_on == bank.expires_on
    checked = rules.Details(**{**asdict(details), "expires_on": None}) if kept_day else details
    rules.check_details(checked, matter=bank.matter, today=today(now))
    if not changed:
        return
    for name in changed:
        setattr(bank, name, said[name])
    bank.folded = rules.folded(bank.name, bank.reference, bank.source)
    touch(bank, "folded", *changed)
    ledger.record(events.BankChanged(bank.pk, tuple(changed)), by=by, now=now)


@transaction.atomic
def close_bank(bank: Bank, *, by: User, now: datetime) -> None:
    """Nothing in it counts any more; everything stays."""
    bank = locked(bank.pk, by=by)
    rules.check_open(bank)
    bank.closed_at = now
    touch(bank, "closed_at")
    ledger.record(events.BankClosed(bank.pk), by=by, now=now)


@transaction.atomic
def reopen_bank(bank: Bank, *, by: User, now: datetime) -> None:
    bank = locked(bank.pk, by=by)
    rules.check_closed(bank)
    bank.closed_at = None
    touch(bank, "closed_at")
    ledger.record(events.BankReopened(bank.pk), by=by, now=now)


def _columns(details: rules.Details) -> dict[str, Any]:
    return {
        **asdict(details),
        "name": details.name.strip(),
        "source": rules.clean_note(details.source),
        "terms": details.terms.strip(),
        "ages": list(details.ages),
    }
