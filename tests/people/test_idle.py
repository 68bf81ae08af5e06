"""Accounts nobody uses: warned of in time, stopped, and the days are a row somebody can change."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.people import actions, notices
from khien.people.models import AccountNotice, User
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def unused(staff, days, *roles):
    user = staff(*roles)
    User.objects.filter(pk=user.pk).update(last_seen=NOW - timedelta(days=days), created_at=NOW)
    return user


def active(user):
    return User.objects.get(pk=user.pk).is_active


def test_30_days_warn_45_stop_and_each_is_said_once(staff, province_with_communes):
    boss = unused(staff, 0, Role.ADMINISTRATOR)
    fresh, soon, late = (unused(staff, days, Role.EDITOR) for days in (29, 31, 46))
    assert actions.look_after_idle(now=NOW) == (1, 1)
    assert (active(fresh), active(soon), active(late)) == (True, True, False)
    told = set(AccountNotice.objects.values_list("person", "about", "kind"))
    assert told == {
        (soon.pk, soon.pk, "idle_soon"),
        (boss.pk, soon.pk, "idle_soon"),
        (boss.pk, late.pk, "idle_stopped"),
    }
    assert ledger.history(late.pk)[-1].data == {"why": "idle_45_days"}
    assert actions.look_after_idle(now=NOW) == (0, 0)
    actions.reactivate(User.objects.get(pk=late.pk), by=SYSTEM, now=NOW)
    assert actions.look_after_idle(now=NOW) == (0, 0), "counted as seen on the day of opening"


def test_who_comes_back_and_stays_away_again_is_warned_again(staff):
    user = unused(staff, 31)
    actions.look_after_idle(now=NOW)
    User.objects.filter(pk=user.pk).update(last_seen=NOW)
    assert actions.look_after_idle(now=NOW + timedelta(days=31)) == (1, 0)


def test_an_account_never_used_counts_from_its_first_day(staff):
    user = staff()
    User.objects.filter(pk=user.pk).update(created_at=NOW - timedelta(days=46))
    actions.look_after_idle(now=NOW)
    assert not active(user)


def test_the_days_are_a_row_with_its_mark_until_somebody_sets_them(
    client, sign_in, staff, province_with_communes
):
    boss = staff(Role.ADMINISTRATOR)
    sign_in(boss)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(boss.pk)
    session.save()
    User.objects.update(last_seen=NOW)
    gone = unused(staff, 11)
    page = "/lam-viec/nguoi-dung/khong-dung/"
    assert "mới đọc ở nguồn thứ cấp" in client.get(page).text
    said = {"warn_after": 20, "stop_after": 10, "source": "Quyết định 1"}
    assert "báo trước rồi mới được ngừng" in client.post(page, said).text
    assert client.post(page, said | {"warn_after": 7})["Location"] == page
    shown = client.get(page).text
    assert "Quyết định 1" in shown
    assert gone.full_name in shown
    actions.look_after_idle(now=NOW)
    assert not active(gone)


def test_days_out_of_reason_are_refused(staff):
    with pytest.raises(Refused, match="một năm"):
        actions.set_idle_rule(warn_after=1, stop_after=900, source="", by=staff(), now=NOW)


def test_a_mail_names_nobody(staff, settings):
    user = unused(staff, 31)
    actions.look_after_idle(now=NOW)
    notice = AccountNotice.objects.get(person=user)
    message = notices._message("a@b.example", notice)
    assert "sắp tự ngừng" in message.subject
    assert user.full_name not in message.text + message.subject
    settings.MAIL_SERVER = ""
    assert notices.post(now=NOW) == 0
