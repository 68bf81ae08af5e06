"""The fixed questions, answered again as more is known: level and reasons follow, all is kept."""

from datetime import timedelta

import pytest
from django.urls import reverse

from intake_cases import NOW, opening, seen
from khien.core import ledger
from khien.core.actors import REPORTER
from khien.intake.actions import mailbox, triage
from khien.intake.actions import questions as actions
from khien.intake.models import Outcome
from khien.intake.rules.priority import PriorityFacts, assess
from khien.intake.rules.questions import NewAnswers
from khien.intake.rules.triage import Changed

ASKED = ["danger_now", "injury", "offender_near", "meeting", "publish"]


def said(**answers):
    return dict.fromkeys(ASKED, "unknown") | {"seen": "0"} | answers


@pytest.fixture
def desk(sign_in, intake_officer):
    return sign_in(intake_officer)


def page(found):
    return reverse("intake:questions", args=[found.pk])


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("danger_now", "danger_now"),
        ("injury", "asked_injury"),
        ("offender_near", "offender_near"),
        ("meeting", "asked_meeting"),
        ("publish", "asked_publish"),
    ],
)
def test_a_yes_makes_it_red_and_says_why(desk, report, asked, reason):
    found = report()
    assert found.priority == "green"
    desk.post(page(found), said(**{asked: "yes"}))
    found.refresh_from_db()
    assert (found.priority, found.priority_reasons[0]) == ("red", reason)


def test_a_no_speaks_louder_than_the_word_that_was_found():
    facts = {"danger_now": "no", "child_age": None, "kinds": ()}
    signs = frozenset({"publish", "meeting"})
    assert assess(PriorityFacts(**facts, signs=signs)).level == "red"
    answered = PriorityFacts(**facts, signs=signs, publish="no", meeting="no")
    assert assess(answered).level == "green"
    violence = PriorityFacts(**facts, signs=frozenset({"violence"}), injury="no")
    assert assess(violence).level == "red"


def test_every_answer_is_kept_the_reporters_first(desk, report, intake_officer):
    found = report(danger_now="yes", child_age=12)
    desk.post(page(found), said(danger_now="no", child_age="9", kinds=["threat"]))
    desk.post(page(found), said(seen="2", danger_now="no", child_age="9"))
    rows = list(found.answers.order_by("at", "id"))
    assert [(row.by, row.level, row.child_age) for row in rows] == [
        (None, "red", 12),
        (intake_officer, "orange", 9),
        (intake_officer, "orange", 9),
    ]
    assert [row.kinds for row in rows] == [[], ["threat"], []]
    shown = desk.get(page(found)).content.decode()
    assert "Như người báo nói" in shown
    assert ledger.history(found.pk)[-1].verb == "QuestionsAnswered"


def test_what_a_person_decided_is_never_lowered(report, intake_officer):
    found = report()
    decision = opening(outcome=Outcome.INFORMATION_GIVEN, level="orange", level_why="nghi ngờ")
    triage.decide(found, decision, seen=seen(found), by=intake_officer, now=NOW)
    actions.answer(found, NewAnswers(danger_now="no"), seen=0, by=intake_officer, now=NOW)
    found.refresh_from_db()
    assert found.priority == "orange"
    actions.answer(found, NewAnswers(injury="yes"), seen=2, by=intake_officer, now=NOW)
    found.refresh_from_db()
    assert found.priority == "red"


def test_an_office_that_waits_has_less_time_once_it_is_red(report, intake_officer):
    found = report()
    before = found.routings.get().due_at
    actions.answer(found, NewAnswers(injury="yes"), seen=0, by=intake_officer, now=NOW)
    assert found.routings.get().due_at < before
    found.refresh_from_db()
    assert found.due_at == found.routings.get().due_at


def test_a_kind_that_concerns_the_police_is_sent_to_them(report, intake_officer):
    found = report()
    assert found.routings.count() == 1
    actions.answer(found, NewAnswers(kinds=("extortion",)), seen=0, by=intake_officer, now=NOW)
    assert {row.function for row in found.routings.all()} == {"child_affairs", "cyber_police"}


def test_its_open_incident_takes_the_higher_level_never_a_lower_one(report, intake_officer):
    found = report()
    made = triage.decide(found, opening(), seen=seen(found), by=intake_officer, now=NOW).incident
    actions.answer(found, NewAnswers(injury="yes"), seen=0, by=intake_officer, now=NOW)
    made.refresh_from_db()
    assert made.priority == "red"
    actions.answer(
        found, NewAnswers(injury="no", danger_now="no"), seen=2, by=intake_officer, now=NOW
    )
    made.refresh_from_db()
    assert made.priority == "red"


def test_what_happened_again_counts_with_the_answers(report, intake_officer):
    found = report()
    actions.answer(found, NewAnswers(meeting="yes"), seen=0, by=intake_officer, now=NOW)
    mailbox.write(found, text="Lại nữa.", again=True, by=REPORTER, now=NOW + timedelta(hours=1))
    found.refresh_from_db()
    assert found.priority_reasons[:2] == ["asked_meeting", "again"]


def test_two_officers_at_once_see_each_other(desk, report, intake_officer):
    found = report()
    actions.answer(found, NewAnswers(injury="yes"), seen=0, by=intake_officer, now=NOW)
    answer = desk.post(page(found), said(injury="no", child_age="7"))
    assert answer.status_code == 409
    assert "Có người vừa trả lời" in answer.content.decode()
    assert answer.context["form"]["child_age"].value() == "7"
    again = said(seen=answer.context["form"].data["seen"], injury="no", child_age="7")
    assert desk.post(page(found), again).status_code == 302
    with pytest.raises(Changed):
        actions.answer(found, NewAnswers(), seen=0, by=intake_officer, now=NOW)


@pytest.mark.parametrize(
    "wrong", [{"child_age": "-1"}, {"injury": "x"}, {"kinds": ["x"]}, {"danger_now": ""}]
)
def test_a_wrong_answer_is_said_and_nothing_is_stored(desk, report, wrong):
    found = report()
    assert desk.post(page(found), said(**wrong)).status_code == 422
    assert not found.answers.exists()


def test_of_another_commune_there_is_no_such_page(sign_in, commune_officer, report):
    found = report(commune=0)
    assert sign_in(commune_officer(1)).get(page(found)).status_code == 404
