"""What work between offices asks before it is written down: each rule at its edge."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest

from khien.coordination.models import (
    CompetentLevel,
    DifficultyState,
    MeetingState,
    Outcome,
    RecommendationState,
    ReferralEnd,
    Result,
    Weight,
)
from khien.coordination.rules import (
    difficulties,
    guidance,
    inspections,
    meetings,
    recommendations,
    steps,
    threads,
)
from khien.core.calendars import HANOI
from khien.core.refusal import Refused

TODAY = date(2026, 9, 7)
NOW = datetime(2026, 9, 7, 9, 0, tzinfo=HANOI)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ONE, OTHER, THIRD = (UUID(int=n) for n in (1, 2, 3))
PERSON = SimpleNamespace(pk=ONE)
NONE = object()  # nothing is refused

LEVEL = {"level": CompetentLevel.CENTRAL, "outside": "Bộ Mẫu", "of_commune": False}
PROVINCE = {"level": CompetentLevel.PROVINCE, "outside": "", "of_commune": True}
SEND = {"office": ONE, "sender": OTHER, "level": CompetentLevel.PROVINCE, "ends": []}
ANSWER = {"outcome": Outcome.SOLVED, "words": "Xong.", "reuses": False}
PLAN = SimpleNamespace(approved_at=None, made_by_id=ONE, starts=TODAY, ends=TODAY + DAY)
APPROVED = SimpleNamespace(**vars(PLAN) | {"approved_at": NOW})
APPROVE = {"plan": PLAN, "by": OTHER, "bodies": 1}
ADD = {"plan": PLAN, "due_on": TODAY + DAY, "why": "", "today": TODAY + 9 * DAY}
CALLED = {"plan": None, "due_on": TODAY, "why": "Có tin.", "today": TODAY}
BODY = {"body": ONE, "office": OTHER, "exists": True}
VISIT = {"inspection": SimpleNamespace(plan=APPROVED), "held_on": TODAY, "today": TODAY}
TIMES = {"held_at": NOW, "ended_at": NOW + HOUR, "now": NOW}
MINUTES = SimpleNamespace(state=MeetingState.DRAFT, written_by_id=ONE, concluded="Đồng ý.")
PASS = {"meeting": MINUTES, "by": OTHER, "came": 1}
ACTION = {"office": ONE, "invited": {ONE}, "due_on": TODAY, "held_on": TODAY}
JOIN = {"offices": {ONE}, "about_incident": True, "told": {ONE}}
ASK = {"asked": {ONE}, "sender": OTHER, "due_on": TODAY, "today": TODAY}
DRAFT = SimpleNamespace(published_at=None, withdrawn_at=None, drafted_by_id=OTHER)
USED = SimpleNamespace(published_at=NOW, withdrawn_at=None, drafted_by_id=OTHER)
ENDED = SimpleNamespace(published_at=NOW, withdrawn_at=NOW, drafted_by_id=OTHER)


def minutes(**said):
    return {"meeting": SimpleNamespace(**vars(MINUTES) | said)}


@pytest.mark.parametrize(
    ("check", "said", "changed", "field"),
    [
        (difficulties.check_level, LEVEL, {}, NONE),
        (difficulties.check_level, LEVEL, {"outside": " "}, "outside"),
        (difficulties.check_level, LEVEL, {"of_commune": True}, "level"),
        (difficulties.check_level, PROVINCE, {}, NONE),
        (difficulties.check_can_send_to, SEND, {}, NONE),
        (difficulties.check_can_send_to, SEND, {"sender": ONE}, "function"),
        (difficulties.check_can_send_to, SEND, {"sender": ONE, "level": "central"}, NONE),
        (difficulties.check_can_send_to, SEND, {"ends": [(ONE, ReferralEnd.PASSED_ON)]}, NONE),
        (
            difficulties.check_can_send_to,
            SEND,
            {"ends": [(ONE, ReferralEnd.HANDED_BACK)]},
            "function",
        ),
        (difficulties.check_can_answer, {"by": ONE, "raised_by": OTHER}, {}, NONE),
        (difficulties.check_can_answer, {"by": ONE, "raised_by": ONE}, {}, ""),
        (difficulties.check_outcome, ANSWER, {}, NONE),
        (difficulties.check_outcome, ANSWER, {"words": " "}, "words"),
        (difficulties.check_outcome, ANSWER, {"words": "", "reuses": True}, NONE),
        (
            difficulties.check_outcome,
            ANSWER,
            {"outcome": Outcome.NOT_POSSIBLE, "words": "", "reuses": True},
            "words",
        ),
        (steps.check_version, {"version": 2, "seen": 2}, {}, NONE),
        (steps.check_version, {"version": 2, "seen": None}, {}, NONE),
        (steps.check_version, {"version": 2, "seen": 1}, {}, ""),
        (steps.check_mine, {"mine": True, "sentence": "Không."}, {}, NONE),
        (steps.check_mine, {"mine": False, "sentence": "Không."}, {}, ""),
        (inspections.check_days, {"starts": TODAY, "ends": TODAY}, {}, NONE),
        (inspections.check_days, {"starts": TODAY, "ends": TODAY - DAY}, {}, "ends"),
        (inspections.check_can_approve, APPROVE, {}, NONE),
        (inspections.check_can_approve, APPROVE, {"plan": APPROVED}, ""),
        (inspections.check_can_approve, APPROVE, {"by": ONE}, ""),
        (inspections.check_can_approve, APPROVE, {"bodies": 0}, ""),
        (inspections.check_can_plan, ADD, {}, NONE),
        (inspections.check_can_plan, ADD, {"due_on": TODAY}, NONE),
        (inspections.check_can_plan, ADD, {"due_on": TODAY - DAY}, "due_on"),
        (inspections.check_can_plan, ADD, {"due_on": TODAY + 2 * DAY}, "due_on"),
        (inspections.check_can_plan, ADD, {"plan": APPROVED}, ""),
        (inspections.check_can_plan, CALLED, {}, NONE),
        (inspections.check_can_plan, CALLED, {"why": " "}, "why"),
        (inspections.check_can_plan, CALLED, {"due_on": TODAY - DAY}, "due_on"),
        (inspections.check_body, BODY, {}, NONE),
        (inspections.check_body, BODY, {"exists": False}, "body"),
        (inspections.check_body, BODY, {"office": ONE}, "body"),
        (inspections.check_visit, VISIT, {}, NONE),
        (inspections.check_visit, VISIT, {"held_on": TODAY + DAY}, "held_on"),
        (inspections.check_visit, VISIT, {"inspection": SimpleNamespace(plan=None)}, NONE),
        (inspections.check_visit, VISIT, {"inspection": SimpleNamespace(plan=PLAN)}, ""),
        (meetings.check_times, TIMES, {}, NONE),
        (meetings.check_times, TIMES, {"ended_at": None}, NONE),
        (meetings.check_times, TIMES, {"ended_at": NOW}, "ended_at"),
        (meetings.check_times, TIMES, {"held_at": NOW + HOUR / 2}, "held_at"),
        (meetings.check_can_approve, PASS, {}, NONE),
        (meetings.check_can_approve, PASS, {"by": ONE}, ""),
        (meetings.check_can_approve, PASS, {"came": 0}, ""),
        (meetings.check_can_approve, PASS, minutes(concluded=None), ""),
        (meetings.check_can_approve, PASS, minutes(state="approved"), ""),
        (meetings.check_action, ACTION, {}, NONE),
        (meetings.check_action, ACTION, {"invited": {OTHER}}, "whom"),
        (meetings.check_action, ACTION, {"due_on": TODAY - DAY}, "due_on"),
        (recommendations.check_verifier, {"by": ONE, "reported_by": OTHER}, {}, NONE),
        (recommendations.check_verifier, {"by": ONE, "reported_by": ONE}, {}, ""),
        (recommendations.check_due, {"due_on": TODAY, "today": TODAY}, {}, NONE),
        (recommendations.check_due, {"due_on": None, "today": TODAY}, {}, "due_on"),
        (recommendations.check_due, {"due_on": TODAY - DAY, "today": TODAY}, {}, "due_on"),
        (recommendations.check_due, {"due_on": TODAY, "today": TODAY}, {"least": TODAY}, "due_on"),
        (
            recommendations.check_due,
            {"due_on": TODAY, "today": TODAY},
            {"least": TODAY - DAY},
            NONE,
        ),
        (threads.check_open, {"closed": False}, {}, NONE),
        (threads.check_open, {"closed": True}, {}, ""),
        (threads.check_can_join, JOIN, {}, NONE),
        (threads.check_can_join, JOIN, {"told": {OTHER}}, "offices"),
        (threads.check_can_join, JOIN, {"told": {OTHER}, "about_incident": False}, NONE),
        (threads.check_asks, ASK, {}, NONE),
        (threads.check_asks, ASK, {"asked": set(), "due_on": None}, NONE),
        (threads.check_asks, ASK, {"sender": ONE}, "asked"),
        (threads.check_asks, ASK, {"due_on": None}, "due_on"),
        (threads.check_asks, ASK, {"asked": set()}, "asked"),
        (threads.check_asks, ASK, {"due_on": TODAY - DAY}, "due_on"),
        (threads.check_can_close, {"open_asks": 0}, {}, NONE),
        (threads.check_can_close, {"open_asks": 1}, {}, ""),
        (guidance.check_can_publish, {"version": DRAFT, "by": PERSON}, {}, NONE),
        (guidance.check_can_publish, {"version": USED, "by": PERSON}, {}, ""),
        (
            guidance.check_can_publish,
            {"version": DRAFT, "by": SimpleNamespace(pk=OTHER)},
            {},
            "",
        ),
        (guidance.check_can_withdraw, {"version": USED}, {}, NONE),
        (guidance.check_can_withdraw, {"version": DRAFT}, {}, ""),
        (guidance.check_can_withdraw, {"version": ENDED}, {}, ""),
    ],
)
def test_a_rule_lets_through_or_names_the_field(check, said, changed, field):
    if field is NONE:
        check(**said | changed)
        return
    with pytest.raises(Refused) as refused:
        check(**said | changed)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("state", "late", "due_in", "told"),
    [
        ("open", False, -1, "overdue"),
        ("open", True, -1, "overdue"),
        ("open", False, 0, "due_soon"),
        ("open", False, 7, "due_soon"),
        ("open", False, 8, "in_time"),
        ("reported", False, -9, "checking"),
        ("verified", False, -9, "done"),
        ("verified", True, 9, "done_late"),
        ("dropped", True, -9, "dropped"),
    ],
)
def test_how_a_recommendation_stands(state, late, due_in, told):
    row = SimpleNamespace(state=RecommendationState(state), late=late, due_on=TODAY + due_in * DAY)
    assert recommendations.standing(row, TODAY) == told
    assert recommendations.is_late(row, TODAY) == (late or told == "overdue")


def test_only_what_weighs_needs_a_recommendation_and_what_is_not_met_a_finding():
    remark = SimpleNamespace(pk=ONE, question_id=ONE, weight=Weight.REMARK)
    graver = next(each for each in Weight if each != Weight.REMARK)
    fault = SimpleNamespace(pk=OTHER, question_id=OTHER, weight=graver)
    answers = {ONE: Result.NOT_MET, OTHER: Result.NOT_MET}

    def ready(*, asked=(ONE, OTHER), findings=(remark, fault), recommended=(OTHER,)):
        return inspections.Ready(frozenset(asked), answers, list(findings), frozenset(recommended))

    inspections.check_can_conclude(ready())
    for changed, sentence in (
        ({"asked": (ONE, THIRD)}, "chưa trả lời: 1"),
        ({"findings": (remark,), "recommended": ()}, "chưa ghi tồn tại: 1"),
        ({"recommended": ()}, "chưa có kiến nghị: 1"),
    ):
        with pytest.raises(Refused, match=sentence):
            inspections.check_can_conclude(ready(**changed))


def test_a_step_from_another_state_says_where_it_stands():
    way = difficulties.DIFFICULTY[difficulties.DifficultyStep.ANSWER]
    assert steps.after(way, DifficultyState.REFERRED) == DifficultyState.ANSWERED
    with pytest.raises(Refused, match="đã rút"):
        steps.after(way, DifficultyState.WITHDRAWN)
    stays = steps.Transition(frozenset({DifficultyState.RAISED}), None)
    assert steps.after(stays, DifficultyState.RAISED) == DifficultyState.RAISED


def test_words_are_asked_for_without_their_spaces():
    assert steps.check_words(" Vì vậy. ", "Ghi.", field="why") == "Vì vậy."
    with pytest.raises(Refused) as refused:
        steps.check_words(" ", "Ghi.", field="why")
    assert refused.value.field == "why"
    assert [inspections.next_position(rows) for rows in ([], [4, 2])] == [1, 5]
