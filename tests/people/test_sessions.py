"""My sessions: known by their device, the others ended in one press."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from khien.people.devices import device_words
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
DESK = "Mozilla/5.0 (Windows NT 10.0; rv:120.0) Gecko/20100101 Firefox/120.0"


def test_signing_out_elsewhere_leaves_this_browser_signed_in(client, staff):
    user = staff(Role.EDITOR)
    phone = Client(headers={"user-agent": PHONE})
    desk = Client(headers={"user-agent": DESK})
    for browser in (phone, desk):
        browser.force_login(user)
        assert browser.get("/tai-khoan/phien/").status_code == 200
    page = desk.get("/tai-khoan/phien/").text
    assert "Chrome · Android" in page
    assert "Firefox · Windows" in page
    assert page.count("Phiên này") == 1
    desk.post("/tai-khoan/phien/dang-xuat-noi-khac/")
    assert phone.get("/tai-khoan/phien/").status_code == 302
    page = desk.get("/tai-khoan/phien/").text
    assert "Chrome · Android" not in page


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "Chrome · Android"),
        (DESK, "Firefox · Windows"),
        ("Mozilla/5.0 (iPhone) Version/17 Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120 Chrome/114", "Cốc Cốc · Windows"),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_a_device_is_told_in_words_and_nothing_of_it_is_kept(agent, words):
    assert device_words(agent) == words


def test_the_page_asks_the_database_as_often_for_twice_the_sessions(client, staff, costs_the_same):
    user = staff(Role.EDITOR)
    client.force_login(user)

    def grow():
        for _ in range(4):
            other = Client(headers={"user-agent": DESK})
            other.force_login(user)
            other.get("/tai-khoan/phien/")

    costs_the_same("people/sessions.html", lambda: client.get("/tai-khoan/phien/"), grow, most=7)


def test_the_page_of_keys_asks_the_database_as_often_for_twice_the_keys(
    client, staff, monkeypatch, costs_the_same
):
    user = staff(Role.EDITOR)
    client.force_login(user)

    def grow():
        for number in range(4):
            Authenticator.objects.create(
                user=user, type="webauthn", data={"name": f"Khóa {number}"}
            )

    costs_the_same(
        "mfa/webauthn/authenticator_list.html",
        lambda: client.get("/tai-khoan/lop-hai/khoa/"),
        grow,
        most=10,
    )
