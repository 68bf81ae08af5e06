"""Properties of the table of states: no way past the chair, no way out of order."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khien.core.permissions import Permission
from khien.support.models import CaseState
from khien.support.rules.states import TRANSITIONS, Step

STEPS = st.lists(st.sampled_from(list(Step)), max_size=20)
calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def walk(steps):
    """The states passed through, and the steps that were possible in them."""
    state, taken = CaseState.REGISTERED, []
    for step in steps:
        transition = TRANSITIONS[step]
        if state in transition.sources:
            before, state = state, transition.to or state
            taken.append((before, step, state))
    return state, taken


@calmly
@given(STEPS)
def test_nothing_is_served_or_closed_without_the_chair(steps):
    state, taken = walk(steps)
    done = [step for _before, step, _after in taken]
    if state in {CaseState.SERVING, CaseState.CLOSURE_SUBMITTED, CaseState.CLOSED}:
        assert Step.APPROVE_PLAN in done
    if state == CaseState.CLOSED:
        last = max(i for i, step in enumerate(done) if step == Step.APPROVE_CLOSURE)
        assert Step.REOPEN not in done[last:]


@calmly
@given(STEPS)
def test_who_decides_is_never_who_works(steps):
    for before, step, after in walk(steps)[1]:
        decides = {CaseState.PLAN_SUBMITTED, CaseState.CLOSURE_SUBMITTED, CaseState.CLOSED}
        if before != after and before in decides:
            assert TRANSITIONS[step].permission is Permission.CASE_APPROVE


@calmly
@given(STEPS)
def test_a_closed_case_only_opens_again(steps):
    for before, step, _after in walk(steps)[1]:
        assert before != CaseState.CLOSED or step is Step.REOPEN


def test_every_state_has_a_way_on():
    for state in CaseState:
        assert any(
            state in transition.sources and transition.to not in {None, state}
            for transition in TRANSITIONS.values()
        )
