"""Contacts of the desk: kept from the first field on, ended, or counted with one press."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from khien.core import ledger
from khien.intake.actions.exposure import note_contact
from khien.intake.models import Contact, ContactKind
from khien.intake.rules import contact as rules
from khien.intake.rules.contact import ContactFacts
from khien.intake.rules.triage import Changed
from khien.people.models import User


@dataclass(frozen=True)
class ContactBegun(ledger.Event):
    way: str


@dataclass(frozen=True)
class ContactEnded(ledger.Event):
    kind: str


@dataclass(frozen=True)
class ContactCorrected(ledger.Event):
    """Changed after it was ended."""

    version: int


@dataclass(frozen=True)
class ContactRead(ledger.Event):
    pass


@transaction.atomic
def note_read(contact: Contact, *, by: User, now: datetime) -> None:
    ledger.record(ContactRead(contact.pk), by=by, now=now)


@dataclass(frozen=True)
class Page:
    """One open page of a contact: the version it knows, 0 for none; and how many changes were
    typed on it before this saving.
    """

    id: UUID
    seen: int = 0
    nth: int = 0


def save(
    contact_id: UUID,
    facts: ContactFacts,
    *,
    page: Page,
    by: User,
    now: datetime,
    and_end: bool = False,
) -> Contact:
    """Raises Changed where another page saved meanwhile. Two first savings at once make one
    contact; of one page an older saving that comes late changes nothing.
    """
    rules.check_can_save(facts)
    try:
        return _save(contact_id, facts, page=page, by=by, now=now, and_end=and_end)
    except IntegrityError:
        return _save(contact_id, facts, page=page, by=by, now=now, and_end=and_end)


@transaction.atomic
def _save(
    contact_id: UUID,
    facts: ContactFacts,
    *,
    page: Page,
    by: User,
    now: datetime,
    and_end: bool,
) -> Contact:
    found = Contact.objects.select_for_update().filter(pk=contact_id).first()
    if found is None:
        found = _begin(contact_id, facts, page=page.id, by=by, now=now, saved_nth=page.nth)
    elif found.saved_from != page.id and found.version != page.seen:
        raise Changed
    elif found.saved_from != page.id or found.saved_nth <= page.nth:
        _change(found, facts, page=page, by=by, now=now)
    if and_end:
        end(found, by=by, now=now)
    return found


def _change(found: Contact, facts: ContactFacts, *, page: Page, by: User, now: datetime) -> None:
    _fill(found, facts)
    found.version, found.saved_at = found.version + 1, now
    found.saved_from, found.saved_nth = page.id, page.nth
    found.save()
    if found.ended_at is not None:
        ledger.record(ContactCorrected(found.pk, found.version), by=by, now=now)


def _begin(
    contact_id: UUID, facts: ContactFacts, *, page: UUID, by: User, now: datetime, **told: Any
) -> Contact:
    made = Contact(id=contact_id, started_at=now, saved_at=now, saved_from=page, by=by, **told)
    _fill(made, facts)
    made.save(force_insert=True)
    ledger.record(ContactBegun(made.pk, made.way), by=by, now=now)
    return made


def _fill(contact: Contact, facts: ContactFacts) -> None:
    for name in ("way", "kind", "category_id", "caller_is", "about", "language"):
        setattr(contact, name, getattr(facts, name))
    contact.child_age, contact.commune_id = facts.child_age, facts.commune_id
    caller = {"name": facts.caller_name, "phone": facts.caller_phone}
    contact.caller = {name: value for name, value in caller.items() if value} or None
    contact.child = {"name": facts.child_name} if facts.child_name else None
    contact.notes, contact.place = facts.notes or None, facts.place or None
    contact.tokens = rules.tokens(facts)


@transaction.atomic
def end(contact: Contact, *, by: User, now: datetime) -> None:
    """Pressed twice it ends once. What was heavy counts on the counsellor's day."""
    locked = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    rules.check_can_end(locked)
    locked.ended_at = now
    locked.save(update_fields=["ended_at"])
    ledger.record(ContactEnded(locked.pk, locked.kind), by=by, now=now)
    note_contact(locked, now=now)


def count_empty(contact_id: UUID, kind: ContactKind, *, by: User, now: datetime) -> None:
    """Silent, abandoned, prank, wrong number: one press. The same press twice counts once."""
    with transaction.atomic():
        if Contact.objects.filter(pk=contact_id).exists():
            return
        _begin(contact_id, ContactFacts(kind=kind), page=contact_id, by=by, now=now, ended_at=now)
        ledger.record(ContactEnded(contact_id, kind), by=by, now=now)
