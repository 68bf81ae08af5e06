"""A one-time link: used once, for 48 hours, never guessed; name, password, then a second factor."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.utils import timezone

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people import actions
from khien.people.models import Invitation, User
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
GOOD = {
    "full_name": "Lò Thị  Mẫu",
    "password": "mot con trau an co non",
    "again": "mot con trau an co non",
}


@pytest.fixture
def link():
    return f"/tai-khoan/loi-moi/{actions.invite_first_administrator(timezone.now())}/"


def test_the_first_administrator_sets_a_name_a_password_and_a_second_factor(
    client, link, django_capture_on_commit_callbacks
):
    assert "quan-tri" in client.get(link).text
    answer = client.post(link, GOOD)
    assert answer["Location"] == "/tai-khoan/lop-hai/ung-dung/"
    page = client.get(answer["Location"])
    assert page.status_code == 200
    assert "data:image/svg+xml" in page.text
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // 30))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/tai-khoan/lop-hai/ung-dung/", {"code": code})
    assert answer["Location"] == "/tai-khoan/lop-hai/ma-du-phong/"
    assert client.get(answer["Location"]).text.count("<code>") == 10
    assert client.get(answer["Location"]).text.count("<code>") == 0
    user = User.objects.get()
    assert user.full_name == "Lò Thị Mẫu"
    assert user.roles == [Role.ADMINISTRATOR]
    assert not Authenticator.objects.get(type="totp").data.get("demo")
    verbs = [entry.verb for entry in ledger.history(user.pk)]
    assert "InvitationAccepted" in verbs
    assert "SignInChanged" in verbs
    assert client.get("/tai-khoan/phien/").status_code == 200


def test_a_link_is_good_once(client, link):
    assert client.post(link, GOOD).status_code == 302
    again = Client().post(link, GOOD)
    assert again.status_code == 404
    assert "không dùng được" in again.text


def test_a_link_ends_after_48_hours(client, link):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(link).status_code == 404
    assert client.post(link, GOOD).status_code == 404
    assert not User.objects.get().has_usable_password()
    fresh = Invitation(created_at=timezone.now())
    assert Invitation.objects.get().created_at <= fresh.created_at


def test_a_guessed_link_gets_the_same_answer_as_a_used_one(client, link):
    client.post(link, GOOD)
    guessed = Client().get("/tai-khoan/loi-moi/" + "x" * 43 + "/")
    used = Client().get(link)
    assert guessed.status_code == used.status_code == 404
    token = link.split("/")[-2]
    assert guessed.text.replace("x" * 43, "…") == used.text.replace(token, "…")


def test_only_the_hash_of_a_link_is_stored(link):
    token = link.split("/")[-2]
    assert token.encode() not in bytes(Invitation.objects.get().token_hash)
    invitation = Invitation.objects.get()
    assert invitation.expires_at - invitation.created_at == timedelta(hours=48)


def test_a_new_link_ends_the_old_one(client, link):
    actions.invite(User.objects.get(), by=SYSTEM, now=timezone.now())
    assert client.get(link).status_code == 404


def test_a_first_administrator_is_invited_only_while_there_is_none(client, link):
    client.post(link, GOOD)
    with pytest.raises(Refused):
        actions.invite_first_administrator(timezone.now())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"password": "ngan qua", "again": "ngan qua"}, "14"),
        ({"again": "khong giong nhau chut nao"}, "Hai lần nhập không giống nhau"),
        ({"full_name": ""}, "Hãy điền mục này"),
        ({"password": "12345678901234567", "again": "12345678901234567"}, "số"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_link_stays_good(client, link, change, sentence):
    answer = client.post(link, GOOD | change)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert client.post(link, GOOD).status_code == 302


def test_who_has_a_second_factor_proves_it_after_a_new_password(client, staff):
    user = staff(Role.AUDITOR)
    token = actions.invite(user, by=SYSTEM, now=timezone.now())
    answer = client.post(f"/tai-khoan/loi-moi/{token}/", GOOD)
    assert answer["Location"] == "/tai-khoan/dang-nhap/"
    assert "_auth_user_id" not in client.session
    user.refresh_from_db()
    assert user.check_password(GOOD["password"])


def test_a_stopped_account_cannot_be_entered_by_its_link(client, staff):
    user = staff(Role.AUDITOR)
    token = actions.invite(user, by=SYSTEM, now=timezone.now())
    actions.deactivate(user, by=SYSTEM, now=timezone.now())
    assert client.post(f"/tai-khoan/loi-moi/{token}/", GOOD).status_code == 404


def test_before_a_password_is_set_nobody_signs_in(client, link):
    answer = client.post("/tai-khoan/dang-nhap/", {"login": "quan-tri", "password": "!"})
    assert answer.status_code == 200
    assert not User.objects.get().may(Permission.LEDGER_READ)
