"""Somebody lost password, phone and codes: two administrators let them in, never one alone."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils import timezone

from khien.core import ledger, work
from khien.core.refusal import Refused
from khien.people import actions, commands
from khien.people.models import AccountNotice, Recovery, User
from khien.people.recovery_rules import LIFE
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WHY = "Gặp tại cơ quan, mất điện thoại."
ALL = "/lam-viec/nguoi-dung/cho-vao-lai/"


@pytest.fixture
def one(staff, province_with_communes):
    return staff(Role.ADMINISTRATOR)


@pytest.fixture
def two(staff, province_with_communes):
    return staff(Role.ADMINISTRATOR)


@pytest.fixture
def lost(staff):
    user = staff(Role.EDITOR)
    user.last_seen = NOW
    user.set_password("mot con trau an co non")
    user.save()
    return user


def enter(client, sign_in, user):
    sign_in(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def told(person):
    return set(AccountNotice.objects.filter(person=person).values_list("kind", flat=True))


def test_one_asks_another_confirms_and_hands_over_a_link(client, sign_in, one, two, lost):
    enter(client, sign_in, one)
    asking = f"/lam-viec/nguoi-dung/{lost.pk}/cho-vao-lai/"
    assert "vì sao" in client.post(asking, {"reason": "mất"}).text
    assert client.post(asking, {"reason": WHY})["Location"] == ALL
    asked = Recovery.objects.get()
    assert "Xác nhận, tạo liên kết" not in client.get(ALL).text
    client.post(f"{ALL}{asked.pk}/")
    assert Authenticator.objects.filter(user=lost).exists(), "not by the one who asked"
    assert any("vào lại" in item.text for item in work.items(two, NOW))

    enter(client, sign_in, two)
    assert WHY in client.get(ALL).text
    answer = client.post(f"{ALL}{asked.pk}/")
    assert "/tai-khoan/loi-moi/" in client.get(answer["Location"]).text
    again = User.objects.get(pk=lost.pk)
    assert not again.has_usable_password()
    assert not Authenticator.objects.filter(user=lost).exists()
    assert {"recovery_asked", "recovered"} <= told(lost) & told(two)
    assert told(one) == {"recovered"}
    verbs = [entry.verb for entry in ledger.history(lost.pk)]
    assert verbs == ["RecoveryAsked", "RecoveryConfirmed", "SecondFactorReset", "Invited"]


def test_no_administrator_gets_in_as_somebody_alone(one, lost):
    """Neither by a new link, once the factor is gone, nor in the database itself."""
    asked = actions.ask_recovery(lost, reason=WHY, by=one, now=NOW)
    with pytest.raises(Refused, match="Một quản trị viên khác"):
        actions.confirm_recovery(asked, by=one, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery.objects.filter(pk=asked.pk).update(confirmed_by=one, confirmed_at=NOW)
    Authenticator.objects.filter(user=lost).delete()
    with pytest.raises(Refused, match="hai quản trị viên"):
        actions.invite(lost, by=one, now=NOW)
    with pytest.raises(Refused, match="hai quản trị viên"):
        actions.allow_provider(lost, email="a@b.example", subject="", by=one, now=NOW)


def test_whoever_is_signed_in_as_them_is_out_at_once(one, two, lost):
    actions.open_session(lost, agent="", now=NOW)
    asked = actions.ask_recovery(lost, reason=WHY, by=one, now=NOW)
    assert lost.staff_sessions.filter(ended_at=None).exists(), "asking alone ends nothing"
    actions.confirm_recovery(asked, by=two, now=NOW)
    assert not lost.staff_sessions.filter(ended_at=None).exists()


def test_an_administrator_too_needs_two_others(one, two, staff):
    three = staff(Role.ADMINISTRATOR)
    with pytest.raises(Refused, match="không tự xin"):
        actions.ask_recovery(one, reason=WHY, by=one, now=NOW)
    asked = actions.ask_recovery(one, reason=WHY, by=two, now=NOW)
    with pytest.raises(Refused, match="không tự xác nhận"):
        actions.confirm_recovery(asked, by=one, now=NOW)
    assert actions.confirm_recovery(asked, by=three, now=NOW)


def test_too_late_twice_or_stopped_it_opens_nothing(one, two, lost):
    asked = actions.ask_recovery(lost, reason=WHY, by=one, now=NOW)
    with pytest.raises(Refused, match="Đã có người xin"):
        actions.ask_recovery(lost, reason=WHY, by=two, now=NOW)
    with pytest.raises(Refused, match="quá 24 giờ"):
        actions.confirm_recovery(asked, by=two, now=NOW + LIFE)
    later = NOW + LIFE + timedelta(minutes=1)
    fresh = actions.ask_recovery(lost, reason=WHY, by=one, now=later)
    actions.stop_recovery(fresh, by=two, now=later)
    with pytest.raises(Refused, match="đã xong hoặc đã bị bỏ"):
        actions.confirm_recovery(fresh, by=two, now=later)
    assert Authenticator.objects.filter(user=lost).exists()


def test_a_lone_administrator_is_let_in_on_the_machine_and_everybody_is_told(one, lost):
    assert commands.recover(lost.username, now=NOW)
    verbs = [entry.verb for entry in ledger.history(lost.pk)]
    assert verbs[0] == "RecoveredOnMachine"
    assert "recovered" in told(one) & told(lost)


def test_what_was_told_waits_until_it_is_known(client, sign_in, one, lost):
    actions.ask_recovery(lost, reason=WHY, by=one, now=NOW)
    enter(client, sign_in, lost)
    assert any("xin cho vào lại" in item.text for item in work.items(lost, NOW))
    page = "/lam-viec/tai-khoan-can-biet/"
    assert "bạn không nhờ ai" in client.get(page).text
    client.post(page)
    assert "Không có gì mới" in client.get(page).text
