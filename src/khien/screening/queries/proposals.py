"""Hashes proposed for banks: those that wait first, then the newest."""

from uuid import UUID

from django.db.models import Case, QuerySet, Value, When
from django.shortcuts import get_object_or_404

from khien.screening.models import Bank, HashProposal, Matter, ProposalState

_ALL = ("exhibit", "bank", "proposed_by", "decided_by")


def listing() -> QuerySet[HashProposal]:
    waits = Case(When(state=ProposalState.WAITING, then=Value(0)), default=Value(1))
    return HashProposal.objects.select_related(*_ALL).order_by(waits, "-proposed_at", "pk")


def proposal_of(proposal: UUID) -> HashProposal:
    return get_object_or_404(HashProposal.objects.select_related(*_ALL), pk=proposal)


def is_waiting(exhibit: UUID) -> bool:
    return HashProposal.objects.filter(exhibit=exhibit, state=ProposalState.WAITING).exists()


def banks_for_hashes() -> QuerySet[Bank]:
    return Bank.objects.filter(matter=Matter.PICTURES, harmless=False, closed_at=None)
