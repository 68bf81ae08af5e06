"""The page of roles, and the pages of one's own account that everybody signed in may open."""

import time

import pytest

from khien.people.roles import Role, reference_table

pytestmark = pytest.mark.django_db


def test_every_role_is_on_the_page_and_in_the_table_for_the_documentation(client, staff, sign_in):
    sign_in(staff(Role.LEADER))
    page = client.get("/lam-viec/nguoi-dung/vai-tro/").text
    for row in reference_table():
        assert row.title in page
        assert row.description in page
    assert [row.role for row in reference_table()] == list(Role)


@pytest.mark.parametrize(
    "address",
    [
        "/tai-khoan/lop-hai/",
        "/tai-khoan/lop-hai/ma-du-phong/moi/",
        "/tai-khoan/lop-hai/bo-ung-dung/",
        "/tai-khoan/lop-hai/khoa/",
        "/tai-khoan/lop-hai/khoa/them/",
        "/tai-khoan/doi-mat-khau/",
        "/tai-khoan/dang-xuat/",
        "/tai-khoan/phien/",
    ],
)
def test_every_page_of_ones_own_account_opens(client, staff, sign_in, address):
    user = staff(Role.EDITOR)
    user.set_password("mot con trau an co non")
    user.save()
    sign_in(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    answer = client.get(address)
    assert answer.status_code == 200
    assert "Khiên" in answer.text


def test_changing_the_password_asks_for_the_old_one(client, staff, sign_in):
    user = staff(Role.EDITOR)
    user.set_password("mot con trau an co non")
    user.save()
    sign_in(user)
    new = {"password1": "hai con trau an co gia", "password2": "hai con trau an co gia"}
    address = "/tai-khoan/doi-mat-khau/"
    wrong = client.post(address, new | {"oldpassword": "sai rồi nhé bạn ơi"})
    assert "không đúng" in wrong.text
    assert client.post(address, new | {"oldpassword": "mot con trau an co non"}).status_code == 302
    user.refresh_from_db()
    assert user.check_password(new["password1"])


def test_the_page_of_roles_is_titled_by_all_of_them(client, staff, sign_in):
    sign_in(staff(Role.EDITOR))
    client.cookies["django_language"] = "en"
    assert "<title>Roles" in client.get("/lam-viec/nguoi-dung/vai-tro/").text
