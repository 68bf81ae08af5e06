"""Properties of the table of states: nothing is settled that was not verified."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khien.enforcement.models import Branch, ViolationState
from khien.enforcement.rules.states import HANDLED, TRANSITIONS, Step

calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@calmly
@given(st.lists(st.sampled_from(list(Step)), max_size=20))
def test_a_result_always_follows_a_verification_since_the_last_opening(steps):
    state, verified = ViolationState.VERIFYING, False
    for step in steps:
        if state not in TRANSITIONS[step].sources:
            continue
        if step is Step.SETTLE:
            assert verified
        verified = (verified or step is Step.VERIFY) and step is not Step.REOPEN
        state = TRANSITIONS[step].to or state
    assert state is not ViolationState.SETTLED or verified


def test_every_direction_says_whether_it_counts_and_one_does_not():
    assert set(HANDLED) == set(Branch)
    assert [branch for branch, handled in HANDLED.items() if not handled] == [Branch.NOT_IDENTIFIED]
