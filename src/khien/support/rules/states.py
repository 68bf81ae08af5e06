"""The one table of a case's states: who may take which step from where. Docs are made from it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.support.models import OPEN_STATES, CaseState


class Step(StrEnum):
    ASSESS = "assess"
    TAKE_EMERGENCY_MEASURE = "take_emergency_measure"
    DECLINE_EMERGENCY_MEASURE = "decline_emergency_measure"
    END_EMERGENCY_MEASURE = "end_emergency_measure"
    SUBMIT_ASSESSMENT = "submit_assessment"
    APPROVE_ASSESSMENT = "approve_assessment"
    SEND_BACK_ASSESSMENT = "send_back_assessment"
    SUBMIT_PLAN = "submit_plan"
    APPROVE_PLAN = "approve_plan"
    SEND_BACK_PLAN = "send_back_plan"
    ADD_SERVICE = "add_service"
    GIVE_SERVICE = "give_service"
    REVIEW = "review"
    SUBMIT_CLOSURE = "submit_closure"
    APPROVE_CLOSURE = "approve_closure"
    SEND_BACK_CLOSURE = "send_back_closure"
    REOPEN = "reopen"
    CORRECT = "correct"
    ATTACH = "attach"
    RECORD = "record"  # people, words, consents, meetings, referrals
    VISIT = "visit"


@dataclass(frozen=True)
class Transition:
    """`to` None: the step leaves the state as it is."""

    sources: frozenset[CaseState]
    to: CaseState | None
    permission: Permission


# Who may read a case where their duty reaches; what each step needs stands in the table.
READING = (Permission.CASE_WORK, Permission.CASE_APPROVE, Permission.CASE_OVERSEE)

_OPEN = frozenset(OPEN_STATES)
_WORK, _APPROVE = Permission.CASE_WORK, Permission.CASE_APPROVE
_ASSESSED = frozenset({CaseState.ASSESSED, CaseState.ASSESSMENT_APPROVED})
_ASSESSMENT = frozenset({CaseState.ASSESSMENT_SUBMITTED})
_SERVING = frozenset({CaseState.SERVING})
_PLAN = frozenset({CaseState.PLAN_SUBMITTED})
_CLOSURE = frozenset({CaseState.CLOSURE_SUBMITTED})

TRANSITIONS: dict[Step, Transition] = {
    Step.ASSESS: Transition(
        frozenset({CaseState.REGISTERED, *_ASSESSED}), CaseState.ASSESSED, _WORK
    ),
    Step.TAKE_EMERGENCY_MEASURE: Transition(_OPEN, None, _APPROVE),
    Step.DECLINE_EMERGENCY_MEASURE: Transition(_OPEN, None, _APPROVE),
    Step.END_EMERGENCY_MEASURE: Transition(_OPEN, None, _APPROVE),
    Step.SUBMIT_ASSESSMENT: Transition(_ASSESSED, CaseState.ASSESSMENT_SUBMITTED, _WORK),
    Step.APPROVE_ASSESSMENT: Transition(_ASSESSMENT, CaseState.ASSESSMENT_APPROVED, _APPROVE),
    Step.SEND_BACK_ASSESSMENT: Transition(_ASSESSMENT, CaseState.ASSESSED, _APPROVE),
    Step.SUBMIT_PLAN: Transition(_ASSESSED, CaseState.PLAN_SUBMITTED, _WORK),
    Step.APPROVE_PLAN: Transition(_PLAN, CaseState.SERVING, _APPROVE),
    Step.SEND_BACK_PLAN: Transition(_PLAN, CaseState.ASSESSED, _APPROVE),
    Step.ADD_SERVICE: Transition(_SERVING, None, _WORK),
    Step.GIVE_SERVICE: Transition(_OPEN, None, _WORK),
    Step.REVIEW: Transition(_SERVING, None, _WORK),
    Step.SUBMIT_CLOSURE: Transition(_SERVING, CaseState.CLOSURE_SUBMITTED, _WORK),
    Step.APPROVE_CLOSURE: Transition(_CLOSURE, CaseState.CLOSED, _APPROVE),
    Step.SEND_BACK_CLOSURE: Transition(_CLOSURE, CaseState.SERVING, _APPROVE),
    Step.REOPEN: Transition(frozenset({CaseState.CLOSED}), CaseState.ASSESSED, _APPROVE),
    Step.CORRECT: Transition(_OPEN, None, _WORK),
    Step.ATTACH: Transition(_OPEN, None, _WORK),
    Step.RECORD: Transition(_OPEN, None, _WORK),
    Step.VISIT: Transition(_OPEN, None, _WORK),
}


def check_state(state: CaseState, step: Step) -> None:
    if state not in TRANSITIONS[step].sources:
        raise Refused(
            _("Hồ sơ đang ở bước “%(state)s” nên chưa làm được việc này.")
            % {"state": CaseState(state).label}
        )
