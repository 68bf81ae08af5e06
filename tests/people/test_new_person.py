"""A new person: an account, a first duty, a link shown once; refusals beside their field."""

import time

import pytest

from khien.directory.models import Function
from khien.people.models import Invitation, User
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
NEW = "/lam-viec/nguoi-dung/them/"


@pytest.fixture
def boss(client, staff, sign_in, province_with_communes):
    user = staff(Role.ADMINISTRATOR)
    sign_in(user)
    just_said_password(client, user)
    return user


def just_said_password(client, user):
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def filled(**change):
    return {
        "full_name": "Hà Thị Mẫu",
        "username": "ha.thi.mau",
        "email": "",
        "role": "commune_officer",
        "territory": "",
        "organisation": "",
    } | change


def test_the_link_is_shown_once_and_the_office_follows_from_the_function(
    client, boss, province_with_communes
):
    here = province_with_communes.communes[0]
    answer = client.post(NEW, filled(territory=str(here.pk)))
    user = User.objects.get(username="ha.thi.mau")
    assert answer["Location"] == f"/lam-viec/nguoi-dung/{user.pk}/loi-moi/"
    assert "/tai-khoan/loi-moi/" in client.get(answer["Location"]).text
    assert "/tai-khoan/loi-moi/" not in client.get(answer["Location"]).text
    duty = user.duties.get()
    assert duty.territory == here
    assert duty.organisation == province_with_communes.office(Function.CHILD_AFFAIRS, here)
    assert Invitation.objects.get().user == user
    assert not user.has_usable_password()


def test_a_link_of_one_person_is_not_shown_on_anothers_page(client, boss, province_with_communes):
    client.post(NEW, filled(territory=str(province_with_communes.province.pk)))
    assert "/tai-khoan/loi-moi/" not in client.get(f"/lam-viec/nguoi-dung/{boss.pk}/loi-moi/").text


def test_a_school_is_named_by_name_without_marks_or_by_code(client, boss, province_with_communes):
    school = province_with_communes.schools[0]
    for number, text in enumerate(("truong tieu hoc suoi ngoc", "98001001")):
        name = f"nguoi.{number}"
        client.post(NEW, filled(username=name, role="school_coordinator", organisation=text))
        assert User.objects.get(username=name).duties.get().organisation == school


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"username": "Có Dấu"}, "Chỉ dùng chữ thường không dấu"),
        ({"full_name": ""}, "Hãy điền mục này"),
        ({}, "Vai trò này cần một địa bàn"),
        ({"role": "school_verifier"}, "Vai trò này cần một cơ quan, trường"),
        ({"role": "school_verifier", "organisation": "không có"}, "Không có cơ quan, trường nào"),
        ({"role": "school_verifier", "organisation": "trường"}, "Có nhiều nơi gần giống"),
        ({"role": "boss_of_all"}, "các mục có ở đây"),
        ({"email": "không phải"}, "Địa chỉ thư này chưa đúng"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(client, boss, change, sentence):
    answer = client.post(NEW, filled(**change))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert User.objects.count() == 1
    assert not Invitation.objects.exists()


def test_a_name_already_taken_is_said(client, boss):
    answer = client.post(NEW, filled(username=boss.username, role="editor"))
    assert answer.status_code == 422
    assert "đã có người dùng" in answer.text


def test_what_is_sent_waits_until_the_password_is_said_again(client, staff, sign_in):
    user = staff(Role.ADMINISTRATOR)
    user.set_password("mot con trau an co non")
    user.save()
    sign_in(user)
    assert client.get(NEW).status_code == 200
    answer = client.post(NEW, filled(role="editor"))
    assert answer["Location"].startswith("/tai-khoan/nhap-lai-mat-khau/")
    assert not User.objects.filter(username="ha.thi.mau").exists()
    page = client.get(answer["Location"])
    assert "Xác nhận lại" in page.text
    answer = client.post(answer["Location"], {"password": "mot con trau an co non"})
    assert User.objects.filter(username="ha.thi.mau").exists()
    assert answer["Location"].endswith("/loi-moi/")
