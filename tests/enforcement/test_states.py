"""Properties of the tables of states: no result without a verification, nothing skipped."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khien.enforcement.models import Branch, ViolationState
from khien.enforcement.rules.said import ASKS
from khien.enforcement.rules.states import COMMON, HANDLED, PATHS, WITH_RESULT, Step, way_of

calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
S = ViolationState


@calmly
@given(st.lists(st.tuples(st.sampled_from(list(Step)), st.sampled_from(list(Branch))), max_size=30))
def test_a_result_always_follows_a_verification_since_the_last_one_fell_away(steps):
    state, branch = S.VERIFYING, ""
    for step, chosen in steps:
        way = way_of(branch, step)
        if way is None or state not in way.sources:
            continue
        branch = chosen if step is Step.VERIFY else branch
        state = way.to or state
        branch = "" if state is S.VERIFYING else branch
        assert state not in WITH_RESULT or branch


def reached(branch):
    """States that the steps of a branch lead to, each only from one that can be reached."""
    found = {S.HANDLING}
    while (
        more := {way.to for way in PATHS[branch].values() if way.to and way.sources & found} - found
    ):
        found |= more
    return found


def test_every_step_of_every_branch_can_be_reached():
    for branch, path in PATHS.items():
        assert all(way.sources & reached(branch) for way in path.values()), branch


def test_every_branch_reaches_a_result():
    assert all(reached(branch) & WITH_RESULT for branch in Branch)


def test_a_fine_goes_from_the_record_to_its_execution_without_a_leap():
    path, walked = PATHS[Branch.ADMINISTRATIVE], [S.HANDLING]
    for step in (Step.RECORD, Step.DECIDE, Step.SERVE, Step.EXECUTE):
        assert path[step].sources == {walked[-1]}
        walked.append(path[step].to)
    assert walked[-1] is S.EXECUTED


def test_each_step_of_a_path_says_what_it_asks_and_nothing_else_does():
    steps = {(branch, step) for branch, path in PATHS.items() for step in path}
    assert set(ASKS) == steps
    assert not {step for _branch, step in ASKS} & set(COMMON)


def test_what_starts_a_deadline_is_followed_by_what_stops_it():
    for branch, path in PATHS.items():
        started = {code for way in path.values() for code in way.starts}
        stopped = {code for way in (*path.values(), *COMMON.values()) for code in way.stops}
        assert started <= stopped, branch


def test_every_direction_says_whether_it_counts_and_one_does_not():
    assert set(HANDLED) == set(Branch)
    assert [branch for branch, handled in HANDLED.items() if not handled] == [Branch.NOT_IDENTIFIED]
