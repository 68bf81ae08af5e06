"""A phone's own Back, a lost connection, too many files, another language: no word is lost, and
nothing is left for who presses Back after it was sent. In a real browser, with script and without.
"""

import re
import time

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

DOOR = "/bao-tin/thieu-nien/"
STORY = "Có người lạ nhắn tin cho em."


def begin(page: Page) -> None:
    page.goto("/bao-tin/")
    page.click(f"a[href='{DOOR}']")
    page.fill("[name=what_happened]", STORY)
    on(page)
    screen(page, 2)


def on(page: Page) -> None:
    page.click("main button[value=next]")


def screen(page: Page, number: int) -> None:
    expect(page.locator(f"form[data-screen='{number}']")).to_be_visible()


def to_the_code(page: Page) -> str:
    page.click("main button[value=send]")
    expect(page.locator(".k-code")).to_be_visible()
    return re.sub(r"\D", "", page.inner_text(".k-code"))


def until_it_has_its_place(page: Page) -> None:
    """A page is drawn before its script ran: a Back in between leaves it standing as it is."""
    until = time.monotonic() + 60
    while page.evaluate("history.state?.kind") != "code":
        assert time.monotonic() < until, "the code has no entry of its own"
        time.sleep(0.02)


def files(count: int, size: int = 2) -> list[dict[str, object]]:
    return [
        {"name": f"loi-nhan-{n}.txt", "mimeType": "text/plain", "buffer": f"{n}".encode() * size}
        for n in range(count)
    ]


def test_back_and_forward_of_the_phone_keep_every_word(stage):
    page = stage.phone()
    begin(page)
    page.fill("[name=platform]", "Zalo")
    on(page)
    screen(page, 3)
    page.fill("[name=must_not_know]", "chú Ba")
    page.set_input_files("[name=attachments]", files(2))
    page.go_back()
    screen(page, 2)
    expect(page.locator("[name=platform]")).to_have_value("Zalo")
    page.go_back()
    screen(page, 1)
    expect(page.locator("[name=what_happened]")).to_have_value(STORY)
    page.go_forward()
    screen(page, 2)
    page.go_forward()
    screen(page, 3)
    expect(page.locator("[name=must_not_know]")).to_have_value("chú Ba")
    assert page.evaluate("document.querySelector('[name=attachments]').files.length") == 2
    page.click("main button:has-text('Quay lại')")
    screen(page, 2)
    page.go_back()
    screen(page, 1)
    page.go_back()
    expect(page).to_have_url(re.compile("/bao-tin/$"))


def test_a_reload_finds_the_same_screen_and_makes_no_second_report(stage):
    page = stage.phone()
    begin(page)
    page.fill("[name=platform]", "Zalo")
    page.reload()
    screen(page, 2)
    expect(page.locator("[name=platform]")).to_have_value("Zalo")
    code = to_the_code(page)
    page.reload()
    expect(page.locator(".k-code")).to_be_visible()
    assert re.sub(r"\D", "", page.inner_text(".k-code")) == code


def test_back_does_not_lose_the_code_before_it_is_kept_nor_show_it_after(stage):
    page = stage.phone()
    begin(page)
    code = to_the_code(page)
    until_it_has_its_place(page)
    page.go_back()
    expect(page.locator("main")).to_contain_text("Hãy cất mã rồi đánh dấu")
    assert re.sub(r"\D", "", page.inner_text(".k-code")) == code
    page.check("[name=kept]")
    page.click("main button:has-text('Xong')")
    expect(page).to_have_url(re.compile("/bao-tin/xong/$"))
    expect(page.locator("main")).to_contain_text("Kể ra là đúng")
    page.go_back()
    screen(page, 1)
    expect(page.locator("[name=what_happened]")).to_have_value("")
    assert page.locator(".k-code").count() == 0
    assert page.evaluate("Object.keys(sessionStorage).filter(k => k !== 'draft-at-teen')") == []


def test_too_many_files_and_a_lost_connection_lose_nothing(stage):
    page = stage.phone()
    begin(page)
    on(page)
    screen(page, 3)
    page.fill("[name=must_not_know]", "chú Ba")
    page.set_input_files("[name=attachments]", files(25))
    page.click("main button[value=send]")
    expect(page.locator("[data-said]")).to_contain_text("nhiều tệp quá")
    page.set_input_files("[name=attachments]", files(1))
    page.context.set_offline(True)
    page.click("main button[value=send]")
    expect(page.locator("[data-said]")).to_contain_text("Chưa gửi được")
    expect(page.locator("[name=must_not_know]")).to_have_value("chú Ba")
    page.context.set_offline(False)
    stage.complaints[:] = [each for each in stage.complaints if "INTERNET_DISCONNECTED" not in each]
    assert len(to_the_code(page)) == 16


def test_an_error_of_the_server_comes_to_the_form_and_the_form_stays(stage):
    page = stage.phone()
    begin(page)
    page.route(
        "**" + DOOR,
        lambda route: route.fulfill(
            status=413,
            content_type="text/html",
            body="<main><h1>Dài quá</h1><p>Viết ngắn lại.</p></main>",
        ),
    )
    page.fill("[name=platform]", "Zalo")
    on(page)
    expect(page.locator("[data-said]")).to_contain_text("Dài quá Viết ngắn lại.")
    assert page.input_value("[name=platform]") == "Zalo"


@pytest.mark.parametrize("script", [True, False])
def test_another_language_keeps_screen_and_words(stage, script):
    page = stage.phone(script=script)
    begin(page)
    page.fill("[name=platform]", "Zalo")
    page.click("button.k-language")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    screen(page, 2)
    expect(page.locator("[name=platform]")).to_have_value("Zalo")
    page.click("main button:has-text('Back')")
    screen(page, 1)
    expect(page.locator("[name=what_happened]")).to_have_value(STORY)
    code = to_the_code(page)
    page.click("button.k-language")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    assert re.sub(r"\D", "", page.inner_text(".k-code")) == code


@pytest.mark.parametrize("script", [True, False])
def test_a_letter_begun_on_the_open_page_stays_in_another_language(stage, script):
    page = stage.phone(script=script)
    begin(page)
    code = to_the_code(page)
    page.goto("/tra-cuu/")
    page.fill("[name=code]", code)
    page.click("main form button")
    expect(page.locator(".k-steps")).to_be_visible()
    page.fill("[name=text]", "Em nhớ thêm một điều.")
    page.click("button.k-language")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".k-steps")).to_be_visible()
    expect(page.locator("[name=text]")).to_have_value("Em nhớ thêm một điều.")
    page.click("main button[value=write]")
    expect(page.locator(".p-message")).to_contain_text("Em nhớ thêm một điều.")
    assert page.input_value("[name=text]") == ""
    if script:
        page.go_back()
        expect(page.locator("[name=code]")).to_have_value("")
