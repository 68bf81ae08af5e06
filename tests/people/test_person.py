"""One account: duties begin and end, factors are reset, it stops and opens again; all ledgered."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from khien.core import ledger
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people import actions
from khien.people.models import Invitation, User
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client, staff, sign_in, province_with_communes):
    user = staff(Role.ADMINISTRATOR)
    sign_in(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return user


def page_of(user):
    return f"/lam-viec/nguoi-dung/{user.pk}/"


def verbs(user):
    return [entry.verb for entry in ledger.history(user.pk)]


def again(user):
    return User.objects.get(pk=user.pk)


def test_a_duty_is_given_shown_and_ended(client, boss, staff, province_with_communes):
    user, here = staff(), province_with_communes.communes[1]
    answer = client.post(
        page_of(user) + "giao-viec/",
        {"role": "commune_officer", "territory": str(here.pk), "valid_from": str(today_here())},
    )
    assert answer["Location"] == page_of(user)
    assert again(user).may(Permission.CASE_WORK)
    assert "Đồi Thông" in client.get(page_of(user)).text
    duty = user.duties.get()
    client.post(f"{page_of(user)}nhiem-vu/{duty.pk}/ket-thuc/")
    assert not again(user).may(Permission.CASE_WORK)
    assert "Đã kết thúc" in client.get(page_of(user)).text
    assert verbs(user) == ["DutyGiven", "DutyEnded"]


def today_here():
    return today(timezone.now())


def test_a_duty_that_has_not_begun_gives_nothing_yet(client, boss, staff):
    user = staff()
    tomorrow = today_here() + timedelta(days=1)
    client.post(
        page_of(user) + "giao-viec/", {"role": "editor", "valid_from": tomorrow.isoformat()}
    )
    assert not again(user).may(Permission.DIRECTORY_VIEW)
    assert "Chưa bắt đầu" in client.get(page_of(user)).text
    actions.end_duty(user.duties.get(), by=boss, now=timezone.now())
    assert user.duties.get().valid_to == tomorrow


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"role": "editor", "valid_from": "2026-05-02", "valid_to": "2026-05-01"}, "phải sau"),
        ({"role": "case_manager", "valid_from": "2026-05-02"}, "cần một địa bàn"),
        ({"role": "editor", "valid_from": "hôm qua"}, "chưa đúng"),
        ({"role": "administrator", "valid_from": "2026-05-02"}, "không giữ vai trò nào khác"),
        ({"role": "leader", "valid_from": "2026-05-02", "territory": "x"}, "có trong danh sách"),
    ],
)
def test_a_duty_that_cannot_be_is_said(client, boss, staff, data, sentence):
    user = staff(Role.LEGAL_OFFICER)
    answer = client.post(page_of(user) + "giao-viec/", data)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert user.duties.count() == 1


def test_the_same_duty_twice_is_refused_in_words(boss, staff):
    user = staff(Role.EDITOR)
    with pytest.raises(Refused, match="đúng nhiệm vụ đó"):
        actions.give_duty(user, Role.EDITOR, by=boss, now=timezone.now())


def test_an_auditor_is_given_nothing_else(boss, staff):
    for held, wanted in ((Role.AUDITOR, Role.EDITOR), (Role.EDITOR, Role.AUDITOR)):
        with pytest.raises(Refused, match="không giữ vai trò nào khác"):
            actions.give_duty(staff(held), wanted, by=boss, now=timezone.now())


def test_an_account_stops_and_opens_again(client, boss, staff):
    user = staff(Role.EDITOR)
    client.post(page_of(user) + "ngung/")
    assert not again(user).is_active
    assert not again(user).may(Permission.DIRECTORY_VIEW)
    assert "Mở lại" in client.get(page_of(user)).text
    client.post(page_of(user) + "moi-lai/")
    assert not Invitation.objects.exists()
    client.post(page_of(user) + "mo-lai/")
    assert again(user).may(Permission.DIRECTORY_VIEW)
    assert verbs(user) == ["AccountDeactivated", "AccountReactivated"]


def test_a_new_link_is_made_for_a_forgotten_password(client, boss, staff):
    user = staff(Role.EDITOR)
    answer = client.post(page_of(user) + "moi-lai/")
    assert "/tai-khoan/loi-moi/" in client.get(answer["Location"]).text


def test_all_sessions_of_somebody_are_ended(client, boss, staff):
    user = staff(Role.EDITOR)
    actions.open_session(user, agent="Mozilla Firefox Windows", now=timezone.now())
    assert "Firefox · Windows" in client.get(page_of(user)).text
    client.post(page_of(user) + "dang-xuat/")
    assert "Firefox · Windows" not in client.get(page_of(user)).text


def test_administrators_do_none_of_it_to_themselves(client, boss):
    answer = client.post(f"{page_of(boss)}ngung/", follow=True)
    assert "Bạn không thể tự làm việc này" in answer.text
    duty = boss.duties.get()
    client.post(f"{page_of(boss)}nhiem-vu/{duty.pk}/ket-thuc/")
    assert again(boss).may(Permission.PEOPLE_MANAGE)


def test_a_duty_of_somebody_else_is_not_found_here(client, boss, staff):
    one, other = staff(Role.EDITOR), staff(Role.EDITOR)
    answer = client.post(f"{page_of(one)}nhiem-vu/{other.duties.get().pk}/ket-thuc/")
    assert answer.status_code == 404


def test_the_page_costs_the_same_for_many_duties(
    client, boss, staff, province_with_communes, costs_the_same
):
    user = staff()
    roles = iter((Role.COMMUNE_OFFICER, Role.INTAKE_OFFICER, Role.COMMUNE_CHAIR))

    def grow():
        role = next(roles)
        for commune in province_with_communes.communes:
            actions.give_duty(user, role, territory=commune, by=boss, now=timezone.now())

    costs_the_same("people/person.html", lambda: client.get(page_of(user)), grow, most=13)


def test_nobody_but_an_administrator_opens_an_account(client, staff, sign_in):
    stranger = staff(Role.CASE_MANAGER)
    sign_in(stranger)
    for verb in ("", "ngung/", "moi-lai/", "giao-viec/"):
        answer = client.post(page_of(stranger) + verb) if verb else client.get(page_of(stranger))
        assert answer.status_code == 403
    assert again(stranger).is_active
