"""Pages that no story comes by, held to axe on a phone: in light, and for contrast in dark."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
ANYBODY = (
    "/tai-khoan/dang-nhap/",
    "/huong-dan/",
    "/huong-dan/?tim=xyzzy",
    "/huong-dan/how-to/install/",
)
ADMINISTRATOR = (
    "/lam-viec/nguoi-dung/",
    "/lam-viec/nguoi-dung/ main tbody a",
    "/lam-viec/nguoi-dung/cho-vao-lai/",
    "/lam-viec/nguoi-dung/khong-dung/",
    "/lam-viec/tai-khoan-can-biet/",
    "/lam-viec/suc-khoe/bao-cao/",
    "/lam-viec/di-mot-vong/",
    "/lam-viec/phim-tat/",
    "/lam-viec/giao-dien/",
    "/tai-khoan/lop-hai/khoa/",
    "/tai-khoan/phien/",
)
EDITOR = ("/lam-viec/tin-tuc/", "/lam-viec/tin-tuc/ap-phich/")
STEERING = ("/lam-viec/bang-dieu-hanh/", "/lam-viec/bao-cao/", "/lam-viec/nhac-viec/thu-khi-nao/")


def look(stage, page: Page, pages: tuple[str, ...]) -> None:
    """An address, or an address and the link to follow there."""
    for each in pages:
        address, _, link = each.partition(" ")
        answer = page.goto(address)
        assert answer
        assert answer.status == 200, address
        if link:
            page.locator(link).first.click()
        stage.hold_to_axe(page, each)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, each


def preview(stage, page: Page) -> None:
    """What would happen to the first row of a list, before it does."""
    page.goto("/lam-viec/nhiem-vu/")
    page.locator("input[name=row]").first.check()
    page.locator(".k-bulk button").first.click()
    stage.hold_to_axe(page, "what is asked of many rows")
    page.locator("main input[type=checkbox]").first.check()
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("button", name="Làm")).to_be_visible()
    stage.hold_to_axe(page, "what would happen to many rows")


def test_a_phone_shows_them_to_everybody(stage):
    look(stage, stage.phone(), ANYBODY)
    look(stage, stage.sign_in("quantri", phone=True), ADMINISTRATOR)
    look(stage, stage.sign_in("bientap", phone=True), EDITOR)
    steering = stage.sign_in("thuongtruc", phone=True)
    look(stage, steering, STEERING)
    preview(stage, steering)
    assert stage.complaints == []
