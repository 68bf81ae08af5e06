"""A review round from its opening to its end: looked at, found, proposed, come to what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max

from khien.core import ledger
from khien.core.calendars import today
from khien.law import events
from khien.law.models import (
    AlarmSetAside,
    LegalDocument,
    LegalFinding,
    Outcome,
    Proposal,
    Provision,
    ReviewedDocument,
    ReviewRound,
)
from khien.law.rules import reviews as rules
from khien.people.models import User


@dataclass(frozen=True)
class NewRound:
    title: str
    reason: str
    led_by: str
    begun_on: date
    due: date


@transaction.atomic
def open_round(
    new: NewRound, documents: Sequence[LegalDocument], *, by: User, now: datetime
) -> ReviewRound:
    same = ReviewRound.objects.filter(title__iexact=new.title).exists()
    rules.check_round(begun_on=new.begun_on, due=new.due, documents=len(documents), same=same)
    made = ReviewRound.objects.create(**vars(new), opened_by=by, opened_at=now)
    ReviewedDocument.objects.bulk_create(
        ReviewedDocument(round=made, document=document) for document in documents
    )
    event = events.LegalReviewOpened(made.pk, len(documents), new.due.isoformat())
    ledger.record(event, by=by, now=now)
    return made


def _locked(row: ReviewRound) -> ReviewRound:
    found = ReviewRound.objects.select_for_update().get(pk=row.pk)
    rules.check_open(found)
    return found


@transaction.atomic
def mark_looked_at(reviewed: ReviewedDocument, *, by: User, now: datetime) -> None:
    """Said twice, the first word stands."""
    row = _locked(reviewed.round)
    kept = ReviewedDocument.objects.filter(pk=reviewed.pk, looked_at=None)
    if kept.update(looked_at=now, looked_by=by):
        event = events.LegalDocumentReviewed(row.pk, reviewed.document_id)
        ledger.record(event, by=by, now=now)


@dataclass(frozen=True)
class NewFinding:
    kind: str
    document: LegalDocument
    text: str
    effect: str = ""
    provision: Provision | None = None
    other: LegalDocument | None = None


@transaction.atomic
def record_finding(row: ReviewRound, new: NewFinding, *, by: User, now: datetime) -> LegalFinding:
    """Who found something in a document has looked at it."""
    row = _locked(row)
    reviewed = ReviewedDocument.objects.filter(round=row, document=new.document).first()
    rules.check_finding(
        new.kind,
        document=new.document.pk,
        other=new.other.pk if new.other else None,
        in_round=reviewed is not None,
        text=new.text,
    )
    last = row.findings.aggregate(last=Max("number"))["last"] or 0
    made = LegalFinding.objects.create(
        round=row, number=last + 1, recorded_by=by, recorded_at=now, **vars(new)
    )
    ledger.record(events.LegalFindingRecorded(row.pk, made.pk, made.kind), by=by, now=now)
    if reviewed is not None and reviewed.looked_at is None:
        mark_looked_at(reviewed, by=by, now=now)
    return made


@transaction.atomic
def withdraw_finding(finding: LegalFinding, *, why: str, by: User, now: datetime) -> None:
    row = _locked(finding.round)
    found = LegalFinding.objects.get(pk=finding.pk)
    rules.check_can_withdraw(found, found.proposals.count())
    found.withdrawn_at, found.withdrawn_why = now, why.strip()
    found.save(update_fields=["withdrawn_at", "withdrawn_why"])
    ledger.record(events.LegalFindingWithdrawn(row.pk, found.pk), by=by, now=now)


@dataclass(frozen=True)
class NewProposal:
    kind: str
    text: str
    addressee: str
    letter: str
    sent_on: date
    answer_due: date | None = None


@transaction.atomic
def propose(finding: LegalFinding, new: NewProposal, *, by: User, now: datetime) -> Proposal:
    row = _locked(finding.round)
    found = LegalFinding.objects.get(pk=finding.pk)
    rules.check_can_propose(found, sent_on=new.sent_on, answer_due=new.answer_due, today=today(now))
    made = Proposal.objects.create(finding=found, made_by=by, made_at=now, **vars(new))
    ledger.record(events.LegalProposalSent(row.pk, made.pk, made.kind), by=by, now=now)
    return made


@dataclass(frozen=True)
class NewOutcome:
    kind: str
    on: date
    text: str
    document: LegalDocument | None = None


@transaction.atomic
def record_outcome(proposal: Proposal, new: NewOutcome, *, by: User, now: datetime) -> Outcome:
    """Also after the round is over: answers take their time."""
    found = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("finding")
        .get(pk=proposal.pk)
    )
    rules.check_outcome(found, on=new.on, today=today(now))
    made = Outcome.objects.create(proposal=found, recorded_by=by, recorded_at=now, **vars(new))
    event = events.LegalOutcomeRecorded(found.finding.round_id, found.pk, made.kind)
    ledger.record(event, by=by, now=now)
    return made


@transaction.atomic
def close_round(row: ReviewRound, *, conclusion: str, by: User, now: datetime) -> None:
    row = _locked(row)
    standing = row.findings.filter(withdrawn_at=None)
    counted = standing.annotate(sent=Count("proposals"))
    rules.check_can_close(
        row,
        unread=row.reviewed.filter(looked_at=None).count(),
        without_proposal=counted.filter(sent=0).count(),
    )
    row.closed_on, row.conclusion = today(now), conclusion.strip()
    row.save(update_fields=["closed_on", "conclusion"])
    ledger.record(events.LegalReviewClosed(row.pk, standing.count()), by=by, now=now)


@transaction.atomic
def set_aside(subject: UUID, key: str, *, why: str, by: User, now: datetime) -> None:
    """An alarm somebody looked at; said twice, the first word stands."""
    row, made = AlarmSetAside.objects.get_or_create(
        key=key, defaults={"why": why.strip(), "by": by, "at": now}
    )
    if made:
        ledger.record(events.LegalAlarmSetAside(subject, row.key), by=by, now=now)
