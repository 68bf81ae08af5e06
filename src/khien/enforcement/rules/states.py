"""The tables of a violation's states: what every violation may do, and the path of each branch.

A violation has a result from its decision, or from the moment another body took it over. What
comes after (served, executed, prosecuted, judged) is followed; where a result falls away, the
violation is verified anew and counts as pending again.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.enforcement.models import Branch, ViolationState

S = ViolationState
VERIFICATION = "violation_verification"
DECISION = "violation_decision"
EXECUTION = "fine_execution"
APPEAL_ANSWER = "appeal_answer"
CRIME_ANSWER = "crime_report_answer"
TRANSFER_ANSWER = "violation_transfer_answer"


class Step(StrEnum):
    NOTE = "note"
    ATTACH = "attach"
    VERIFY = "verify"
    REOPEN = "reopen"
    RECORD = "record"
    DECIDE = "decide"
    SERVE = "serve"
    EXECUTE = "execute"
    APPEAL = "appeal"
    UPHOLD = "uphold"
    AMEND = "amend"
    ANNUL = "annul"
    REFER = "refer"
    ACCEPT = "accept"
    DECLINE = "decline"
    PROSECUTE = "prosecute"
    DISCONTINUE = "discontinue"
    JUDGE = "judge"
    CONCLUDE = "conclude"


class Side(StrEnum):
    """Whose step it is: of the office that handles it, of the body it was sent to, of both."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Way:
    """`to` None: the step leaves the state as it is. `starts`, `stops`: codes of deadlines."""

    sources: frozenset[ViolationState]
    to: ViolationState | None = None
    side: Side = Side.OURS
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()


def _way(*sources: ViolationState, **rest: object) -> Way:
    return Way(frozenset(sources), **rest)  # type: ignore[arg-type]  # the fields of Way


FINAL = frozenset({S.JUDGED, S.SETTLED})
WITH_RESULT = FINAL | {S.DECIDED, S.SERVED, S.EXECUTED, S.ACCEPTED, S.PROSECUTED}
_GOING_ON = tuple(state for state in S if state not in FINAL)

COMMON: dict[Step, Way] = {
    Step.NOTE: _way(*_GOING_ON, side=Side.BOTH),
    Step.ATTACH: _way(*_GOING_ON, side=Side.BOTH),
    Step.VERIFY: _way(
        S.VERIFYING, S.HANDLING, S.RECORDED, to=S.HANDLING, stops=(VERIFICATION, DECISION)
    ),
    Step.REOPEN: _way(
        S.DECIDED, S.SERVED, S.EXECUTED, S.JUDGED, S.SETTLED, to=S.VERIFYING, starts=(VERIFICATION,)
    ),
}
_BACK = {"to": S.VERIFYING, "starts": (VERIFICATION,)}
_SENT = {"to": S.REFERRED}


def _handed_over(clock: str) -> dict[Step, Way]:
    return {
        Step.REFER: _way(S.HANDLING, starts=(clock,), **_SENT),
        Step.ACCEPT: _way(S.REFERRED, to=S.ACCEPTED, side=Side.THEIRS, stops=(clock,)),
        Step.DECLINE: _way(S.REFERRED, side=Side.THEIRS, stops=(clock,), **_BACK),
    }


PATHS: dict[Branch, dict[Step, Way]] = {
    Branch.ADMINISTRATIVE: {
        Step.RECORD: _way(S.HANDLING, to=S.RECORDED, starts=(DECISION,)),
        Step.DECIDE: _way(S.RECORDED, to=S.DECIDED, stops=(DECISION,)),
        Step.SERVE: _way(S.DECIDED, to=S.SERVED, starts=(EXECUTION,)),
        Step.EXECUTE: _way(S.SERVED, to=S.EXECUTED, stops=(EXECUTION,)),
        Step.APPEAL: _way(S.SERVED, S.EXECUTED, starts=(APPEAL_ANSWER,)),
        Step.UPHOLD: _way(S.SERVED, S.EXECUTED, stops=(APPEAL_ANSWER,)),
        Step.AMEND: _way(S.SERVED, S.EXECUTED, stops=(APPEAL_ANSWER,)),
        Step.ANNUL: _way(S.SERVED, S.EXECUTED, stops=(APPEAL_ANSWER, EXECUTION), **_BACK),
    },
    Branch.CRIMINAL: {
        **_handed_over(CRIME_ANSWER),
        Step.PROSECUTE: _way(S.ACCEPTED, to=S.PROSECUTED, side=Side.THEIRS),
        Step.DISCONTINUE: _way(S.ACCEPTED, S.PROSECUTED, side=Side.THEIRS, **_BACK),
        Step.JUDGE: _way(S.PROSECUTED, to=S.JUDGED, side=Side.THEIRS),
    },
    Branch.MINOR: {
        Step.DECIDE: _way(S.HANDLING, to=S.DECIDED),
        Step.EXECUTE: _way(S.DECIDED, to=S.EXECUTED),
    },
    Branch.TRANSFERRED: {
        **_handed_over(TRANSFER_ANSWER),
        Step.DISCONTINUE: _way(S.ACCEPTED, side=Side.THEIRS, **_BACK),
        Step.CONCLUDE: _way(S.ACCEPTED, to=S.SETTLED, side=Side.THEIRS),
    },
    Branch.UNFOUNDED: {Step.CONCLUDE: _way(S.HANDLING, to=S.SETTLED)},
    Branch.NOT_IDENTIFIED: {Step.CONCLUDE: _way(S.HANDLING, to=S.SETTLED)},
}

# Accepted elsewhere counts as handled; refused there, the violation comes back to this office.
HANDLED: dict[Branch, bool] = {branch: branch is not Branch.NOT_IDENTIFIED for branch in Branch}
NEEDS_PROVISION = frozenset({Branch.ADMINISTRATIVE, Branch.CRIMINAL, Branch.MINOR})
APPEALS = frozenset({Step.APPEAL, Step.UPHOLD, Step.AMEND, Step.ANNUL})

_STEPS = {str(step): step for path in PATHS.values() for step in path}


def step_of(text: str) -> Step | None:
    """The step of some path that an address names."""
    return _STEPS.get(text)


def way_of(branch: str, step: Step) -> Way | None:
    path = PATHS[Branch(branch)] if branch else {}
    return COMMON.get(step) or path.get(step)


def check_state(state: ViolationState, branch: str, step: Step) -> Way:
    way = way_of(branch, step)
    if way is None and branch:
        raise Refused(
            _("Hướng xử lý “%(branch)s” không có bước này.") % {"branch": Branch(branch).label}
        )
    if way is None or state not in way.sources:
        raise Refused(
            _("Hồ sơ vi phạm đang ở bước “%(state)s” nên chưa làm được việc này.")
            % {"state": ViolationState(state).label}
        )
    return way
