"""Hashes of an exhibit for a bank: proposed by one person, released or refused by another."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.evidence.models import Exhibit
from khien.people.models import User
from khien.screening.actions.bank_entries import Added, add_lines
from khien.screening.actions.banks import locked
from khien.screening.events import proposals as events
from khien.screening.importing.reading import Line
from khien.screening.models import Bank, HashProposal, ProposalState
from khien.screening.rules import proposals as rules
from khien.screening.rules.banks import clean_note


@transaction.atomic
def propose(exhibit: Exhibit, *, bank: Bank, why: str, by: User, now: datetime) -> HashProposal:
    """Proposed twice at a time, it waits once. The caller found that `by` may see the exhibit."""
    rules.check_can_propose(exhibit, bank, why=why)
    made, is_new = HashProposal.objects.get_or_create(
        exhibit=exhibit,
        bank=bank,
        state=ProposalState.WAITING,
        defaults={"id": new_id(), "why": clean_note(why), "proposed_by": by, "proposed_at": now},
    )
    if not is_new:
        raise Refused(_("Dấu vân này đang chờ quyết định cho chính kho ấy."), field="bank")
    ledger.record(events.HashesProposed(exhibit.pk, made.pk, bank.pk), by=by, now=now)
    return made


@transaction.atomic
def release(proposal: HashProposal, *, by: User, now: datetime) -> Added:
    """Into the bank go the hashes alone: not where they are from, nor why."""
    row = _decide(proposal, ProposalState.RELEASED, why="", by=by, now=now)
    hashes = rules.hashes_of(row.exhibit)
    added = add_lines(row.bank, [Line(None, kind, value) for kind, value in hashes], by=by, now=now)
    event = events.HashesReleased(row.exhibit_id, row.pk, row.bank_id, added.added)
    ledger.record(event, by=by, now=now)
    return added


@transaction.atomic
def refuse(proposal: HashProposal, *, why: str, by: User, now: datetime) -> None:
    rules.check_reason(why)
    row = _decide(proposal, ProposalState.REFUSED, why=why, by=by, now=now)
    ledger.record(events.HashesRefused(row.exhibit_id, row.pk, row.bank_id), by=by, now=now)


def _decide(
    proposal: HashProposal, state: ProposalState, *, why: str, by: User, now: datetime
) -> HashProposal:
    """Under the bank's lock, so that two who decide at a time come one after the other."""
    locked(proposal.bank_id, by=by)
    row = HashProposal.objects.select_related("exhibit", "bank").get(pk=proposal.pk)
    rules.check_can_decide(row, by=by.pk)
    row.state, row.decided_why = state, clean_note(why)
    row.decided_by, row.decided_at = by, now
    row.save(update_fields=["state", "decided_why", "decided_by", "decided_at"])
    return row
