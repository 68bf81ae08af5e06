"""A pupil on a phone: in by the code, answers, reads why. Nobody's name is asked."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fixtures_learning import NOW
from fixtures_quizzes import RIGHT, written
from khien.core.models import LedgerEvent
from khien.quizzes.actions import bank as banks
from khien.quizzes.actions import quizzes, taking
from khien.quizzes.items import Item, Kind
from khien.quizzes.models import Attempt, Response

pytestmark = pytest.mark.django_db
CODE, PAPER = reverse("class:code"), reverse("class:paper")


@pytest.fixture
def phone():
    return Client()


@pytest.fixture
def begin(phone, opened):
    def begin(seat="12", code=None):
        return phone.post(CODE, {"code": code or opened.code, "seat": seat})

    return begin


def everything_right(page):
    """What the form sends when every box holds the right answer."""
    said = {"pass": page.context["pass"]}
    for question in page.context["form"].questions():
        kind, name = question.item.kind, f"q{question.number}"
        if kind in (Kind.MATCHING, Kind.ORDER):
            said |= {f"{name}_{place}": place for place in RIGHT[kind]}
        else:
            said[name] = RIGHT[kind]
    return said


def test_a_pupil_goes_in_answers_all_and_reads_what_was_right(phone, begin, opened):
    page = begin()
    assert page.status_code == 200
    done = phone.post(PAPER, everything_right(page) | {"talk": "on"})
    assert "Em đúng 6 trên 6 câu." in done.content.decode()
    assert "111 luôn có người nghe" in done.content.decode()
    attempt = Attempt.objects.get()
    assert (attempt.seat, attempt.points, attempt.wants_to_talk) == (12, 6, True)
    assert attempt.responses.count() == 6
    assert not phone.cookies


def test_an_order_is_not_told_by_how_it_is_shown(begin):
    question = next(q for q in begin().context["form"].questions() if q.item.kind == Kind.ORDER)
    shown = [part.name.partition("_")[2] for part in question.parts]
    assert shown != sorted(shown)


def test_what_is_left_open_is_asked_about_once_and_kept(phone, begin):
    page = begin()
    said = everything_right(page)
    said = {name: value for name, value in said.items() if not name.startswith("q1")}
    asked = phone.post(PAPER, said)
    assert asked.context["left_open"] == [1]
    assert not Response.objects.exists()
    assert 'name="sure"' in asked.content.decode()
    done = phone.post(PAPER, said | {"sure": "1"})
    assert "Em đúng 5 trên 6 câu." in done.content.decode()


def test_sent_twice_it_counts_once(phone, begin):
    said = everything_right(begin())
    first = phone.post(PAPER, said)
    again = phone.post(PAPER, {"pass": said["pass"], "sure": "1"})
    assert "Em đúng 6 trên 6 câu." in first.content.decode()
    assert "Em đúng 6 trên 6 câu." in again.content.decode()
    assert Response.objects.count() == 6


def test_a_phone_that_went_dark_goes_on_and_a_sent_number_is_taken(phone, begin):
    begin()
    page = begin()
    assert Attempt.objects.count() == 1
    phone.post(PAPER, everything_right(page))
    taken = begin()
    assert taken.status_code == 422
    assert "Số này đã nộp bài" in taken.content.decode()


def test_a_question_edited_while_it_is_taken_is_asked_as_it_was(phone, begin, bank, editor):
    page = begin()
    other = Item(kind=Kind.SINGLE, text="Câu khác hẳn?", options=("x", "y"), key=(1,))
    banks.write(bank, written(item=other), by=editor, now=NOW)
    done = phone.post(PAPER, everything_right(page))
    assert "Em đúng 6 trên 6 câu." in done.content.decode()
    assert "Câu khác hẳn?" not in begin(seat="13").content.decode()


@pytest.mark.parametrize(
    ("code", "seat", "sentence"),
    [
        ("000000000", "1", "Chưa có bài nào mang mã này"),
        ("mã lạ", "1", "Chưa có bài nào mang mã này"),
        (None, "0", "từ 1 đến 200"),
        (None, "201", "từ 1 đến 200"),
        (None, "mười", "số"),
        (None, "9" * 40, "từ 1 đến 200"),
    ],
)
def test_a_wrong_code_or_seat_is_said_beside_it(begin, code, seat, sentence):
    answer = begin(seat=seat, code=code)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Attempt.objects.exists()


def test_a_code_with_spaces_opens(begin, opened):
    spaced = f"{opened.code[:3]} {opened.code[3:6]}-{opened.code[6:]}"
    assert begin(code=spaced).status_code == 200


def test_whoever_had_begun_may_still_send_after_closing_and_nobody_begins(
    phone, begin, opened, teacher, monkeypatch
):
    said = everything_right(begin())
    quizzes.close(opened, by=teacher, now=NOW)
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=10))
    assert "đã đóng bài này" in begin(seat="13").content.decode()
    assert "Em đúng 6" in phone.post(PAPER, said).content.decode()


def test_too_late_it_is_said_and_what_was_answered_stays_on_the_page(
    phone, begin, opened, teacher, monkeypatch
):
    said = everything_right(begin())
    quizzes.close(opened, by=teacher, now=NOW)
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=16))
    late = phone.post(PAPER, said)
    assert late.status_code == 422
    assert "đưa máy cho thầy cô xem" in late.content.decode()
    assert 'value="Một một MỘT"' in late.content.decode()


def test_after_the_teacher_set_a_number_aside_it_begins_anew(phone, begin, teacher):
    said = everything_right(begin())
    taking.set_aside(Attempt.objects.get(), by=teacher, now=NOW)
    assert "làm lại từ đầu" in phone.post(PAPER, said).content.decode()
    assert begin().status_code == 200
    assert LedgerEvent.objects.filter(verb="AttemptSetAside").count() == 1


@pytest.mark.parametrize("forged", ["", "abc", "A" * 300])
def test_a_forged_pass_opens_nothing(phone, forged):
    answer = phone.post(PAPER, {"pass": forged})
    assert answer.status_code == 200
    assert "Vào bài của lớp" in answer.content.decode()


def test_another_site_cannot_send_in_a_pupils_name(phone, begin):
    said = everything_right(begin())
    assert phone.post(PAPER, said, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
