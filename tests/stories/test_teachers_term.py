"""A term of a teacher: planned at the desk, held where there is no network, sent when there is.

By its name played after the story that counts the same school, which is not counted before.
"""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from fixtures_evidence import picture

pytestmark = pytest.mark.browser

TEACHER = "giaovien"
PHONE = "/lam-viec/giao-duc/dien-thoai/"
UNDER_A_MINUTE = 60_000
DONE = "Đã gửi hết"
LARGE = (4000, 3000)


def plan_the_year(stage, desk: Page) -> None:
    desk.goto("/lam-viec/giao-duc/")
    desk.click("main a:has-text('Ghi một buổi')")
    desk.fill("[name=title]", "Bàn tay năm ngón")
    desk.fill("[name=headcount]", "")
    desk.fill("[name=held_on]", date.today().isoformat())  # noqa: DTZ011  (the browser's own day)
    desk.check("[name=strands][value=S9]")
    desk.click("summary:has-text('Chọn bài học')")
    desk.check("[name=lessons][value=a3-s9]")
    desk.check("[name=grades][value='6']")
    desk.click("button:has-text('lưu dự kiến')")
    desk.locator("main dd a").first.click()
    desk.click("main a:has-text('Kế hoạch năm học')")
    desk.click("summary:has-text('Văn bản kế hoạch')")
    desk.fill("[name=document]", "45/KH-TH")
    desk.click("button:has-text('Lưu kế hoạch')")
    for name in ("6A", "6B"):
        desk.click("main a:has-text('Thêm một lớp')")
        desk.fill("[name=name]", name)
        desk.select_option("[name=grade]", "6")
        desk.fill("[name=numbers]", "1-40")
        desk.fill("[name=girls]", "1-20")
        desk.click("button:has-text('Lưu lớp')")
    desk.click("button:has-text('Tạo địa chỉ lịch')")
    expect(desk.locator("main")).to_contain_text("khien.ics")
    stage.picture(desk, "t-01-ke-hoach")


def carry(phone: Page) -> None:
    phone.goto(PHONE)
    expect(phone.locator("[data-status]")).to_contain_text(DONE)
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")


def open_class(phone: Page, name: str) -> None:
    phone.locator("[data-due] button", has_text="Bàn tay năm ngón").first.click()
    phone.locator("[data-classes] button", has_text=name).click()


def attend_without_network(stage, phone: Page) -> None:
    phone.context.set_offline(True)
    phone.reload()
    expect(phone.locator("[data-status]")).to_contain_text("Chưa có mạng")
    stage.picture(phone, "t-02-khong-mang")
    begun = phone.evaluate("performance.now()")
    open_class(phone, "6A")
    for number in ("7", "12"):
        phone.locator("[data-numbers] label").filter(has_text=re.compile(f"^{number}$")).click()
    expect(phone.locator("[data-present-now]")).to_have_text("38 trên 40 có mặt")
    stage.picture(phone, "t-03-diem-danh")
    phone.click("button:has-text('Lưu điểm danh')")
    assert phone.evaluate("performance.now()") - begun < UNDER_A_MINUTE
    expect(phone.locator("[data-outbox]")).to_contain_text("6A")
    open_class(phone, "6B")
    phone.fill("[name=counted]", "41")
    phone.click("button:has-text('Lưu điểm danh')")
    expect(phone.locator("[data-part=sheet] [data-said]")).to_contain_text("khác nhau")
    phone.fill("[name=note]", "Một em lớp 6A học nhờ.")
    phone.click("button:has-text('Lưu điểm danh')")
    expect(phone.locator("[data-outbox] li")).to_have_count(2)


def photograph_without_network(stage, phone: Page) -> None:
    phone.locator("[data-due] button", has_text="Bàn tay năm ngón").first.click()
    board = {"name": "IMG_1.png", "mimeType": "image/png", "buffer": picture("PNG", size=LARGE)}
    phone.set_input_files("[data-part=session] [type=file]", board)
    expect(phone.locator("[data-outbox]")).to_contain_text("Ảnh làm bằng chứng")
    kept = phone.evaluate("khienStore('khien-diem-danh', ['keep', 'outbox']).all('outbox')")
    assert len([each for each in kept if each["kind"] == "photo"]) == 1
    stage.picture(phone, "t-03-anh")


def offers_only_what_fits(phone: Page) -> None:
    """A school of grades 6 to 9: no other grade, and the lessons of the grade that is chosen."""
    new = phone.locator("[data-part=new]")
    new.locator("summary:has-text('Chọn bài học')").click()
    grades = new.locator("[name=grades]:enabled")
    assert grades.evaluate_all("all => all.map((each) => each.value)") == ["6", "7", "8", "9"]
    expect(new.locator("[name=lessons][value=a4-s1]")).to_be_disabled()
    expect(new.locator("[name=lessons][value=a3-s1]")).to_be_enabled()
    new.locator("[name=grades][value='9']").check()
    expect(new.locator("[name=lessons][value=a2-s1]")).to_be_disabled()
    expect(new.locator("label", has_text="Lớp 10")).to_be_hidden()


def another_session_without_network(stage, phone: Page) -> None:
    phone.click("button:has-text('Ghi một buổi khác')")
    offers_only_what_fits(phone)
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011  (the browser's own day)
    phone.fill("[data-part=new] [name=held_on]", yesterday.isoformat())
    phone.fill("[data-part=new] [name=title]", "Ba điều không nói")
    phone.fill("[data-part=new] [name=headcount]", "40")
    phone.check("[data-part=new] [name=strands][value=S7]")
    stage.picture(phone, "t-04-buoi-khac")
    phone.click("button:has-text('Giữ buổi này')")
    phone.reload()  # closed and opened again: nothing written is gone
    expect(phone.locator("[data-outbox] li")).to_have_count(4)
    stage.picture(phone, "t-05-chua-gui")


def send(stage, phone: Page) -> None:
    phone.context.set_offline(False)
    phone.click("[data-send]")
    expect(phone.locator("[data-status]")).to_contain_text(DONE, timeout=UNDER_A_MINUTE)
    expect(phone.locator("[data-unsent]")).to_be_hidden()
    stage.forgive_no_network()
    stage.picture(phone, "t-06-da-gui")


def verify(stage, head: Page, address: str) -> None:
    head.goto(address)
    expect(head.locator("main")).to_contain_text("Một em lớp 6A học nhờ.")
    expect(head.locator("main dd a", has_text="Tệp 1 (Ảnh JPEG)")).to_be_visible()
    head.click("button:has-text('Xác nhận buổi này')")
    expect(head.locator("main")).to_contain_text("Đã xác nhận")


def test_a_term_on_a_phone_with_the_network_cut(stage):
    desk = stage.sign_in(TEACHER)
    plan_the_year(stage, desk)
    phone = stage.sign_in(TEACHER, phone=True)
    carry(phone)
    attend_without_network(stage, phone)
    photograph_without_network(stage, phone)
    another_session_without_network(stage, phone)
    send(stage, phone)
    desk.goto("/lam-viec/giao-duc/?q=ban+tay+nam+ngon&state=held")
    desk.locator("main tbody a").first.click()
    expect(desk.locator("main")).to_contain_text("78")
    stage.picture(desk, "t-07-buoi")
    verify(stage, stage.sign_in("hieutruong"), desk.url)
    desk.reload()
    assert "đã xác nhận" in desk.inner_text("main").lower()
