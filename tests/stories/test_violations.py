"""A violation from its verification to a fine that is paid; another to the criminal branch and
back. Each side works on its own pages.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from stories.playing import choose, submit

pytestmark = pytest.mark.browser


def open_one_to_verify(page: Page) -> str:
    page.goto("/lam-viec/vi-pham/?buoc=verifying")
    page.locator("main table th a", has_text="Vi phạm ").first.click()
    expect(page.locator("main")).to_contain_text("Xác minh và chọn hướng xử lý")
    return page.url


def verify(page: Page, branch: str) -> None:
    page.click("a:has-text('Xác minh và chọn hướng xử lý')")
    choose(page, age_group="adult", branch=branch)
    page.check("[name=provisions] >> nth=0")
    page.check("[name=provisions] >> nth=1")
    submit(page)


def take(page: Page, button: str, **typed: str) -> None:
    page.locator("main .k-actions a", has_text=button).first.click()
    for name, value in typed.items():
        page.fill(f"[name={name}]", value)
    submit(page)


def state(page: Page, words: str) -> None:
    expect(page.locator(".k-badge", has_text=words).first).to_be_visible()


def test_a_fine_is_recorded_decided_served_and_paid(stage):
    page = stage.sign_in("congan")
    open_one_to_verify(page)
    verify(page, "administrative")
    take(page, "Ghi biên bản vi phạm", number="07/BB-VPHC")
    page.locator("main .k-actions a", has_text="Ghi quyết định xử phạt").click()
    page.fill("[name=fine_vnd]", "7500000")
    submit(page)
    expect(page.locator("main")).to_contain_text("Ghi số quyết định xử phạt")
    expect(page.locator("[name=fine_vnd]")).to_have_value("7500000")
    page.fill("[name=number]", "31/QĐ-XPHC")
    submit(page)
    state(page, "đã có quyết định")
    take(page, "Ghi ngày giao quyết định")
    expect(page.locator("main")).to_contain_text("Khiếu nại được đến hết ngày")
    take(page, "Ghi đã thi hành", words="Đã nộp phạt tại kho bạc.")
    assert "kho bạc" in page.inner_text("main")
    state(page, "đã thi hành")
    stage.picture(page, "20-vi-pham-da-thi-hanh")


def test_a_crime_comes_back_from_the_police_and_goes_on_to_another_office(stage):
    page = stage.sign_in("congan")
    address = open_one_to_verify(page)
    verify(page, "criminal")
    crime = {"outside": "Cơ quan Cảnh sát điều tra", "words": "Có dấu hiệu cưỡng đoạt tài sản."}
    take(page, "Chuyển hồ sơ", **crime)
    state(page, "đã chuyển, chờ trả lời")
    take(page, "Ghi đã thụ lý", number="15/2026")
    state(page, "nơi nhận đã thụ lý")
    take(page, "Không xử lý tiếp", words="Chưa đủ căn cứ khởi tố.")
    state(page, "đang xác minh")
    verify(page, "transferred")
    page.locator("main .k-actions a", has_text="Chuyển hồ sơ").click()
    page.select_option("[name=receiver]", index=1)
    page.fill("[name=words]", "Không phải tội phạm; đề nghị xử lý theo thẩm quyền.")
    submit(page)
    receiver = stage.sign_in("thongtin")
    receiver.goto(address)
    expect(receiver.locator("main")).to_contain_text("được chuyển đến đơn vị của bạn")
    expect(receiver.locator("main")).to_contain_text("Chưa đủ căn cứ khởi tố.")
    stage.picture(receiver, "21-ho-so-duoc-chuyen-den")
    take(receiver, "Ghi đã thụ lý", number="08/2026")
    take(receiver, "Ghi kết luận", words="Đã nhắc nhở, buộc gỡ nội dung.")
    page.goto(address)
    assert "buộc gỡ nội dung" in page.inner_text("main")
    state(page, "đã có kết quả")


def record(page: Page, kind: str, topic: str, what: str, count: str) -> None:
    page.goto("/lam-viec/nang-luc/moi/")
    page.select_option("[name=kind]", kind)
    page.select_option("[name=topic]", topic)
    for name, value in {"what": what, "count": count, "source": "Kế hoạch số 3"}.items():
        page.fill(f"[name={name}]", value)
    submit(page)
    expect(page.locator("main")).to_contain_text(what)


def test_a_unit_writes_down_what_it_has_and_the_leader_sees_it_beside_its_work(stage):
    page = stage.sign_in("congan")
    record(page, "training", "interviewing", "Lớp nghe trẻ em kể", "31")
    record(page, "equipment", "forensics", "Máy đọc dữ liệu điện thoại", "4")
    mine = page.locator("main tbody tr", has_text="Máy đọc dữ liệu điện thoại").first
    unit = mine.locator("[data-label='Đơn vị']").inner_text()
    leader = stage.sign_in("lanhdao")
    leader.goto("/lam-viec/bang-dieu-hanh/")
    leader.click("a:has-text('Năng lực các đơn vị xử lý vi phạm')")
    row = leader.locator("main tbody tr", has_text=unit)
    expect(row).to_contain_text(" lớp, ")
    work = row.locator("[data-label='Vi phạm đã xử lý / đã mở']")
    expect(work).to_have_text(re.compile(r"^\d+/\d+$|ít, không hiện"))
    stage.picture(leader, "22-nang-luc-ben-canh-viec")
    row.locator("th a").click()
    expect(leader.locator("main")).to_contain_text("Lớp nghe trẻ em kể")
    assert "Máy đọc dữ liệu điện thoại" in leader.inner_text("main")
