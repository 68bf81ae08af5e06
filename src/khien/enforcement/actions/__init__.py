"""The verbs of a violation, from detection to disposal and what comes after."""

from khien.enforcement.actions.correct import correct
from khien.enforcement.actions.handle import note, reopen, verify
from khien.enforcement.actions.identifiers import add as add_identifier
from khien.enforcement.actions.identifiers import withdraw as withdraw_identifier
from khien.enforcement.actions.on_paper import take_on_paper
from khien.enforcement.actions.open import open_violation
from khien.enforcement.actions.persons import judge, part
from khien.enforcement.actions.respondents import NewRespondent, as_in
from khien.enforcement.actions.take import take
from khien.enforcement.rules.said import Said
from khien.enforcement.rules.states import Step

__all__ = [
    "NewRespondent",
    "Said",
    "Step",
    "add_identifier",
    "as_in",
    "correct",
    "judge",
    "note",
    "open_violation",
    "part",
    "reopen",
    "take",
    "take_on_paper",
    "verify",
    "withdraw_identifier",
]
