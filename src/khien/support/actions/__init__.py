"""The verbs of a child's case, in the order of the procedure (NĐ 56/2017)."""

from khien.support.actions.assess import (
    Findings,
    assess,
    decline_emergency_measure,
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
from khien.support.actions.definitions import load_form_definitions
from khien.support.actions.forms import Filled, drop_draft, save_draft
from khien.support.actions.open import Registration, correct, end_request, open_case
from khien.support.actions.plan import (
    add_service,
    approve_plan,
    give_service,
    send_back_plan,
    submit_plan,
)
from khien.support.actions.specific import (
    approve_assessment,
    send_back_assessment,
    submit_assessment,
)

__all__ = [
    "Filled",
    "Findings",
    "Registration",
    "add_service",
    "approve_assessment",
    "approve_closure",
    "approve_plan",
    "assess",
    "correct",
    "decline_emergency_measure",
    "drop_draft",
    "end_emergency_measure",
    "end_request",
    "give_service",
    "load_form_definitions",
    "open_case",
    "reopen",
    "review",
    "save_draft",
    "send_back_assessment",
    "send_back_closure",
    "send_back_plan",
    "submit_assessment",
    "submit_closure",
    "submit_plan",
    "take_emergency_measure",
]
