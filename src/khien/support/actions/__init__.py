"""The verbs of a child's case, in the order of the procedure (NĐ 56/2017)."""

from khien.support.actions.assess import (
    Findings,
    assess,
    end_emergency_measure,
    take_emergency_measure,
)
from khien.support.actions.close import (
    approve_closure,
    reopen,
    review,
    send_back_closure,
    submit_closure,
)
from khien.support.actions.open import Registration, correct, end_request, open_case
from khien.support.actions.plan import (
    add_service,
    approve_plan,
    give_service,
    send_back_plan,
    submit_plan,
)

__all__ = [
    "Findings",
    "Registration",
    "add_service",
    "approve_closure",
    "approve_plan",
    "assess",
    "correct",
    "end_emergency_measure",
    "end_request",
    "give_service",
    "open_case",
    "reopen",
    "review",
    "send_back_closure",
    "send_back_plan",
    "submit_closure",
    "submit_plan",
    "take_emergency_measure",
]
