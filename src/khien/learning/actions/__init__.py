"""The verbs: the only writers of sessions, each ending in the ledger."""

from khien.learning.actions.bulk import Recorded, record_many
from khien.learning.actions.bulk_sheets import Attended, attend_many
from khien.learning.actions.calendar import load_coverage_rules, load_school_years
from khien.learning.actions.record import correct, plan, record
from khien.learning.actions.verify import send_back, verify
from khien.learning.actions.versions import change_coverage_rule

__all__ = [
    "Attended",
    "Recorded",
    "attend_many",
    "change_coverage_rule",
    "correct",
    "load_coverage_rules",
    "load_school_years",
    "plan",
    "record",
    "record_many",
    "send_back",
    "verify",
]
