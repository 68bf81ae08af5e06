"""A grandmother who speaks little Vietnamese calls. The counsellor writes with the keyboard alone,
reads her the code, and acts for her when she calls again; her grandchild is helped, and counted.
"""

import time

import pytest
from playwright.sync_api import Page, expect

from stories import playing
from stories.playing import Child, code_on, figures, press, submit, tab_to

pytestmark = pytest.mark.browser

OFFICER, CHAIR = "canbo9", "chutich9"
A_MINUTE = 60
TOLD = "Bà kể: cháu bị người trên mạng đòi tiền, cháu khóc, không ăn."
AGAIN = "Bà nhờ có người đến giúp cháu."
CHILD = Child("Bùi Văn Mẫu", "12", "boy", "Bà gọi đường dây: cháu bị đòi tiền trên mạng.")
TITLE = "Cháu bị đòi tiền, bà gọi"
GOALS = (("Cháu ăn ngủ lại được", "Trạm y tế"),)


def type_into(page: Page, name: str, words: str) -> None:
    tab_to(page, name)
    page.keyboard.type(words, delay=5)


def pick(page: Page, name: str, downs: int) -> None:
    """So many places down the list, as one who knows it by heart."""
    tab_to(page, name)
    for _down in range(downs):
        page.keyboard.press("ArrowDown")


def begin(page: Page, words: str, kind: str) -> None:
    page.goto("/lam-viec/ban-truc/")
    press(page, "m")
    page.wait_for_url("**/ban-truc/cuoc/")
    page.keyboard.type(words, delay=5)
    tab_to(page, "kind")
    page.keyboard.press("Space")
    while page.evaluate("document.activeElement.value") != kind:
        page.keyboard.press("ArrowDown")


def first_call(stage, desk: Page) -> str:
    """The contact, the report made of it, the code read out: no hand leaves the keyboard."""
    begun = time.monotonic()
    begin(desk, TOLD, "report")
    pick(desk, "caller_is", 3)
    pick(desk, "about", 1)
    type_into(desk, "child_age", "12")
    type_into(desk, "place", "muong bi")
    pick(desk, "language", 1)
    expect(desk.locator("[name=caller_is]")).to_have_value("relative")
    expect(desk.locator("[name=language]")).to_have_value("mtq")
    press(desk, "t")
    desk.wait_for_url("**/tin-bao/moi/**")
    expect(desk.locator("[name=what_happened]")).to_have_value(TOLD)
    expect(desk.locator("[name=child_age]")).to_have_value("12")
    press(desk, "k")
    code = code_on(desk)
    assert time.monotonic() - begun < A_MINUTE
    stage.picture(desk, "ba-01-doc-ma")
    press(desk, "c")
    expect(desk.locator("h1")).to_contain_text("LH-")
    stage.picture(desk, "ba-02-cuoc")
    press(desk, "k")
    expect(desk.locator("main")).to_contain_text("Đã kết thúc cuộc LH-")
    return code


def second_call(stage, desk: Page, code: str) -> None:
    """She reads her code; the counsellor sees what she would see, and does what she says."""
    begin(desk, "Bà gọi lại, đọc mã.", "follow_up")
    pick(desk, "language", 1)
    press(desk, "l")
    expect(desk.locator("main")).to_contain_text("Đã lưu.")
    desk.click("summary:has-text('Người gọi có mã theo dõi')")
    type_into(desk, "code", code)
    desk.keyboard.press("Enter")
    expect(desk.locator("h1")).to_contain_text("Làm thay người gọi")
    type_into(desk, "text", AGAIN)
    desk.click("button[value=write]")
    expect(desk.locator(".k-letters")).to_contain_text(AGAIN)
    desk.click("button[value=ask_support]")
    expect(desk.locator("button[value=withdraw_support]")).to_be_visible()
    stage.picture(desk, "ba-03-lam-thay")


def triage(stage, intake: Page) -> None:
    playing.open_report(intake)
    expect(intake.locator("main")).to_contain_text("đòi tiền")
    expect(intake.locator(".k-facts dd", has_text="tiếng Mường")).to_be_visible()
    expect(intake.locator(".k-facts dd", has_text="người thân")).to_be_visible()
    expect(intake.locator(".k-letters")).to_contain_text(AGAIN)
    stage.picture(intake, "ba-04-tin-bao")
    playing.decide(intake, TITLE)


def help_the_child(stage, officer: Page, chair: Page) -> None:
    playing.register(officer, TITLE, CHILD)
    officer.fill("[name=languages]", "tiếng Mường")
    officer.fill("[name=carers]", "Bà nội, nói ít tiếng Việt")
    case = playing.opened(officer)
    playing.weigh(officer, case, "Cháu muốn ở với bà.")
    submit(officer)
    playing.weigh_closely(officer, case, "Gặp cháu và bà, có người phiên dịch.")
    playing.submitted(officer)
    playing.approve_assessment(chair, case)
    playing.meet(officer, case, "Cháu, bà nội\nTrạm y tế", "Trạm y tế thăm cháu mỗi tuần.")
    playing.plan(officer, case, *GOALS)
    playing.submitted(officer)
    playing.approve_plan(chair, case, "12/QĐ-UBND")
    playing.serve(officer, case, "family", "Cháu ăn được, bà yên lòng.")
    stage.picture(officer, "ba-05-ho-so")


def test_a_grandmother_calls_and_calls_again(stage):
    leader = stage.sign_in("lanhdao")
    asked_before = figures(leader)[1]
    desk = stage.sign_in("tongdai")
    code = first_call(stage, desk)
    assert figures(leader)[1] == asked_before
    second_call(stage, desk, code)
    helped, asked = asked_before
    assert figures(leader)[1] == (helped, asked + 1)
    triage(stage, stage.sign_in("tiepnhan"))
    help_the_child(stage, stage.sign_in(OFFICER), stage.sign_in(CHAIR))
    assert figures(leader)[1] == (helped + 1, asked + 1)
