import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from khien.core import actions, clock_names, clocks
from khien.core.calendars import HANOI
from khien.core.clocks import ClockState
from khien.core.models import ClockRule, RunningClock

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)


@pytest.fixture
def rules(db):
    actions.load_clock_rules()


def test_the_emergency_measure_is_due_twelve_hours_after_receipt_day_or_night(rules):
    night = datetime(2026, 11, 21, 22, 0, tzinfo=HANOI)
    assert clocks.start("emergency_measure", subject=uuid4(), now=night).due_at == datetime(
        2026, 11, 22, 10, 0, tzinfo=HANOI
    )


def test_the_childs_plan_is_due_in_five_working_days(rules):
    due = clocks.start("child_plan", subject=uuid4(), now=NOW).due_at
    assert due == datetime(2026, 11, 30, 23, 59, 59, tzinfo=HANOI)


def test_starting_again_leaves_the_running_clock_as_it_is(rules):
    child = uuid4()
    first = clocks.start("child_plan", subject=child, now=NOW)
    again = clocks.start("child_plan", subject=child, now=NOW + timedelta(days=3))
    assert (again.pk, again.due_at) == (first.pk, first.due_at)


def test_a_stopped_clock_may_start_anew(rules):
    child = uuid4()
    clocks.start("child_plan", subject=child, now=NOW)
    clocks.stop("child_plan", subject=child, now=NOW)
    clocks.start("child_plan", subject=child, now=NOW + timedelta(days=1))
    assert [c.stopped_at is None for c in clocks.of(child)] == [False, True]


def test_the_rule_of_the_day_is_used(rules):
    ClockRule.objects.filter(code="child_plan").update(valid_to=datetime(2027, 1, 1, tzinfo=UTC))
    ClockRule.objects.create(
        code="child_plan",
        title="Kế hoạch",
        certainty="?",
        unit="hours",
        amount=48,
        valid_from=datetime(2027, 1, 1, tzinfo=UTC),
    )
    assert clocks.rule_on("child_plan", now=NOW).amount == 5
    assert clocks.rule_on("child_plan", now=datetime(2027, 1, 1, tzinfo=HANOI)).amount == 48


def test_a_running_clock_goes_on_when_its_rule_has_a_newer_version(rules):
    child = uuid4()
    first = clocks.start("child_plan", subject=child, now=NOW)
    ClockRule.objects.filter(code="child_plan").update(valid_to=NOW.date())
    ClockRule.objects.create(
        code="child_plan",
        title="Kế hoạch",
        certainty="?",
        unit="hours",
        amount=48,
        valid_from=NOW.date(),
    )
    again = clocks.start("child_plan", subject=child, now=NOW + timedelta(days=1))
    assert again == first
    assert again.due_at == first.due_at


def test_loading_rules_again_keeps_what_an_administrator_changed(rules):
    ClockRule.objects.filter(code="answer_reporter").update(amount=3)
    actions.load_clock_rules()
    assert clocks.rule_on("answer_reporter", now=NOW).amount == 3


@given(
    hours=st.integers(1, 500),
    asked=st.integers(-10, 1000),
    stopped=st.none() | st.integers(0, 1000),
)
def test_the_state_follows_from_the_dates_alone(hours: int, asked: int, stopped: int | None):
    clock = RunningClock(
        started_at=NOW,
        due_at=NOW + timedelta(hours=hours),
        stopped_at=None if stopped is None else NOW + timedelta(hours=stopped),
    )
    state = clocks.state(clock, now=NOW + timedelta(hours=asked))
    if stopped is not None:
        late = stopped > hours
        assert state == (ClockState.DONE_LATE if late else ClockState.DONE_IN_TIME)
    elif asked > hours:
        assert state == ClockState.OVERDUE
    else:
        assert state in {ClockState.IN_TIME, ClockState.DUE_SOON}


def test_the_first_clock_of_a_new_subject_costs_two_queries(rules, django_assert_num_queries):
    with django_assert_num_queries(2):
        clock = clocks.start_first("acknowledge_report", subject=uuid4(), now=NOW)
    assert clock.due_at == NOW + timedelta(hours=24)


@pytest.mark.parametrize("code", ["emergency_measure", "child_plan"])
def test_many_moments_are_answered_at_once_and_as_each_alone(
    rules, code, django_assert_max_num_queries
):
    later = timedelta(days=10)
    changed = ClockRule.objects.get(code=code)
    ClockRule.objects.filter(pk=changed.pk).update(valid_to=(NOW + later).date())
    ClockRule.objects.create(
        code=code,
        title=changed.title,
        certainty=changed.certainty,
        unit=changed.unit,
        amount=changed.amount + 1,
        valid_from=(NOW + later).date(),
    )
    moments = [NOW + timedelta(days=number) for number in range(20)]
    with django_assert_max_num_queries(2):
        dues = clocks.dues_of(code, moments)
    assert dues == {moment: clocks.due_of(code, now=moment) for moment in moments}


def test_before_the_first_rule_there_is_no_deadline_for_any_moment(rules):
    with pytest.raises(ClockRule.DoesNotExist):
        clocks.dues_of("child_plan", [NOW, NOW - timedelta(days=365 * 200)])


def test_every_deadline_that_comes_with_the_house_has_a_name_in_both_languages():
    shipped = Path(clock_names.__file__).parent / "data/clock_rules.json"
    assert {rule["title"] for rule in json.loads(shipped.read_text("utf-8"))} == {
        *clock_names.NAMES
    }
    with override("en"):
        assert ClockRule(title=clock_names.NAMES[0]).name == "Taking up a report"
