"""From an empty machine to a province at work: the link printed at the start, the province chosen,
the first person let in by a link of their own, the machine examined and backed up.
"""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

import ready_tables
from installations import Installation
from stories.conftest import Stage

pytestmark = pytest.mark.browser
PASSWORD = "bốn con trâu qua cầu"


@pytest.fixture
def machine(tmp_path_factory) -> Installation:
    home = tmp_path_factory.mktemp("máy mới") / "khiên"
    ready_tables.put_into(home)
    return Installation(home)


def choose_a_password(page: Page, link: str, name: str) -> None:
    page.goto(link)
    page.fill("[name=full_name]", name)
    page.fill("[name=password]", PASSWORD)
    page.fill("[name=again]", PASSWORD)
    page.click("main button:has-text('Tiếp tục')")


def enrol_a_phone(page: Page) -> None:
    """By typing the key, as where no picture can be scanned."""
    expect(page.locator("h1")).to_contain_text("Cài lớp bảo mật thứ hai")
    page.click("main summary")
    secret = page.inner_text("main details code")
    page.fill("[name=code]", str(format_hotp_value(hotp_value(secret, int(time.time()) // 30))))
    page.click("main button:has-text('Xong')")
    expect(page.locator("main")).to_contain_text("Mã dự phòng")


def examine_and_back_up(machine: Installation) -> None:
    assert "Khiên khỏe" in machine.told("doctor").stdout
    saved = machine.home.parent / "khien.backup"
    assert machine.told("backup", str(saved), KHIEN_BACKUP_PASSPHRASE="mở ra").returncode == 0
    assert saved.stat().st_size > 0


def test_from_an_empty_machine_to_a_province_with_people(stage, machine):
    with machine.serving():
        printed = re.search(r"http://\S+/loi-moi/\S+", machine.said())
        assert printed, machine.said()
        here = Stage(stage.browser, f"http://127.0.0.1:{machine.port}", stage.pictures)
        page = here.desk()
        choose_a_password(page, printed[0], "Trần Thị Quản Trị")
        enrol_a_phone(page)
        here.picture(page, "gio-dau-ma-du-phong")

        page.goto("/lam-viec/")
        expect(page.locator("main")).to_contain_text("chưa chọn")
        expect(page.locator("main")).not_to_contain_text("Không có quản trị viên")
        here.picture(page, "gio-dau-viec-cua-toi")
        page.goto("/lam-viec/cai-dat/")
        page.locator("main select").select_option(label="Tỉnh Phú Thọ")
        page.click("main button:has-text('Chọn tỉnh này')")
        expect(page.locator("h1")).to_contain_text("Phú Thọ")
        expect(page.locator("[aria-current=step]")).to_be_visible()
        here.picture(page, "gio-dau-cac-buoc")

        page.click("main a:has-text('Người nhận tin báo')")
        page.fill("[name=full_name]", "Lê Văn Nhận")
        page.fill("[name=username]", "le.van.nhan")
        territory = page.locator("[name=territory]")
        territory.select_option(label="Tỉnh Phú Thọ (toàn tỉnh)")
        page.click("main button:has-text('Tạo tài khoản')")
        link = page.locator("#link").input_value()
        here.picture(page, "gio-dau-lien-ket-moi")

        phone = here.phone()
        choose_a_password(phone, link, "Lê Văn Nhận")
        enrol_a_phone(phone)
        phone.goto("/lam-viec/")
        expect(phone.locator("main")).to_be_visible()
        here.picture(phone, "gio-dau-nguoi-moi")
        phone.goto(link)
        expect(phone.locator("main")).to_contain_text("Liên kết này không dùng được")

        page.goto("/lam-viec/cai-dat/")
        done = page.locator("li[data-state=done]", has_text="Người nhận tin báo")
        expect(done).to_be_visible()
        page.goto("/lam-viec/suc-khoe/")
        here.picture(page, "gio-dau-suc-khoe")
        here.close()
        assert not here.complaints, here.complaints

        examine_and_back_up(machine)
