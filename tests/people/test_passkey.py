"""A passkey added, renamed, signing in and taken away, in a real Chromium with a made-up key."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect, sync_playwright

from khien.core.actors import SYSTEM
from khien.people import actions
from khien.people.demo import current_code
from khien.people.roles import Role

PASSWORD = "mot con trau an co non"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def somebody(transactional_db, staff, province_with_communes):
    user = staff(Role.AUDITOR)
    user.password = make_password(PASSWORD)
    user.save()
    actions.enrol_demo_totp(user, by=SYSTEM, now=timezone.now())
    yield user
    with connection.cursor() as cursor:  # what threads of the live server still hold
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def sign_in_by_hand(page, site, user):
    page.goto(f"{site}/tai-khoan/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Mã 6 số").fill(current_code(user, now=timezone.now()))
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url("**/lam-viec/**")


@pytest.mark.browser
def test_a_key_is_added_renamed_signs_in_and_goes(live_server, somebody, monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's loop runs in this thread
    site = live_server.url.replace("127.0.0.1", "localhost")
    complaints = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(locale="vi-VN")
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else 0)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        devices = page.context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

        sign_in_by_hand(page, site, somebody)
        page.goto(f"{site}/tai-khoan/lop-hai/khoa/them/")
        page.get_by_label("Tên để bạn nhận ra khóa này").fill("Máy cơ quan")
        page.get_by_label("không cần mật khẩu").check()
        page.get_by_role("button", name="Thêm khóa").click()
        page.wait_for_url(re.compile("ma-du-phong|lop-hai/$"))

        page.goto(f"{site}/tai-khoan/lop-hai/khoa/")
        page.get_by_role("link", name="Đổi tên").click()
        page.get_by_label("Tên để bạn nhận ra khóa này").fill("Máy ở bàn tôi")
        page.get_by_role("button", name="Lưu").click()
        expect(page.get_by_role("rowheader", name="Máy ở bàn tôi")).to_be_visible()

        page.goto(f"{site}/tai-khoan/dang-xuat/")
        page.get_by_role("button", name="Đăng xuất").click()
        page.wait_for_url("**/dang-nhap/**")
        page.get_by_role("button", name="Vào bằng khóa bảo mật").click()
        page.wait_for_url("**/lam-viec/**")

        page.goto(f"{site}/tai-khoan/lop-hai/khoa/")
        page.get_by_role("link", name="Bỏ", exact=True).click()
        page.get_by_role("button", name="Bỏ khóa").click()
        expect(page.get_by_text("Chưa có khóa nào")).to_be_visible()
        browser.close()
    assert not Authenticator.objects.filter(user=somebody, type="webauthn").exists()
    assert complaints == []


@pytest.mark.django_db
def test_without_javascript_the_page_says_what_to_do_instead(client):
    page = client.get("/tai-khoan/dang-nhap/").text
    assert "Khóa bảo mật cần JavaScript" in page
    assert re.search(r"<button[^>]*data-passkey-button[^>]*hidden", page)
    assert client.get("/tai-khoan/dang-nhap/khoa/").status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sent", ["", "{}", '{"response": {"userHandle": "eA"}}', "khong phai json"]
)
def test_a_made_up_key_opens_nothing(client, sent):
    asked = client.get(
        "/tai-khoan/dang-nhap/khoa/", headers={"X-Requested-With": "XMLHttpRequest"}
    ).json()
    assert asked["request_options"]["publicKey"]["userVerification"] == "required"
    answer = client.post("/tai-khoan/dang-nhap/khoa/", {"credential": sent})
    assert answer["Location"] == "/tai-khoan/dang-nhap/"
    assert "_auth_user_id" not in client.session
