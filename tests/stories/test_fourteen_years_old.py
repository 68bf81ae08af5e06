"""A child of 14, pressed for money over pictures, who comes back by code: a letter and an answer,
it happens again, the chair lets her live elsewhere for the fifteen days that are allowed and ends
it in time, services, and a decision as a paper that opens.
"""

from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from stories import playing
from stories.days_passing import separated_since
from stories.playing import Child, Told, choose, keep_the_code, read, send, step, submit, tell

pytestmark = pytest.mark.browser

OFFICER, CHAIR = "canbo10", "chutich10"
TEEN = Told(
    door="thieu-nien",
    story="Có người dọa gửi ảnh của em cho cả lớp nếu em không đưa tiền.",
    kind="extortion",
    age="14",
    commune="An Bình",
)
CHILD = Child("Đinh Thu Mẫu", "14", "girl", "Bạn tự báo: bị dọa gửi ảnh, đòi tiền.")
TITLE = "Bị dọa gửi ảnh, đòi tiền"
GOALS = (("Bạn an toàn, không phải đưa tiền", "Công an xã"), ("Bạn có người để kể", ""))
LETTER = "Bạn không có lỗi. Đừng đưa thêm tiền, đừng xóa tin nhắn. Bạn có đang an toàn không?"
ANSWER = "Em ở nhà với mẹ ạ."
SEPARATION = "Tạm thời cách ly trẻ khỏi nơi nguy hiểm"
NOT_MET = "Bạn đang ở nhà cô, chưa thể họp chung; đã hỏi riêng từng người."
AGAIN = "Người đó lại nhắn tối qua."


def answer(stage, officer: Page) -> None:
    playing.open_report(officer)
    expect(officer.locator("main")).to_contain_text("đưa tiền")
    officer.fill("[name=text]", LETTER)
    officer.click("button:has-text('Gửi trả lời')")
    expect(officer.locator(".k-letters")).to_contain_text("không có lỗi")
    stage.picture(officer, "14-01-tra-loi")


def come_back(stage, teen: Page, code: str) -> None:
    assert LETTER in read(teen, code)
    teen.get_by_label("Viết thêm cho người đang xem tin").fill(ANSWER)
    teen.click("button:has-text('Gửi thư')")
    expect(teen.locator("main")).to_contain_text(ANSWER)
    teen.click("summary:has-text('Chuyện lại xảy ra')")
    teen.get_by_label("Chuyện gì đã xảy ra thêm?").fill(AGAIN)
    teen.click("button:has-text('Báo: chuyện lại xảy ra')")
    expect(teen.locator(".p-message", has_text=AGAIN)).to_contain_text("chuyện lại xảy ra")
    stage.picture(teen, "14-02-quay-lai")


def triage(stage, officer: Page) -> None:
    playing.open_report(officer)
    letters = officer.locator(".k-letters")
    expect(letters).to_contain_text(ANSWER)
    expect(letters).to_contain_text("việc lại xảy ra")
    stage.picture(officer, "14-03-tin-bao")
    playing.decide(officer, TITLE)


def separate(stage, chair: Page, case: str) -> None:
    """The chair sees it first, with the hours that are left of twelve since the first word; from
    the decision on fifteen days run.
    """
    chair.goto(case)
    expect(chair.locator("main")).to_contain_text("khẩn cấp")
    stage.picture(chair, "14-04-can-bao-ve")
    step(chair, case, "khan-cap/")
    choose(chair, kind="separation")
    chair.fill("[name=description]", "Bạn ở nhà cô ruột; mẹ thăm hằng ngày, công an xã ở gần.")
    submit(chair)
    expect(chair.locator("#emergency + article")).to_contain_text("đang áp dụng")
    expect(running_clock(chair)).to_contain_text("còn 15 ngày")


def running_clock(page: Page) -> Locator:
    return page.locator("section[aria-labelledby=clocks] .k-deadline", has_text=SEPARATION)


def the_days_run_out(stage, officer: Page, chair: Page, case: str) -> None:
    """Who is responsible was told before; nothing prolongs it but ends it in time."""
    number = chair.inner_text("h1")
    for page in (officer, chair):
        page.goto("/lam-viec/nhac-viec/")
        told = page.locator("main li", has_text=number).filter(has_text=SEPARATION)
        expect(told.first).to_be_visible()
    chair.goto("/lam-viec/")
    expect(chair.locator("main")).to_contain_text(f"{number}: trẻ đang tạm ở nơi khác, sắp hết hạn")
    chair.goto(case)
    stage.picture(chair, "14-08-sap-het-15-ngay")
    running_clock(chair).get_by_role("link", name="chi tiết").click()
    expect(chair.locator("main")).to_contain_text("15 ngày")
    expect(chair.locator("main form")).to_have_count(0)
    chair.goto(case)
    chair.click("a:has-text('Kết thúc biện pháp')")  # asks first
    chair.click("button:has-text('Kết thúc biện pháp')")
    expect(chair.locator("#emergency + article")).to_contain_text("Đã kết thúc")
    expect(running_clock(chair)).to_have_count(0)
    chair.click("summary:has-text('Thời hạn đã xong')")
    done = chair.locator("details .k-deadline", has_text=SEPARATION)
    expect(done).to_contain_text("xong đúng hạn")


def issue(stage, chair: Page, case: str) -> dict[str, bytes]:
    """The chair's decision on the plan, numbered from the register; both files of it."""
    step(chair, case, "van-ban/")
    chair.locator(".k-choice", has_text="Mẫu số 05").first.click()
    submit(chair)
    chair.click("a:has-text('Lấy số và ban hành')")
    submit(chair)
    expect(chair.locator("main")).to_contain_text("Đã ban hành")
    stage.picture(chair, "14-06-quyet-dinh")
    return {kind: download(chair, kind) for kind in ("docx", "pdf")}


def download(page: Page, kind: str) -> bytes:
    with page.expect_download() as taken:
        page.click(f"form[action$='/tai-ve/{kind}/'] button")
    return Path(taken.value.path()).read_bytes()


def test_a_child_of_fourteen_comes_back_by_code(stage, installation):
    teen = stage.phone()
    tell(teen, TEEN)
    code = send(teen)
    keep_the_code(teen)
    officer, chair = stage.sign_in(OFFICER, phone=True), stage.sign_in(CHAIR)
    answer(stage, officer)
    come_back(stage, teen, code)
    triage(stage, officer)
    playing.register(officer, TITLE, CHILD)
    case = playing.opened(officer)
    playing.weigh(officer, case, "Em muốn không ai biết chuyện này.", emergency="yes")
    submit(officer)
    separate(stage, chair, case)
    separated_since(installation, UUID(case.rstrip("/").rsplit("/", 1)[1]), "15 days")
    the_days_run_out(stage, officer, chair, case)
    playing.weigh_closely(officer, case, "Gặp bạn và mẹ.")
    playing.submitted(officer)
    playing.approve_assessment(chair, case)
    playing.plan(officer, case, *GOALS)
    officer.fill("[name=without_meeting]", NOT_MET)
    playing.submitted(officer)
    step(chair, case, "ke-hoach/duyet/")
    expect(chair.locator("main")).to_contain_text(NOT_MET)
    playing.approve_plan(chair, case, "14/QĐ-UBND")
    playing.serve(officer, case, "psychological", "Bạn kể được, thấy nhẹ hơn.")
    stage.picture(officer, "14-05-ho-so")

    steps = read(teen, code)
    assert "duyệt kế hoạch" in steps
    assert CHILD.name not in steps
    stage.picture(teen, "14-07-doc-tung-buoc")

    files = issue(stage, chair, case)
    written = "\n".join(each.text for each in Document(BytesIO(files["docx"])).paragraphs)
    assert "QUYẾT ĐỊNH" in written
    assert files["pdf"].startswith(b"%PDF")
