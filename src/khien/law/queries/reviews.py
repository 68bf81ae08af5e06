"""Reading reviews: rounds with how far they are, one round with what was found in it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from khien.law.models import (
    LegalDocument,
    LegalFinding,
    Proposal,
    ReviewedDocument,
    ReviewRound,
)
from khien.law.rules.reviews import FINDING_WORDS, FindingState, finding_state, overdue


def rounds() -> QuerySet[ReviewRound]:
    """Newest first, with `documents`, `looked`, `found`, `answered` counted."""
    standing = Q(findings__withdrawn_at=None)
    answered = Q(findings__proposals__outcome__isnull=False)
    return ReviewRound.objects.annotate(
        documents=Count("reviewed", distinct=True),
        looked=Count("reviewed", distinct=True, filter=Q(reviewed__looked_at__isnull=False)),
        found=Count("findings", distinct=True, filter=standing),
        answered=Count("findings", distinct=True, filter=standing & answered),
    ).order_by("-begun_on", "title")


@dataclass(frozen=True)
class ShownProposal:
    proposal: Proposal
    late: bool

    @property
    def has_outcome(self) -> bool:
        return hasattr(self.proposal, "outcome")


@dataclass(frozen=True)
class ShownFinding:
    finding: LegalFinding
    state: FindingState
    proposals: list[ShownProposal]

    @property
    def state_words(self) -> str:
        return str(FINDING_WORDS[self.state])


def reviewed_in(row: ReviewRound) -> list[ReviewedDocument]:
    return list(
        row.reviewed.select_related("document", "looked_by").order_by(
            "document__kind", "document__number"
        )
    )


def findings_in(row: ReviewRound, *, on: date) -> list[ShownFinding]:
    proposals = Proposal.objects.select_related("outcome__document").order_by("sent_on", "made_at")
    found = (
        row.findings.select_related("document", "other", "provision__document")
        .prefetch_related(Prefetch("proposals", proposals))
        .order_by("number")
    )
    return [_shown(finding, on) for finding in found]


def _shown(finding: LegalFinding, on: date) -> ShownFinding:
    proposals = list(finding.proposals.all())
    return ShownFinding(
        finding,
        finding_state(finding, proposals, on=on),
        [ShownProposal(each, overdue(each, on=on)) for each in proposals],
    )


def open_round_of(document_id: UUID) -> ReviewRound | None:
    """The newest round under way that reviews the document."""
    rows = ReviewRound.objects.filter(closed_on=None, reviewed__document=document_id)
    return rows.order_by("-begun_on").first()


def of_document(document: LegalDocument, *, on: date) -> list[ShownFinding]:
    """What reviews found in it, newest first."""
    proposals = Proposal.objects.select_related("outcome__document").order_by("sent_on", "made_at")
    found = (
        LegalFinding.objects.filter(document=document, withdrawn_at=None)
        .select_related("document", "other", "provision__document", "round")
        .prefetch_related(Prefetch("proposals", proposals))
        .order_by("-recorded_at")
    )
    return [_shown(finding, on) for finding in found]
