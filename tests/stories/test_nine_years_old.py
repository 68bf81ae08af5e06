"""A child of 9, told of by a teacher: from the teacher's phone to a plan, a visit where there is no
network, a colleague who corrects the same line meanwhile, and a phone that forgets from afar.
"""

import pytest
from playwright.sync_api import Page, expect

from stories import playing
from stories.playing import Child, Told, choose, send, step, submit, tell

pytestmark = pytest.mark.browser

OFFICER, CHAIR = "canbo4", "chutich4"
TEACHER = Told(
    door="thay-co",
    story="Em kể có người lạ trong trò chơi rủ giữ bí mật, em sợ không dám vào lớp.",
    kind="grooming",
    age="9",
    commune="Thanh Sơn",
    asked_by="community",
)
CHILD = Child("Hà Minh Mẫu", "9", "boy", "Cô giáo báo: em bị người lạ trên mạng dọa.")
TITLE = "Người lạ trong trò chơi"
GOALS = (("Trẻ yên tâm đến lớp", "Cô giáo chủ nhiệm"), ("Cha mẹ biết giữ an toàn trên mạng", ""))
PASSPHRASE = "cây đa đầu làng"
HELD = """async () => (await indexedDB.databases()).map((each) => each.name)"""
KEPT = """async () => {
    const tables = ["keep", "cases", "outbox"];
    const store = khienStore("khien-mang-theo", tables);
    const count = async (table) => [table, (await store.all(table)).length];
    return Object.fromEntries(await Promise.all(tables.map(count)));
}"""


def report(stage) -> None:
    teacher = stage.phone()
    tell(teacher, TEACHER)
    stage.picture(teacher, "9-01-thay-co")
    send(teacher)
    playing.keep_the_code(teacher)


def open_case(stage, officer: Page) -> str:
    playing.open_report(officer)
    expect(officer.locator("main")).to_contain_text("giữ bí mật")
    playing.decide(officer, TITLE)
    playing.register(officer, TITLE, CHILD)
    officer.fill("[name=address]", "Khu 3")
    officer.fill("[name=school]", "Lớp 4A")
    stage.picture(officer, "9-02-mau-01")
    return playing.opened(officer)


def assess_and_plan(stage, officer: Page, chair: Page, case: str) -> None:
    playing.weigh(officer, case, "Em muốn mẹ đừng buồn.")
    stage.picture(officer, "9-03-mau-02")
    submit(officer)
    playing.weigh_closely(officer, case, "Gặp em, mẹ và cô giáo.")
    playing.submitted(officer)
    playing.approve_assessment(chair, case)
    playing.meet(officer, case, "Em, mẹ em\nCô giáo chủ nhiệm", "Cô đưa em vào lớp mỗi sáng.")
    playing.plan(officer, case, *GOALS)
    stage.picture(officer, "9-04-mau-04")
    playing.submitted(officer)
    playing.approve_plan(chair, case, "09/QĐ-UBND")
    stage.picture(chair, "9-05-ho-so-chu-tich")


def enrol(stage, phone: Page) -> None:
    phone.goto("/lam-viec/mang-theo/")
    phone.fill("[name=name]", "Điện thoại của tôi")
    phone.fill("[name=passphrase]", PASSPHRASE)
    phone.fill("[name=again]", PASSPHRASE)
    stage.picture(phone, "9-06-ghi-danh")
    phone.click("button:has-text('Ghi danh máy này')")
    phone.wait_for_url("**/mo/")
    unlock(phone)
    expect(phone.locator("[data-status]")).to_contain_text("Đã gửi hết")
    stage.picture(phone, "9-07-tren-may")


def unlock(phone: Page) -> None:
    phone.fill("#passphrase", PASSPHRASE)
    phone.click("button:has-text('Mở')")
    expect(phone.locator("[data-part=list]")).to_be_visible()


def the_case(phone: Page) -> None:
    phone.locator("[data-cases] section", has_text=CHILD.name).get_by_role("button").click()


def visit_without_network(stage, phone: Page) -> None:
    """The page itself is opened again without network: it is kept on the phone."""
    phone.context.set_offline(True)
    phone.reload()
    unlock(phone)
    the_case(phone)
    visit = "form[data-kind=visit]"
    phone.check(f"{visit} [name=safe_now][value=yes]")
    phone.fill(f"{visit} [name=childs_words]", "Em thấy đỡ sợ hơn.")
    stage.picture(phone, "9-08-mot-ho-so-tren-may")
    phone.click("button:has-text('Giữ chuyến thăm')")
    expect(phone.locator("[data-outbox]")).to_contain_text("Chuyến thăm")
    the_case(phone)
    phone.click("summary:has-text('Sửa thông tin của trẻ')")
    correction = "form[data-kind=correction]"
    phone.fill(f"{correction} [name=address]", "Khu 5, nhà bà ngoại")
    phone.fill(f"{correction} [name=school]", "Lớp 4B")
    phone.click("button:has-text('Giữ điều đã sửa')")
    expect(phone.locator("[data-outbox]")).to_contain_text("Sửa thông tin của trẻ")
    expect(phone.locator("[data-status]")).to_contain_text("Chưa có mạng")
    stage.picture(phone, "9-09-chua-gui")


def correct_at_the_desk(officer: Page, case: str) -> None:
    step(officer, case, "sua/")
    officer.fill("[name=address]", "Khu 4")
    submit(officer)
    expect(officer.locator("main")).to_contain_text("Khu 4")


def send_and_settle(stage, phone: Page, case: str) -> None:
    """What only the phone changed is taken; what both changed is asked, beside each other."""
    phone.context.set_offline(False)
    phone.click("[data-send]")
    expect(phone.locator("[data-status]")).to_contain_text("Có mục cần bạn xem lại")
    phone.click("[data-note=waits] a")
    phone.locator("main a", has_text="sửa").first.click()
    asked = phone.locator(".k-conflict")
    expect(asked).to_have_count(1)
    expect(asked).to_contain_text("Khu 5, nhà bà ngoại")
    expect(asked).to_contain_text("Khu 4")
    stage.picture(phone, "9-10-tung-muc")
    choose(phone, choose_address="mine")
    submit(phone)
    phone.goto(case)
    for told in ("Khu 5, nhà bà ngoại", "Lớp 4B", "Em thấy đỡ sợ hơn."):
        expect(phone.locator("main")).to_contain_text(told)


def lose_the_phone(stage, officer: Page, phone: Page) -> list[str]:
    """What the phone still holds once it has heard."""
    phone.goto("/lam-viec/mang-theo/mo/")
    unlock(phone)
    assert phone.evaluate(KEPT)["cases"] >= 1
    officer.goto("/lam-viec/mang-theo/")
    officer.click("summary:has-text('Mất máy? Xóa từ xa')")
    officer.click("button:has-text('Xóa từ xa')")
    expect(officer.locator("main")).to_contain_text("chờ máy có mạng")
    phone.click("[data-send]")
    expect(phone.locator("[data-part=forgotten]")).to_be_visible()
    stage.picture(phone, "9-11-may-da-quen")
    officer.reload()
    expect(officer.locator("main")).to_contain_text("máy đã quên hết")
    return list(phone.evaluate(HELD))


def test_a_child_of_nine_told_of_by_a_teacher(stage):
    report(stage)
    officer, chair = stage.sign_in(OFFICER), stage.sign_in(CHAIR)
    case = open_case(stage, officer)
    assess_and_plan(stage, officer, chair, case)
    phone = stage.sign_in(OFFICER, phone=True)
    enrol(stage, phone)
    visit_without_network(stage, phone)
    correct_at_the_desk(officer, case)
    stage.forgive_no_network()
    send_and_settle(stage, phone, case)
    assert lose_the_phone(stage, officer, phone) == []
    playing.serve(officer, case, "psychological", "Em ngủ được, vào lớp lại.")
    playing.review_and_ask_to_close(officer, case)
    stage.picture(officer, "9-12-ho-so")
    playing.close(chair, case)
