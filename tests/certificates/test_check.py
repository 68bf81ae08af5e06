"""Anybody checks a number, and reads no name."""

import pytest
from django.test import Client
from django.urls import reverse

from fixtures_learning import NOW
from khien.certificates import actions
from khien.certificates.models import Withdrawal
from khien.certificates.numbers import grouped, new_number, understood

pytestmark = pytest.mark.django_db
CHECK = reverse("check:check")


@pytest.fixture
def stranger():
    return Client()


@pytest.fixture
def page(certificate):
    return reverse("check:certificate", args=[grouped(certificate.number)])


def test_a_number_shows_what_was_reached_and_who_issued_it_but_no_name(
    stranger, certificate, page, school
):
    typed = grouped(certificate.number).lower().replace("-", " ")
    assert stranger.post(CHECK, {"number": typed})["Location"] == page
    shown = stranger.get(page).content.decode()
    assert "có giá trị" in shown
    assert "An toàn trên mạng, lớp 4" in shown
    assert "Mẫu" not in shown.replace("Trường Tiểu học Mẫu", "")


def test_a_name_is_only_compared(stranger, page):
    assert "khớp với" in stranger.post(page, {"name": "nguyen thi mau"}).content.decode()
    other = stranger.post(page, {"name": "Trần Thị Mẫu"}).content.decode()
    assert "không khớp" in other


def test_names_cannot_be_tried_out_one_after_another(stranger, page):
    answers = [stranger.post(page, {"name": f"Tên {n}"}).status_code for n in range(12)]
    assert answers[:10] == [200] * 10
    assert answers[10:] == [429] * 2


@pytest.mark.parametrize("number", ["0000-0000-0000-0000", "abc", "'; --", "9" * 60])
def test_a_guessed_number_opens_nothing(stranger, certificate, number):
    answer = stranger.post(CHECK, {"number": number})
    assert answer.status_code == 422
    assert "Không có tờ chứng nhận nào mang số này" in answer.content.decode()
    assert stranger.get(reverse("check:certificate", args=["0000"])).status_code == 422
    assert stranger.get(reverse("check:badge", args=["0000"])).status_code == 404


def test_guessing_on_and_on_is_stopped(stranger, certificate):
    answers = {stranger.post(CHECK, {"number": str(n)}).status_code for n in range(32)}
    assert answers == {422, 429}


def test_a_withdrawn_one_says_so_and_why(stranger, certificate, teacher, page):
    actions.withdraw(certificate, why=Withdrawal.WRONG_WORDS, note="nội bộ", by=teacher, now=NOW)
    shown = stranger.get(page).content.decode()
    assert "đã bị thu hồi" in shown
    assert "ghi sai, đã cấp lại" in shown
    assert "nội bộ" not in shown
    assert "có giá trị" not in shown


def test_after_its_years_the_number_still_answers_without_the_name(stranger, certificate, page):
    certificate.holder = None
    certificate.save(update_fields=["holder"])
    shown = stranger.get(page).content.decode()
    assert "có giá trị" in shown
    assert "So tên" not in shown


def test_numbers_are_understood_as_people_copy_them():
    number = new_number()
    assert understood(grouped(number).lower()) == number
    assert understood("OIL0-1111-2222-3333") == "0110111122223333"
    assert understood("U" * 16) == ""
    assert len({new_number() for _n in range(1000)}) == 1000
