"""The verbs of a violation, from detection to disposal."""

from khien.enforcement.actions.handle import note, reopen, settle, verify
from khien.enforcement.actions.open import open_violation
from khien.enforcement.actions.respondents import NewRespondent
from khien.enforcement.rules.violation import Disposal

__all__ = [
    "Disposal",
    "NewRespondent",
    "note",
    "open_violation",
    "reopen",
    "settle",
    "verify",
]
