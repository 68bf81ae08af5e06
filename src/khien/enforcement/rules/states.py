"""The one table of a violation's states, and which ends count as handled under the law."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.enforcement.models import Branch, ViolationState


class Step(StrEnum):
    NOTE = "note"
    VERIFY = "verify"
    SETTLE = "settle"
    REOPEN = "reopen"
    ATTACH = "attach"


@dataclass(frozen=True)
class Transition:
    """`to` None: the step leaves the state as it is."""

    sources: frozenset[ViolationState]
    to: ViolationState | None


TRANSITIONS: dict[Step, Transition] = {
    Step.NOTE: Transition(frozenset({ViolationState.VERIFYING, ViolationState.HANDLING}), None),
    Step.VERIFY: Transition(
        frozenset({ViolationState.VERIFYING, ViolationState.HANDLING}), ViolationState.HANDLING
    ),
    Step.SETTLE: Transition(frozenset({ViolationState.HANDLING}), ViolationState.SETTLED),
    Step.REOPEN: Transition(frozenset({ViolationState.SETTLED}), ViolationState.VERIFYING),
    Step.ATTACH: Transition(frozenset({ViolationState.VERIFYING, ViolationState.HANDLING}), None),
}

# Accepted elsewhere counts as handled; refused there, the violation comes back to this office.
HANDLED: dict[Branch, bool] = {
    Branch.ADMINISTRATIVE: True,
    Branch.CRIMINAL: True,
    Branch.MINOR: True,
    Branch.TRANSFERRED: True,
    Branch.UNFOUNDED: True,
    Branch.NOT_IDENTIFIED: False,
}
NEEDS_PROVISION = frozenset({Branch.ADMINISTRATIVE, Branch.CRIMINAL, Branch.MINOR})
NEEDS_ACCEPTANCE = frozenset({Branch.CRIMINAL, Branch.TRANSFERRED})


def check_state(state: ViolationState, step: Step) -> None:
    if state not in TRANSITIONS[step].sources:
        raise Refused(
            _("Hồ sơ vi phạm đang ở bước “%(state)s” nên chưa làm được việc này.")
            % {"state": ViolationState(state).label}
        )
