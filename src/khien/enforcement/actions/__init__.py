"""The verbs of a violation, from detection to disposal."""

from khien.enforcement.actions.correct import correct
from khien.enforcement.actions.handle import note, reopen, settle, verify
from khien.enforcement.actions.identifiers import add as add_identifier
from khien.enforcement.actions.identifiers import withdraw as withdraw_identifier
from khien.enforcement.actions.open import open_violation
from khien.enforcement.actions.persons import judge, part
from khien.enforcement.actions.respondents import NewRespondent, as_in
from khien.enforcement.rules.violation import Disposal

__all__ = [
    "Disposal",
    "NewRespondent",
    "add_identifier",
    "as_in",
    "correct",
    "judge",
    "note",
    "open_violation",
    "part",
    "reopen",
    "settle",
    "verify",
    "withdraw_identifier",
]
