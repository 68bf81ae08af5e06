"""The verbs of a violation, from detection to disposal and what comes after."""

from khien.enforcement.actions.handle import note, reopen, verify
from khien.enforcement.actions.open import open_violation
from khien.enforcement.actions.respondents import NewRespondent
from khien.enforcement.actions.take import take
from khien.enforcement.rules.said import Said
from khien.enforcement.rules.states import Step

__all__ = [
    "NewRespondent",
    "Said",
    "Step",
    "note",
    "open_violation",
    "reopen",
    "take",
    "verify",
]
