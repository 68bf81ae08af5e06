"""Signing in by the province's own provider, a real one: who comes in, and who never does."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.utils import timezone

from a_provider import running_provider
from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people import actions
from khien.people.models import ProviderIdentity, User
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
BEGIN, BACK = "/tai-khoan/noi-cap/", "/tai-khoan/noi-cap/ve/"
SIGN_IN, CODE, ENROL = (
    "/tai-khoan/dang-nhap/",
    "/tai-khoan/lop-hai/nhap-ma/",
    "/tai-khoan/lop-hai/ung-dung/",
)
MAIL = "can.bo@tinh.example"


@pytest.fixture(scope="module")
def server():
    with running_provider() as running:
        yield running


@pytest.fixture
def provider(server, settings):
    settings.OIDC_ISSUER, settings.OIDC_CLIENT = server.address, "khien"
    settings.OIDC_SECRET, settings.OIDC_NAME = "bi-mat", "Đăng nhập chung"
    settings.OIDC_SECOND_FACTOR = frozenset()
    server.knows("nguoi-1", email=MAIL, email_verified=True, amr=["pwd", "hwk"])
    return server


@pytest.fixture
def officer(staff, province_with_communes):
    return staff(Role.AUDITOR, second_factor=False)


def allow(user, **named):
    named = {"email": "", "subject": ""} | named
    actions.allow_provider(user, **named, by=SYSTEM, now=timezone.now())


def come(client, provider, subject="nguoi-1", begin=BEGIN):
    return client.get(provider.let_in(client.get(begin)["Location"], subject))


def signed_in(client):
    return client.session.get("_auth_user_id")


def verbs(user):
    return [entry.verb for entry in ledger.history(user.pk)]


def test_a_person_an_administrator_named_comes_in_and_enrols_our_own_factor(
    client, provider, officer
):
    allow(officer, email=f" {MAIL.upper()} ")
    assert "Vào bằng Đăng nhập chung" in client.get(SIGN_IN).text
    assert come(client, provider)["Location"] == "/lam-viec/"
    assert signed_in(client) == str(officer.pk)
    assert client.get("/tai-khoan/phien/")["Location"] == ENROL
    identity = ProviderIdentity.objects.get()
    assert identity.subject == "nguoi-1"
    assert "ProviderLinked" in verbs(officer)
    assert not SocialAccount.objects.exists(), "what the provider tells is not kept"


def test_our_own_factor_is_asked_for_unless_the_setting_names_the_providers(
    client, provider, officer, settings
):
    Authenticator.objects.create(user=officer, type="totp", data={"secret": ""})
    allow(officer, subject="nguoi-1")
    assert come(client, provider)["Location"] == CODE
    assert signed_in(client) is None
    settings.OIDC_SECOND_FACTOR = frozenset({"hwk"})
    assert come(client, provider)["Location"] == CODE, "once, of an account that has one"
    ProviderIdentity.objects.update(linked_at=timezone.now())
    assert come(client, provider)["Location"] == "/lam-viec/"
    provider.knows("nguoi-1", email=MAIL, email_verified=True, amr=["pwd"])
    client.post("/tai-khoan/dang-xuat/")
    assert come(client, provider)["Location"] == CODE


def test_where_the_providers_factor_counts_no_other_is_enrolled(
    client, provider, officer, settings
):
    settings.OIDC_SECOND_FACTOR = frozenset({"hwk"})
    allow(officer, subject="nguoi-1")
    come(client, provider)
    assert client.get("/tai-khoan/phien/").status_code == 200


@pytest.mark.parametrize("claims", [{"email_verified": False}, {}, {"email_verified": "true"}])
def test_an_address_nobody_verified_is_nobodys(client, provider, officer, claims):
    provider.knows("nguoi-2", email=MAIL, **claims)
    allow(officer, email=MAIL)
    answer = client.get(come(client, provider, "nguoi-2")["Location"])
    assert "chưa được quản trị viên cho vào" in answer.text
    assert signed_in(client) is None


def test_nobody_is_ever_made_by_signing_in(client, provider, province_with_communes):
    before = User.objects.count()
    assert come(client, provider)["Location"] == SIGN_IN
    assert User.objects.count() == before
    assert signed_in(client) is None


def test_an_address_that_went_to_another_person_opens_nothing(client, provider, officer):
    allow(officer, email=MAIL)
    come(client, provider)
    provider.knows("nguoi-3", email=MAIL, email_verified=True)
    stranger = Client()
    assert come(stranger, provider, "nguoi-3")["Location"] == SIGN_IN
    assert signed_in(stranger) is None
    assert verbs(officer)[-1] == "ProviderRefused"


def test_a_stopped_account_stays_out(client, provider, officer):
    allow(officer, email=MAIL)
    actions.deactivate(officer, by=SYSTEM, now=timezone.now())
    assert come(client, provider)["Location"] == "/tai-khoan/da-ngung/"
    assert signed_in(client) is None


def test_what_comes_back_is_good_once_and_in_the_browser_that_asked(client, provider, officer):
    allow(officer, email=MAIL)
    way = provider.let_in(client.get(BEGIN)["Location"], "nguoi-1")
    other = Client()
    assert other.get(way)["Location"] == SIGN_IN, "no state of this browser"
    assert client.get(way)["Location"] == "/lam-viec/"
    client.post("/tai-khoan/dang-xuat/")
    again = client.get(way)
    assert again["Location"] == SIGN_IN
    assert "Bạn hãy thử lại" in client.get(SIGN_IN).text


def test_a_code_of_another_attempt_is_refused_for_its_nonce(client, provider, officer):
    """A code somebody else obtained, put behind the state of this browser."""
    allow(officer, email=MAIL)
    thief = Client()
    stolen = parse_qs(urlsplit(provider.let_in(thief.get(BEGIN)["Location"], "nguoi-1")).query)
    mine = parse_qs(urlsplit(client.get(BEGIN)["Location"]).query)
    answer = client.get(BACK, {"code": stolen["code"][0], "state": mine["state"][0]})
    assert answer["Location"] == SIGN_IN
    assert signed_in(client) is None


def test_the_session_before_is_not_the_session_after(client, provider, officer):
    allow(officer, email=MAIL)
    client.get(BEGIN)
    before = client.session.session_key
    come(client, provider)
    assert signed_in(client)
    assert client.session.session_key != before
    assert not Client(headers={"cookie": f"sessionid={before}"}).session.get("_auth_user_id")


@pytest.mark.parametrize("there", ["https://xau.example/", "//xau.example", "javascript:alert(1)"])
def test_it_leads_to_no_other_site_afterwards(client, provider, officer, there):
    allow(officer, email=MAIL)
    assert come(client, provider, begin=f"{BEGIN}?next={there}")["Location"] == "/lam-viec/"


def test_it_leads_back_to_the_page_that_was_wanted_and_to_nothing_else_asked_for(
    client, provider, officer
):
    allow(officer, email=MAIL)
    asked = f"{BEGIN}?next=/tai-khoan/phien/&process=connect&scope=admin&auth_params=acr_values%3Dx"
    there = client.get(asked)["Location"]
    assert "admin" not in there
    assert "acr_values" not in there
    assert client.get(provider.let_in(there, "nguoi-1"))["Location"] == "/tai-khoan/phien/"


def test_a_provider_that_is_away_leaves_the_own_way_open_and_says_so(client, provider, settings):
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    page = client.get(client.get(BEGIN)["Location"]).text
    assert "chưa trả lời" in page
    assert 'name="password"' in page


def test_a_provider_under_another_name_is_not_believed(client, provider, settings):
    settings.OIDC_ISSUER = provider.address + "/."
    assert client.get(BEGIN)["Location"] == SIGN_IN


def test_signing_out_says_that_the_provider_still_knows_this_computer(client, provider, officer):
    allow(officer, email=MAIL)
    come(client, provider)
    out = client.post("/tai-khoan/dang-xuat/")
    assert out["Location"] == "/tai-khoan/da-dang-xuat/"
    page = client.get(out["Location"]).text
    assert "vẫn còn đăng nhập" in page
    assert "/oauth2/end_session?" in page
    assert signed_in(client) is None


def test_who_has_only_the_provider_is_asked_there_before_a_grave_act(
    client, provider, staff, settings, province_with_communes
):
    settings.OIDC_SECOND_FACTOR = frozenset({"hwk"})
    boss, other = staff(Role.ADMINISTRATOR, second_factor=False), staff()
    allow(boss, subject="nguoi-1")
    come(client, provider)
    session = client.session
    session["account_authentication_methods"] = [{"method": "x", "at": time.time() - 3600}]
    session.save()
    answer = client.post(f"/lam-viec/nguoi-dung/{other.pk}/ngung/")
    assert answer["Location"].startswith(BEGIN)
    assert "prompt=login" in client.get(answer["Location"])["Location"]
    assert User.objects.get(pk=other.pk).is_active


def test_an_administrator_names_it_on_a_page_and_never_their_own(
    client, provider, staff, sign_in, officer
):
    boss = staff(Role.ADMINISTRATOR)
    sign_in(boss)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(boss.pk)
    session.save()
    page = f"/lam-viec/nguoi-dung/{officer.pk}/noi-cap/"
    assert "một trong hai" in client.post(page, {"email": MAIL, "subject": "x"}).text
    assert client.post(page, {"email": MAIL})["Location"] == page
    assert MAIL in client.get(page).text
    other = f"/lam-viec/nguoi-dung/{staff().pk}/noi-cap/"
    assert "được ghi cho một người khác" in client.post(other, {"email": MAIL}).text
    client.post(page + "bo/")
    assert not ProviderIdentity.objects.exists()
    assert verbs(officer) == ["ProviderAllowed", "ProviderEnded"]
    with pytest.raises(Refused, match="nhờ người khác"):
        actions.allow_provider(boss, email=MAIL, subject="", by=boss, now=timezone.now())


def test_without_the_setting_there_is_no_such_way(client):
    assert "noi-cap" not in client.get(SIGN_IN).text
    for address in (BEGIN, BACK, "/tai-khoan/da-dang-xuat/"):
        assert client.get(address).status_code == 404


def test_no_duty_comes_with_it(client, provider, staff, settings, province_with_communes):
    settings.OIDC_SECOND_FACTOR = frozenset({"hwk"})
    provider.knows(
        "nguoi-1", email=MAIL, email_verified=True, amr=["hwk"], groups=["administrator"]
    )
    plain = staff(second_factor=False)
    allow(plain, subject="nguoi-1")
    come(client, provider)
    assert not plain.may(Permission.PEOPLE_MANAGE)
    assert client.get("/lam-viec/nguoi-dung/").status_code == 403
