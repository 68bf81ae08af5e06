"""Opening a record in an emergency, reviewing that, and keeping somebody away from a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.people import reading
from khien.people.models import EmergencyAccess, KeptAway, RecordKind, User, Verdict
from khien.people.reading_rules import check_can_keep_away, check_can_open, check_can_review


@dataclass(frozen=True)
class EmergencyOpened(ledger.Event):
    """Somebody outside its circle opened a record for some minutes, with a reason."""

    access: UUID
    kind: str
    minutes: int


@dataclass(frozen=True)
class ReadInEmergency(ledger.Event):
    """The record was read under that access."""

    access: UUID


@dataclass(frozen=True)
class EmergencyReviewed(ledger.Event):
    access: UUID
    verdict: str


@dataclass(frozen=True)
class RecordHidden(ledger.Event):
    """These must not see the record any more."""

    kind: str
    people: list[UUID]
    organisations: list[UUID]


@transaction.atomic
def open_in_emergency(
    kind: str, number: int | None, *, minutes: int, reason: str, by: User, now: datetime
) -> EmergencyAccess:
    """A record that is kept from this person is answered as one that does not exist."""
    allowed = kind in reading.doors_for(by)
    found = reading.door(kind).rows(by).filter(number=number).first() if allowed else None
    seen = found is not None and reading.door(kind).seen(by).filter(pk=found.pk).exists()
    record = check_can_open(found, allowed=allowed, seen=seen, minutes=minutes, why=reason)
    access = EmergencyAccess.objects.create(
        person=by,
        kind=RecordKind(kind),
        subject=record.pk,
        number=record.number,
        commune_id=record.commune_id,
        reason=reason,
        began_at=now,
        until_at=now + timedelta(minutes=minutes),
    )
    event = EmergencyOpened(access.subject, access.pk, kind, minutes)
    ledger.record(event, by=by, now=now)
    return access


def note_read(subject: UUID, *, by: User, now: datetime) -> EmergencyAccess | None:
    """Called where a record's page is opened; None where the person reads it by their duty."""
    access = reading.open_access(by, subject, now=now)
    if access is not None:
        ledger.record(ReadInEmergency(subject, access.pk), by=by, now=now)
    return access


@transaction.atomic
def review(access: EmergencyAccess, *, verdict: str, note: str, by: User, now: datetime) -> None:
    access = EmergencyAccess.objects.select_for_update().get(pk=access.pk)
    check_can_review(
        may=reading.may_review(by, access), reviewed=access.reviewed_at is not None, note=note
    )
    access.verdict, access.review_note = Verdict(verdict), note
    access.reviewed_at, access.reviewed_by = now, by
    access.save(update_fields=["verdict", "review_note", "reviewed_at", "reviewed_by"])
    event = EmergencyReviewed(access.subject, access.pk, verdict)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def keep_away(
    kind: RecordKind,
    subject: UUID,
    *,
    people: Iterable[UUID],
    organisations: Iterable[UUID],
    why: str,
    by: User,
    now: datetime,
) -> None:
    """An access that is open to them ends at once."""
    persons, places = set(people), set(organisations)
    check_can_keep_away(people=persons, organisations=places, why=why)
    named = [(who, None) for who in sorted(persons)] + [(None, it) for it in sorted(places)]
    KeptAway.objects.bulk_create(
        (
            KeptAway(
                kind=kind,
                subject=subject,
                person_id=who,
                organisation_id=place,
                noted_at=now,
                noted_by=by,
                why=why,
            )
            for who, place in named
        ),
        ignore_conflicts=True,
    )
    by.remembered.clear()  # they may have named themselves
    EmergencyAccess.objects.filter(
        person__in=persons, subject=subject, began_at__lt=now, until_at__gt=now
    ).update(until_at=now)
    event = RecordHidden(subject, str(kind), sorted(persons), sorted(places))
    ledger.record(event, by=by, now=now)
