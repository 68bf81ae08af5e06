"""My sessions: known by their device, the others ended in one press."""

import pytest
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
