"""An officer has a link taken down, sees it again, and has it taken down once more."""

import re

import pytest
from playwright.sync_api import Page, expect

from stories.playing import submit

pytestmark = pytest.mark.browser
LINK = "https://www.tiktok.com/@tai.khoan.mau/video/777000777"


def incident(page: Page) -> None:
    """One of one's office that is open: there the content is registered."""
    page.goto("/lam-viec/su-viec/")
    links = page.locator("main a[href*='/lam-viec/su-viec/']").all()
    for address in dict.fromkeys(link.get_attribute("href") for link in links):
        page.goto(address or "")
        register = page.locator("a[href*='/lam-viec/go-noi-dung/moi/']")
        if register.count():
            register.first.click()
            return
    raise AssertionError("no open incident of the office")


def press(page: Page, name: str) -> None:
    page.locator("main a.k-button", has_text=name).first.click()


def ask(page: Page) -> None:
    page.check("[name=ask][value=remove]")
    page.select_option("[name=provision]", label=ground(page))
    if not page.input_value("[name=why]"):
        page.fill("[name=why]", "Nội dung đe dọa trẻ em.")
    submit(page)
    expect(page.locator("h1")).to_contain_text("TikTok")


def ground(page: Page) -> str:
    """One that may be printed."""
    said = page.locator("[name=provision] option").all_inner_texts()
    return next(text for text in said if "116/2025" in text)


def sent(page: Page) -> None:
    press(page, "Ghi là đã gửi")
    submit(page)
    expect(page.locator("main")).to_contain_text("Đã lưu.")


def look(page: Page, found: str) -> None:
    press(page, "Kiểm tra còn hay mất")
    page.check(f"[name=found][value={found}]")
    submit(page)


def registered(stage, page: Page) -> str:
    """The address of the content's page."""
    incident(page)
    page.fill("[name=places]", LINK)
    page.fill("[name=about]", "Lời dọa trẻ em.")
    submit(page)
    expect(page.locator("h1")).to_contain_text("Nội dung")
    stage.picture(page, "noi-dung-moi-ghi")
    return page.url


def asked(stage, page: Page, item: str) -> None:
    """With a letter, and an e-mail for an addressee abroad."""
    press(page, "Yêu cầu gỡ")
    expect(page.locator("[name=addressee] option:checked")).to_contain_text("TikTok")
    stage.picture(page, "yeu-cau-go")
    ask(page)
    page.click("main a:has-text('Lập công văn')")
    page.locator("[name=which]").first.check()
    submit(page)
    expect(page.locator("main")).to_contain_text("trong vòng 24 giờ")
    page.goto(item)
    page.click("main a:has-text('đến TikTok')")
    page.click("main a:has-text('Thư điện tử')")
    page.click("main a:has-text('Thư tiếng Anh')")
    expect(page.locator("main")).to_contain_text("remove this content within 24 hours")
    stage.picture(page, "thu-cua-yeu-cau")
    page.go_back()
    page.go_back()
    sent(page)
    expect(page.locator(".k-deadline").first).to_contain_text("Gỡ bỏ nội dung theo yêu cầu")
    stage.picture(page, "yeu-cau-da-gui")


def gone_and_seen_again(stage, page: Page, item: str) -> None:
    press(page, "Đã gỡ")
    submit(page)
    page.goto(item)
    expect(page.locator("main")).to_contain_text(re.compile(r"Lần 3: ngày \d\d/\d\d/\d{4}"))
    look(page, "there")
    expect(page.locator("main")).to_contain_text("Nội dung này đã gỡ rồi lại thấy")
    stage.picture(page, "noi-dung-xuat-hien-lai")
    page.goto("/lam-viec/")
    expect(page.locator("main")).to_contain_text("xuất hiện lại: yêu cầu gỡ lần nữa")


def asked_again(page: Page, item: str) -> None:
    page.goto(item)
    press(page, "Yêu cầu gỡ lần nữa")
    expect(page.locator("[name=why]")).to_have_value("Nội dung đe dọa trẻ em.")
    ask(page)
    sent(page)
    press(page, "Đã gỡ")
    submit(page)
    page.goto(item)
    expect(page.locator("main")).not_to_contain_text("đã gỡ rồi lại thấy")
    expect(page.locator("#requests + article, #requests ~ article")).to_have_count(2)


def on_a_phone(stage, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    stage.picture(page, "noi-dung-tren-dien-thoai")
    page.goto("/lam-viec/go-noi-dung/noi-nhan/")
    expect(page.locator("main")).to_contain_text("abuse@telegram.org")
    stage.picture(page, "danh-ba-noi-nhan")
    page.goto("/lam-viec/go-noi-dung/")
    expect(page.locator("main table")).to_contain_text("777000777")
    stage.picture(page, "danh-sach-noi-dung")


def test_a_takedown_that_reappears(stage):
    page = stage.sign_in("congan")
    item = registered(stage, page)
    asked(stage, page, item)
    gone_and_seen_again(stage, page, item)
    asked_again(page, item)
    on_a_phone(stage, page)
    leader = stage.sign_in("lanhdao", phone=True)
    leader.goto("/lam-viec/go-noi-dung/so-lieu/")
    expect(leader.locator("main table")).to_contain_text("TikTok")
    assert leader.locator("main").inner_text().count("777000777") == 0
    stage.picture(leader, "so-lieu-go-noi-dung")
