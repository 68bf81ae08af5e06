"""The only writers of the register of law and of its reviews."""

from khien.law.actions.agencies import record_agency
from khien.law.actions.documents import (
    NewDocument,
    add_document,
    add_file,
    add_relation,
    change_document,
    remove_file,
    remove_relation,
)
from khien.law.actions.loading import load_register
from khien.law.actions.provisions import (
    Amendment,
    NewProvision,
    add_provision,
    amend_provision,
    change_provision,
    set_fine_limits,
)
from khien.law.actions.reviews import (
    NewFinding,
    NewOutcome,
    NewProposal,
    NewRound,
    close_round,
    mark_looked_at,
    open_round,
    propose,
    record_finding,
    record_outcome,
    set_aside,
    withdraw_finding,
)

__all__ = [
    "Amendment",
    "NewDocument",
    "NewFinding",
    "NewOutcome",
    "NewProposal",
    "NewProvision",
    "NewRound",
    "add_document",
    "add_file",
    "add_provision",
    "add_relation",
    "amend_provision",
    "change_document",
    "change_provision",
    "close_round",
    "load_register",
    "mark_looked_at",
    "open_round",
    "propose",
    "record_agency",
    "record_finding",
    "record_outcome",
    "remove_file",
    "remove_relation",
    "set_aside",
    "set_fine_limits",
    "withdraw_finding",
]
