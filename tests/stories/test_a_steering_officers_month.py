"""A steering officer's month: tasks from a file, urged, unblocked, and a report that is signed."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import UUID

import openpyxl
import psycopg
import pytest
from playwright.sync_api import Page, expect

from khien.site.database import running
from stories.days_passing import REMIND

pytestmark = pytest.mark.browser
TASK = "Rà soát phòng máy các trường (việc mẫu của câu chuyện)"
DIFFICULTY = "Chưa có tài liệu cho phụ huynh (vướng mắc mẫu)"
_BEGUN_EARLIER = """
    UPDATE core_runningclock SET started_at = started_at - interval '40 days', next_at = now()
     WHERE stopped_at IS NULL AND subject IN (
           SELECT a.id FROM steering_assignment a JOIN steering_task t ON t.id = a.task_id
            WHERE t.title = %s)
"""


def in_working_days(count: int) -> datetime:
    """Roughly: far enough that a reminder is owed, whatever holidays there are."""
    day = datetime.now(UTC) + timedelta(hours=7)
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def list_of_tasks() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Số thứ tự", "Nhiệm vụ", "Chủ trì", "Đến hạn", "Mục, khoản giao việc"])
    due = f"{in_working_days(2):%d/%m/%Y}"
    sheet.append(["V.91", TASK, "UBND các xã, phường", due, "mục V"])
    sheet.append(["V.92", "Việc không ai nhận (mẫu)", "Sở Không Có Thật", due, "mục V"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def follow(page: Page, text: str) -> None:
    page.locator("main a", has_text=text).first.click()


def press(page: Page, text: str) -> None:
    page.locator("main button", has_text=text).first.click()


def import_the_plan(stage, page: Page) -> str:
    """The plan it was."""
    page.goto("/lam-viec/nhiem-vu/ke-hoach/")
    page.locator("main article h2 a").first.click()
    page.wait_for_url("**/ke-hoach/*-*/")
    plan = page.url.rstrip("/").rsplit("/", 1)[-1]
    follow(page, "Nhập nhiệm vụ từ tệp")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.set_input_files(
        "input[type=file]",
        {"name": "viec.xlsx", "mimeType": kind, "buffer": list_of_tasks()},
    )
    press(page, "Kiểm tra, chưa ghi gì")
    expect(page.locator("main tbody tr").nth(1)).to_contain_text("Việc không ai nhận")
    stage.picture(page, "nhap-ke-hoach")
    press(page, "vào kế hoạch")
    expect(page.locator("main")).to_contain_text("Đã ghi")
    return plan


def assign_one_more_office(page: Page, plan: str) -> None:
    page.goto(f"/lam-viec/nhiem-vu/?ke_hoach={plan}&tim=V.91")
    follow(page, TASK)
    page.locator("summary", has_text="Giao cho cơ quan").click()
    page.select_option("select[name=role]", "coordinate")
    page.locator("[name=offices]").first.check()
    press(page, "Giao việc này")
    expect(page.locator("main table")).to_contain_text("phối hợp")


def remind(installation) -> None:
    with running(installation.home) as server, psycopg.connect(server.url) as link:
        assert link.execute(_BEGUN_EARLIER, [TASK]).rowcount > 1
    installation.command("manage", "shell", "-c", REMIND)


def wait_for_the_reminder(page: Page) -> None:
    """The worker may be at the same deadlines; what it has begun, the command leaves to it."""
    for _second in range(40):
        page.goto("/lam-viec/nhac-viec/")
        if "V.91" in page.locator("main").inner_text():
            return
        page.wait_for_timeout(1000)
    expect(page.locator("main")).to_contain_text("V.91")


def raise_a_difficulty(page: Page) -> str:
    page.goto("/lam-viec/phoi-hop/vuong-mac/moi/")
    page.select_option("select[name=kind]", "skill")
    page.fill("[name=title]", DIFFICULTY)
    page.fill("[name=words]", "Các trường hỏi tài liệu phát cho phụ huynh.")
    page.check("[name=level][value=province]")
    page.select_option("select[name=function]", "steering_office")
    press(page, "Gửi vướng mắc")
    expect(page.locator("main")).to_contain_text("Đã chuyển qua")
    return page.url


def answer_with_guidance(page: Page, address: str) -> None:
    page.goto(address)
    follow(page, "Trả lời")
    page.check("[name=outcome][value=explained]")
    offered = page.locator("select[name=guidance] option")
    if offered.count() > 1:
        page.select_option("select[name=guidance]", index=1)
    page.fill("[name=words]", "Dùng tài liệu ở mục Bài học, in được cho phụ huynh.")
    press(page, "Lưu")
    expect(page.locator("main")).to_contain_text("đã hướng dẫn cách làm", ignore_case=True)


def write_the_report(stage, page: Page) -> str:
    page.goto("/lam-viec/bao-cao/tong-hop/moi/")
    page.select_option("select[name=cadence]", "quarter")
    press(page, "Đếm và lập dự thảo")
    expect(page.locator("main table")).to_contain_text("tính chặt")
    address = page.url
    follow(page, "Viết phần lời văn")
    for place in range(4):
        page.fill(f"[name=muc_{place}]", "Đã đôn đốc các nơi, gỡ vướng mắc về tài liệu.")
    press(page, "Lưu")
    stage.picture(page, "bao-cao-tong-hop")
    return address


def sign_it(stage, page: Page, address: str) -> tuple[str, bytes]:
    page.goto("/lam-viec/bao-cao/")
    expect(page.locator("main")).to_contain_text("Báo cáo chờ bạn ký")
    page.goto(address)
    follow(page, "Xem lại và ký")
    page.fill("[name=title]", "Chủ tịch")
    press(page, "Ký và chốt số liệu")
    expect(page.locator("main")).to_contain_text("đã ký, đã chốt")
    number = re.search(r"\d\d+/BC-[^\s,]+", page.locator("main").inner_text())
    assert number
    page.locator("main tbody a").first.click()
    expect(page.locator("main")).to_contain_text("Đạt khi")
    stage.picture(page, "con-so-tu-dau-ra")
    page.go_back()
    with page.expect_download() as taken:
        press(page, "Tệp PDF")
    return number[0], taken.value.path().read_bytes()


def test_from_the_plan_to_the_signed_report(stage, installation):
    officer = stage.sign_in("thuongtruc")
    plan = import_the_plan(stage, officer)
    assign_one_more_office(officer, plan)
    remind(installation)
    commune = stage.sign_in("canbo", phone=True)
    wait_for_the_reminder(commune)
    stage.picture(commune, "duoc-nhac-viec")
    address = raise_a_difficulty(commune)
    answer_with_guidance(officer, address)
    commune.goto(address)
    expect(commune.locator("main")).to_contain_text("in được cho phụ huynh")
    report = write_the_report(stage, officer)
    leader = stage.sign_in("lanhdao", phone=True)
    number, file = sign_it(stage, leader, report)
    anybody = stage.phone(script=False)
    anybody.goto("/kiem-tra-van-ban/")
    anybody.set_input_files(
        "input[type=file]", {"name": "x.pdf", "mimeType": "application/pdf", "buffer": file}
    )
    press(anybody, "Kiểm tra")
    expect(anybody.locator("main")).to_contain_text("Đúng là tệp báo cáo đã ký")
    expect(anybody.locator("main")).to_contain_text(number)
    stage.picture(anybody, "kiem-tra-van-ban")
    assert UUID(report.rstrip("/").rsplit("/", 1)[-1])
