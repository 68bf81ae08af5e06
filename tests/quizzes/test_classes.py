"""The teacher's side: making a quiz, opening it, before and after, who needs help, exports."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from fixtures_learning import NOW
from fixtures_quizzes import RIGHT
from khien.core import keeping
from khien.curriculum.models import Band
from khien.people.roles import Role
from khien.quizzes.actions import quizzes, taking
from khien.quizzes.actions.quizzes import Recipe
from khien.quizzes.models import Attempt, ClassQuiz, Moment, Quiz, Response
from khien.quizzes.queries import bank as banks
from khien.quizzes.rules.drawing import asked_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer():
    """`answer(opened, seat, wrong=2)`: all right but so many."""

    def answer(opened, seat, *, wrong=0, talk=False):
        asked = [asked_from(row).version for row in opened.paper]
        right = {version: RIGHT[item.kind] for version, item in banks.items(asked)[wrong:]}
        attempt = taking.begin(opened, seat=seat, now=NOW)
        return taking.submit(attempt.pk, right, wants_to_talk=talk, now=NOW)

    return answer


def page_of(opened):
    return reverse("quizzes:class_quiz", args=[opened.pk])


def test_a_quiz_is_made_and_opened_for_a_class(sign_in, teacher, bank):
    client = sign_in(teacher)
    new = reverse("quizzes:quiz_new") + "?lua_tuoi=A2"
    said = {"title": "Trước kỳ nghỉ", "pass_percent": "70", "S9": "4"}
    assert client.post(new, said).status_code == 302
    quiz = Quiz.objects.get()
    assert quiz.counts == {"S9": 4}
    opening = reverse("quizzes:open_class", args=[quiz.pk])
    answer = client.post(opening, {"class_name": "4A", "moment": "before"})
    opened = ClassQuiz.objects.get()
    assert answer["Location"] == page_of(opened)
    assert len(opened.paper) == 4
    page = client.get(page_of(opened)).content.decode()
    assert f"<span>{opened.code[:3]}</span>" in page
    assert reverse("class:code") in page


def test_pressed_twice_there_is_one_quiz_and_one_code(sign_in, teacher, bank):
    client, key = sign_in(teacher), {"sent_key": str(uuid4())}
    new = reverse("quizzes:quiz_new") + "?lua_tuoi=A2"
    for _twice in range(2):
        client.post(new, {"title": "Trước kỳ nghỉ", "pass_percent": "70", "S9": "4"} | key)
    opening = reverse("quizzes:open_class", args=[Quiz.objects.get().pk])
    for name in ("4A", "4A", "4B"):  # gone back for the next class
        client.post(opening, {"class_name": name, "moment": "once"} | key)
    assert sorted(ClassQuiz.objects.values_list("class_name", flat=True)) == ["4A", "4B"]


@pytest.mark.parametrize("counts", [{"S9": "7"}, {}, {"S9": "0"}, {"S9": "-1"}])
def test_a_quiz_of_more_than_there_is_or_of_nothing_is_refused(sign_in, teacher, bank, counts):
    said = {"title": "Bài", "pass_percent": "70"} | counts
    answer = sign_in(teacher).post(reverse("quizzes:quiz_new") + "?lua_tuoi=A2", said)
    assert answer.status_code == 422
    assert not Quiz.objects.exists()


def test_before_and_after_show_what_the_class_learnt(sign_in, teacher, open_class, answer):
    before = open_class(moment=Moment.BEFORE)
    for seat in (1, 2, 3):
        answer(before, seat, wrong=4)
    after = quizzes.open_again_after(before, by=teacher, now=NOW)
    assert quizzes.open_again_after(before, by=teacher, now=NOW) == after
    same = {row["version"] for row in before.paper}
    assert {row["version"] for row in after.paper} == same
    assert after.paper != before.paper
    for seat in (1, 2, 4):
        answer(after, seat, wrong=1)
    page = sign_in(teacher).get(page_of(after)).content.decode()
    assert "2 bạn làm cả hai lần: trước 33,3 %, sau 83,3 %." in page


def test_who_needs_the_teacher_is_seen_by_that_teacher_alone(
    sign_in, staff, school, teacher, opened, answer
):
    answer(opened, 5)
    answer(opened, 8, talk=True)
    answer(opened, 31, wrong=6)
    client = sign_in(teacher)
    assert "muốn nói chuyện" not in client.get(page_of(opened)).content.decode()
    seen = client.get(reverse("quizzes:help", args=[opened.pk])).content.decode()
    assert "Số 8: muốn nói chuyện riêng với thầy cô" in seen
    assert "Số 31: chưa biết kể với ai" in seen
    assert "Số 5:" not in seen
    colleague = sign_in(staff(Role.SCHOOL_COORDINATOR, organisation=school))
    theirs = colleague.get(page_of(opened))
    assert theirs.status_code == 200
    assert "Số 8" not in theirs.content.decode()
    for name in ("help", "xapi", "sheets", "photographs"):
        assert colleague.get(reverse(f"quizzes:{name}", args=[opened.pk])).status_code == 404


def test_another_school_sees_nothing_of_it(sign_in, staff, province_with_communes, opened):
    other = staff(Role.SCHOOL_COORDINATOR, organisation=province_with_communes.schools[1])
    assert sign_in(other).get(page_of(opened)).status_code == 404


def test_a_number_set_aside_counts_no_more(sign_in, teacher, opened, answer):
    attempt = answer(opened, 3, wrong=6)
    client = sign_in(teacher)
    client.post(reverse("quizzes:set_aside", args=[opened.pk, attempt.pk]))
    assert "Số 3" not in client.get(page_of(opened)).content.decode()
    answer(opened, 3)
    assert Attempt.objects.filter(seat=3, set_aside_at=None).get().points == 6


def test_closing_and_opening_longer(sign_in, teacher, opened):
    client, step = sign_in(teacher), reverse("quizzes:step", args=[opened.pk])
    client.post(step, {"close": "1"})
    opened.refresh_from_db()
    assert opened.closes_at == NOW
    client.post(step, {"longer": "1"})
    opened.refresh_from_db()
    assert opened.closes_at > NOW


def test_answers_go_out_as_xapi_without_a_seat(sign_in, teacher, opened, answer):
    attempt = answer(opened, 17, wrong=1)
    client = sign_in(teacher)
    page = reverse("quizzes:xapi", args=[opened.pk])
    told = json.loads(client.get(page).content)
    assert json.loads(client.get(page).content) == told
    assert len(told) == 7
    done = next(each for each in told if each["verb"]["id"].endswith("completed"))
    assert done["result"]["score"] == {"scaled": 0.833333, "raw": 5, "min": 0, "max": 6}
    assert done["result"]["success"] is True
    actors = {each["actor"]["account"]["name"] for each in told}
    assert actors == {str(attempt.pk)}
    assert len({each["id"] for each in told}) == 7


def test_after_a_year_the_numbers_of_pupils_go_and_the_figures_stay(opened, answer):
    attempt = answer(opened, 17, wrong=1)
    later = NOW.replace(year=2028)
    keys = list(attempt.responses.values_list("pk", flat=True))
    keeping.empty(Response, keys, before=later, now=later)
    keeping.empty(Attempt, [attempt.pk], before=later, now=later)
    attempt.refresh_from_db()
    assert (attempt.seat, attempt.wants_to_talk, attempt.points) == (None, None, 5)
    assert not attempt.responses.exclude(said="").exists()


def test_the_lists_cost_the_same_for_more_rows(
    sign_in, teacher, quiz, open_class, answer, costs_the_same
):
    client, numbers = sign_in(teacher), iter(range(100))
    classes = reverse("quizzes:class_quizzes")
    costs_the_same(
        "quizzes/classes.html",
        lambda: client.get(classes),
        lambda: [open_class(f"4{next(numbers)}") for _n in range(2)],
        most=12,
    )
    opened = open_class()
    seats = iter(range(1, 100))
    costs_the_same(
        "quizzes/class_quiz.html",
        lambda: client.get(page_of(opened)),
        lambda: [answer(opened, next(seats), wrong=3) for _n in range(3)],
        most=18,
    )


def test_the_list_of_quizzes_costs_the_same(sign_in, teacher, quiz, costs_the_same):
    client = sign_in(teacher)

    def grow():
        recipe = Recipe("Bài nữa", Band.A2, {"S9": 1}, 50)
        for _n in range(2):
            quizzes.make_quiz(quiz.institution_id, recipe, by=teacher, now=NOW)

    page = reverse("quizzes:quizzes")
    costs_the_same("quizzes/quizzes.html", lambda: client.get(page), grow, most=10)
