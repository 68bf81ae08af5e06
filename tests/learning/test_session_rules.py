"""What may be done with a session, refused in sentences a person understands."""

from datetime import timedelta
from uuid import uuid4

import pytest

from fixtures_learning import TODAY, details, plain_session
from khien.core.refusal import Refused
from khien.learning import rules
from khien.learning.models import State

ME, OTHER = uuid4(), uuid4()


def refusal(check, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        check(*args, **kwargs)
    return refused.value


def record(**changes):
    rules.check_can_record(details(**changes), active=True, in_scope=True, today=TODAY)


def test_a_session_of_today_may_be_recorded_one_of_tomorrow_not():
    record(held_on=TODAY)
    assert refusal(record, held_on=TODAY + timedelta(days=1)).field == "held_on"


@pytest.mark.parametrize("headcount", [None, 0, -1, 10**9])
def test_a_headcount_that_cannot_be(headcount):
    assert refusal(record, headcount=headcount).field == "headcount"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"minutes": 14}, "minutes"),
        ({"minutes": 601}, "minutes"),
        ({"strands": ()}, "strands"),
        ({"strands": ("S10",)}, "strands"),
        ({"grades": (0,)}, "grades"),
        ({"grades": (13,)}, "grades"),
        ({"enrolled": 0}, "enrolled"),
    ],
)
def test_details_that_cannot_be(changes, field):
    assert refusal(record, **changes).field == field


def test_a_closed_institution_and_another_persons_institution_are_refused():
    closed = refusal(rules.check_can_record, details(), active=False, in_scope=True, today=TODAY)
    assert closed.field == "held_on"
    strange = refusal(rules.check_can_record, details(), active=True, in_scope=False, today=TODAY)
    assert strange.field == "institution"


def test_only_the_future_is_planned():
    planned = {"active": True, "in_scope": True, "today": TODAY}
    rules.check_can_plan(details(held_on=TODAY, headcount=None), **planned)
    yesterday = details(held_on=TODAY - timedelta(days=1), headcount=None)
    assert refusal(rules.check_can_plan, yesterday, **planned).field == "held_on"


def test_more_people_than_enrolled_is_a_question_and_nothing_else():
    asked = rules.headcount_question(plain_session(headcount=80, enrolled=60))
    assert "80" in asked
    assert "60" in asked
    assert rules.headcount_question(plain_session(headcount=60, enrolled=60)) == ""
    assert rules.headcount_question(plain_session(headcount=60, enrolled=None)) == ""


@pytest.mark.parametrize("writer", ["recorded_by_id", "corrected_by_id"])
def test_whoever_wrote_it_first_or_last_does_not_verify_it(writer):
    session = plain_session(state=State.HELD, document="1/KH", **{writer: ME})
    check = {"in_scope": True, "evidence": 0}
    assert "người khác" in str(refusal(rules.check_can_verify, session, by=ME, **check))
    rules.check_can_verify(session, by=OTHER, **check)


def test_without_evidence_nothing_is_verified():
    session = plain_session(state=State.HELD)
    assert refusal(rules.check_can_verify, session, by=ME, in_scope=True, evidence=0)
    rules.check_can_verify(session, by=ME, in_scope=True, evidence=1)


def test_sent_back_with_a_reason_somebody_can_act_on():
    session = plain_session(state=State.HELD)
    short = refusal(rules.check_can_send_back, session, by=ME, in_scope=True, reason="   sai    ")
    assert short.field == "reason"
    rules.check_can_send_back(session, by=ME, in_scope=True, reason="Số người chưa đúng sổ")


@pytest.mark.parametrize("state", State)
def test_the_table_of_states(state):
    session = plain_session(state=state, document="1/KH")
    allowed = {verb for verb, steps in rules.AFTER.items() if state in steps}
    assert (
        allowed
        == {
            State.PLANNED: {"record"},
            State.HELD: {"correct", "verify", "send_back"},
            State.VERIFIED: {"send_back"},
            State.SENT_BACK: {"correct"},
        }[state]
    )
    if "verify" not in allowed:
        assert refusal(rules.check_can_verify, session, by=ME, in_scope=True, evidence=1)
    if not allowed & {"correct", "record"}:
        assert refusal(rules.check_can_correct, session, in_scope=True)
