"""Whoever knows a password and guesses at the code: counted, slowed, told; its owner gets in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from khien.core import ledger
from khien.core.calendars import today
from khien.people import attempts
from khien.people.actions.factors import TOLD_AFTER
from khien.people.models import AccountNotice, NoticeKind
from khien.people.roles import Role
from khien.site.models import SignInTally
from khien.site.security_report.figures import measure
from signing_in import CODE, PASSWORD, code_of, give_password, sign_in_whole

pytestmark = pytest.mark.django_db
WRONG = "not-a-code"
CHANGE = "/tai-khoan/doi-mat-khau/"
TOO_MANY = "Đã thử quá nhiều lần"


def guess(user, times, *, address):
    thief = Client(REMOTE_ADDR=address)
    give_password(thief, user)
    return [thief.post(CODE, {"code": f"{WRONG} {address} {n}"}).text for n in range(times)]


def wrong_codes(user):
    return [e.data for e in ledger.history(user.pk) if e.verb == "SecondFactorWrong"]


def test_each_wrong_code_stands_in_the_ledger_and_in_the_yearly_report(client, somebody):
    guess(somebody, 2, address="203.0.113.1")
    sign_in_whole(client, somebody)
    client.post("/tai-khoan/dang-xuat/")
    give_password(client, somebody)
    client.post(CODE, {"code": WRONG})
    assert wrong_codes(somebody) == [{"known": False}, {"known": False}, {"known": True}]
    now = timezone.now()
    assert measure(today(now).year, now=now)["sign_in"]["wrong_codes"] == 3


def test_a_right_code_and_one_used_twice_are_no_guesses(client, somebody):
    code = code_of(somebody)
    give_password(client, somebody)
    client.post(CODE, {"code": f"{code[:3]} {code[3:]}"})
    again = Client()
    give_password(again, somebody)
    assert "vừa được nhập" in again.post(CODE, {"code": code}).text, "written in another way"
    assert wrong_codes(somebody) == []


def test_a_guesser_is_slowed_and_what_is_not_looked_at_is_not_noted(somebody):
    burst, _rate = attempts.STRANGERS["second_factor"]
    for address in range(4):
        guess(somebody, attempts.BURST, address=f"203.0.113.{address}")
    assert len(wrong_codes(somebody)) == burst
    assert TOO_MANY in guess(somebody, 1, address="203.0.113.9")[0]


def test_the_owner_gets_in_all_the_while_in_a_browser_of_theirs(client, somebody):
    sign_in_whole(client, somebody)
    client.post("/tai-khoan/dang-xuat/")
    for address in range(4):
        guess(somebody, attempts.BURST, address=f"203.0.113.{address}")
    assert sign_in_whole(client, somebody, steps=1).status_code == 302


def test_the_pause_of_strangers_is_over_within_minutes(rf, somebody):
    now = timezone.now()
    asked = rf.get("/", REMOTE_ADDR="203.0.113.1")
    others = [rf.get("/", REMOTE_ADDR=f"203.0.113.{n}") for n in range(2, 30)]
    for each in others:
        attempts.allowed(each, "second_factor", somebody.username, now=now)
    assert not attempts.allowed(asked, "second_factor", somebody.username, now=now)
    soon = now + timedelta(minutes=3)
    assert attempts.allowed(asked, "second_factor", somebody.username, now=soon)


def test_the_person_and_the_administrators_are_told_once(somebody, staff):
    administrator = staff(Role.ADMINISTRATOR)
    guess(somebody, TOLD_AFTER - 1, address="203.0.113.1")
    assert not AccountNotice.objects.exists()
    guess(somebody, 3, address="203.0.113.2")
    told = AccountNotice.objects.filter(kind=NoticeKind.CODES_GUESSED, about=somebody)
    assert set(told.values_list("person", flat=True)) == {somebody.pk, administrator.pk}
    assert told.count() == 2


def test_the_old_password_is_not_guessed_on_an_open_computer(client, somebody):
    sign_in_whole(client, somebody)
    new = "mot cau rat dai va de nho"
    said = {"oldpassword": "sai rồi nhé bạn ơi", "password1": new, "password2": new}
    for _ in range(attempts.BURST):
        assert "Mật khẩu hiện tại không đúng" in client.post(CHANGE, said).text
    for old in ("sai rồi nhé bạn ơi", PASSWORD):
        assert TOO_MANY in client.post(CHANGE, said | {"oldpassword": old}).text
    assert SignInTally.objects.get().failed == attempts.BURST
