"""Signing in: name, password, code; others' wrong guesses never shut me out."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from khien.core import ledger
from khien.directory.models import Installation
from khien.people import actions
from khien.people.attempts import BURST, COOKIE
from khien.people.demo import current_code
from khien.people.roles import Role
from khien.site import settings as project
from signing_in import CODE, PASSWORD, SIGN_IN, code_of, give_password, sign_in_whole

pytestmark = pytest.mark.django_db


def test_password_and_code_together_open_the_door(client, somebody):
    answer = give_password(client, somebody)
    assert answer["Location"] == CODE
    assert client.get("/tai-khoan/phien/").status_code == 302
    answer = client.post(CODE, {"code": code_of(somebody)})
    assert answer["Location"] == "/lam-viec/"
    assert client.session["_auth_user_id"] == str(somebody.pk)


def test_a_name_is_known_whatever_its_case(client, somebody):
    answer = client.post(SIGN_IN, {"login": f" {somebody.username.upper()} ", "password": PASSWORD})
    assert answer["Location"] == CODE


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client, somebody):
    wrong = give_password(client, somebody, "sai rồi nhé bạn ơi")
    unknown = client.post(SIGN_IN, {"login": "khong-co-ai", "password": PASSWORD})
    for answer in (wrong, unknown):
        assert answer.status_code == 200
        assert "Tên đăng nhập hoặc mật khẩu không đúng" in answer.text


def test_a_wrong_code_opens_nothing(client, somebody):
    give_password(client, somebody)
    answer = client.post(CODE, {"code": "000000"})
    assert "Mã không đúng" in answer.text
    assert "_auth_user_id" not in client.session


def test_a_code_is_good_once(somebody):
    code = code_of(somebody)
    first, second = Client(), Client()
    for browser in (first, second):
        give_password(browser, somebody)
    assert first.post(CODE, {"code": code}).status_code == 302
    with CaptureQueriesContext(connection) as asked:
        again = second.post(CODE, {"code": code}).text
    assert "Mã này vừa được nhập" in again
    assert "Mã không đúng" not in again
    assert any("core_bucket" in query["sql"] for query in asked), "known to every process"


def test_guessing_a_password_is_stopped_before_it_is_looked_at(client, somebody):
    for _ in range(BURST):
        give_password(client, somebody, "sai rồi nhé bạn ơi")
    assert "Đã thử quá nhiều lần" in give_password(client, somebody).text


def test_others_wrong_passwords_never_lock_my_own_browser(client, somebody):
    assert sign_in_whole(client, somebody).status_code == 302
    client.post("/tai-khoan/dang-xuat/")
    for address in range(10):
        for _ in range(BURST + 2):
            give_password(
                Client(), somebody, "sai rồi nhé bạn ơi", REMOTE_ADDR=f"203.0.113.{address}"
            )
    stranger = Client()
    assert "Đã thử quá nhiều lần" in give_password(stranger, somebody).text
    assert sign_in_whole(client, somebody, steps=1).status_code == 302


def test_an_office_behind_one_address_is_not_shut_out_with_one_of_it(client, somebody, staff):
    colleague = staff(Role.AUDITOR)
    colleague.set_password(PASSWORD)
    colleague.save()
    for _ in range(BURST + 5):
        give_password(client, somebody, "sai rồi nhé bạn ơi")
    assert give_password(Client(), colleague).status_code == 302


def test_a_browsers_cookie_cannot_be_made_up_or_lent(client, somebody, staff):
    sign_in_whole(client, somebody)
    cookie = client.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["path"] == "/tai-khoan/"
    assert somebody.username not in cookie.value
    client.cookies[COOKIE] = cookie.value[:-2] + "aa"
    client.post("/tai-khoan/dang-xuat/")
    for _ in range(BURST):
        give_password(Client(), somebody, "sai rồi nhé bạn ơi")
    assert "Đã thử quá nhiều lần" in give_password(client, somebody).text


def test_codes_are_limited_too(client, somebody):
    give_password(client, somebody)
    for _ in range(BURST):
        client.post(CODE, {"code": "000000"})
    assert "Đã thử quá nhiều lần" in client.post(CODE, {"code": code_of(somebody)}).text


def test_a_stopped_account_is_told_so_after_the_right_password_alone(client, somebody, staff):
    actions.deactivate(somebody, by=staff(Role.ADMINISTRATOR), now=timezone.now())
    assert "không đúng" in give_password(client, somebody, "sai rồi nhé bạn ơi").text
    assert "_auth_user_id" not in give_password(client, somebody).wsgi_request.session


def test_a_sample_shows_the_code_of_a_demo_account_in_a_marked_box(client, somebody):
    give_password(client, somebody)
    page = client.get(CODE).text
    assert "Chỉ có ở dữ liệu mẫu" in page
    assert current_code(somebody, now=timezone.now()) in page


def test_a_real_installation_never_shows_a_code(client, somebody):
    Installation.objects.update(sample=False)
    give_password(client, somebody)
    page = client.get(CODE).text
    assert "Chỉ có ở dữ liệu mẫu" not in page
    assert code_of(somebody) not in page
    assert current_code(somebody, now=timezone.now()) == ""
    with pytest.raises(Exception, match="Tài khoản mẫu"):
        actions.enrol_demo_totp(somebody, by=somebody, now=timezone.now())


def test_a_sample_never_shows_the_code_of_an_account_that_is_not_a_demo(client, somebody):
    factor = Authenticator.objects.get(user=somebody)
    del factor.data["demo"]
    factor.save()
    give_password(client, somebody)
    assert "Chỉ có ở dữ liệu mẫu" not in client.get(CODE).text


def test_secrets_are_unreadable_in_the_database(somebody):
    stored = Authenticator.objects.get(user=somebody).data["secret"]
    assert decrypt(stored) not in stored
    assert len(decrypt(stored)) == 32


def test_signing_out_ends_the_session_in_the_ledger(client, somebody):
    sign_in_whole(client, somebody)
    client.get("/tai-khoan/phien/")
    client.post("/tai-khoan/dang-xuat/")
    verbs = [entry.verb for entry in ledger.history(somebody.pk)]
    assert verbs[-2:] == ["SessionOpened", "SessionsEnded"]
    assert not somebody.staff_sessions.filter(ended_at=None).exists()


def test_what_is_not_needed_has_no_address(client):
    for name in ("account_signup", "account_email", "account_reset_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert client.get("/tai-khoan/signup/").status_code == 404


def test_passwords_are_kept_as_argon2(settings):
    settings.PASSWORD_HASHERS = project.PASSWORD_HASHERS
    assert make_password(PASSWORD).startswith("argon2$argon2id")
