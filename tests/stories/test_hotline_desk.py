"""A shift at the desk: a call with the keyboard alone in under a minute, one that breaks off, a
caller acted for by their code. Signed in once: each one-time code is good once.
"""

import time

import pytest
from playwright.sync_api import Page, expect

from stories.playing import press, tab_to

pytestmark = pytest.mark.browser

A_MINUTE = 60
STORY = "Cháu kể có người lạ nhắn tin mỗi tối, đòi gửi mật khẩu."


def test_a_shift_at_the_desk(stage):
    desk = stage.sign_in("tongdai")
    for part in (
        a_call_with_the_keyboard_alone,
        the_same_child_misspelt,
        a_call_that_breaks_off,
        one_press,
        acting_for_the_caller,
    ):
        desk.goto("/lam-viec/ban-truc/")
        part(stage, desk)
    assert "Cháu muốn được gọi lại." in desk.inner_text("main")


def begin(page: Page) -> None:
    press(page, "m")
    page.wait_for_url("**/ban-truc/cuoc/")
    expect(page.locator("[name=notes]")).to_be_focused()
    page.keyboard.type(STORY, delay=5)


def a_call_with_the_keyboard_alone(stage, desk):
    begun = time.monotonic()
    begin(desk)
    tab_to(desk, "kind")
    desk.keyboard.press("Space")
    desk.keyboard.press("ArrowDown")
    tab_to(desk, "child_name")
    desk.keyboard.type("Bùi Thị Hồng Nhung", delay=5)
    tab_to(desk, "child_age")
    desk.keyboard.type("11")
    tab_to(desk, "place")
    desk.keyboard.type("trung minh")
    expect(desk.locator("#beside")).to_contain_text("Trung Minh")
    stage.picture(desk, "ban-truc-cuoc")
    press(desk, "k")
    expect(desk.locator("main")).to_contain_text("Đã kết thúc cuộc LH-")
    assert time.monotonic() - begun < A_MINUTE
    stage.picture(desk, "ban-truc")


def the_same_child_misspelt(_stage, desk):
    for name, ends in (("Quách Thị Khánh Trinh", True), ("quach khanh chin", False)):
        begin(desk)
        tab_to(desk, "kind")
        desk.keyboard.press("Space")
        tab_to(desk, "child_name")
        desk.keyboard.type(name, delay=5)
        if ends:
            press(desk, "k")
            expect(desk.locator("main")).to_contain_text("Đã kết thúc")
    expect(desk.locator("#beside")).to_contain_text("Q. T. K. Trinh")
    expect(desk.locator("#beside")).to_contain_text("tên gần giống")


def a_call_that_breaks_off(stage, desk):
    begin(desk)
    expect(desk.locator("#saved")).to_contain_text("Lưu lúc")
    expect(desk).not_to_have_url("**/ban-truc/cuoc/")
    desk.context.set_offline(True)
    desk.keyboard.type(" Cháu khóc.")
    expect(desk.locator("#saved")).to_contain_text("mạng đang lỗi")
    desk.context.set_offline(False)
    stage.forgive_no_network()
    desk.keyboard.type(" Gọi lại.")
    expect(desk.locator("#saved")).to_contain_text("Lưu lúc")
    desk.goto("/lam-viec/ban-truc/")
    desk.click("ul.k-open-contacts a >> nth=0")
    expect(desk.locator("[name=notes]")).to_have_value(f"{STORY} Cháu khóc. Gọi lại.")


def one_press(_stage, desk):
    press(desk, "i")
    expect(desk.locator("main")).to_contain_text("Đã đếm một cuộc: im lặng.")


def acting_for_the_caller(stage, desk):
    begin(desk)
    press(desk, "t")
    desk.wait_for_url("**/tin-bao/moi/**")
    expect(desk.locator("[name=what_happened]")).to_have_value(STORY)
    press(desk, "k")
    expect(desk.locator(".k-code")).to_be_visible()
    press(desk, "c")
    desk.click("text=Làm thay người gọi")
    stage.picture(desk, "ban-truc-lam-thay")
    desk.fill("[name=text]", "Cháu muốn được gọi lại.")
    desk.click("button[value=write]")
    expect(desk.locator("main")).to_contain_text("Đã làm thay người gọi.")
