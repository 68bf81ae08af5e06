"""A leader's five minutes on a phone: three percentages, who is red and why, one report signed."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
DASHBOARD = "/lam-viec/bang-dieu-hanh/"
EVE_OF_MERGER = "2025-06-30"
FORMER = ("Tỉnh Hòa Bình", "Tỉnh Phú Thọ", "Tỉnh Vĩnh Phúc")


def start_of_last_school_year() -> str:
    """Teaching had hardly begun: every commune is far from its target, whatever today is."""
    today = (datetime.now(UTC) + timedelta(hours=7)).date()
    return f"{today.year - 1 - (today.month < 9)}-09-01"


def numbers(text: str) -> tuple[int, int]:
    found = re.search(r"([\d.]+)(?:/| trên )([\d.]+)", text)
    assert found, text
    done, whole = (int(each.replace(".", "")) for each in found.groups())
    return done, whole


def three_percentages(page: Page) -> list[tuple[int, int]]:
    cards = page.locator(".k-stat")
    expect(cards).to_have_count(3)
    for card in cards.all():
        expect(card.locator(".k-figure")).to_contain_text("%")
        expect(card).to_contain_text("Chỉ tính việc đã ngã ngũ")
    expect(cards.first).to_contain_text("tổ chức giáo dục, truyền thông định kỳ: ")
    return [numbers(card.inner_text()) for card in cards.all()]


def choose(page: Page, **days: str) -> None:
    page.locator("main summary", has_text="Chọn ngày").click()
    for name, day in days.items():
        page.fill(f"[name={name.replace('_', '-')}]", day)
    page.locator("main .k-filters button").first.click()
    page.wait_for_url(lambda url: all(day in url for day in days.values()))


def why_one_is_red(stage, page: Page) -> None:
    choose(page, ngay=start_of_last_school_year())
    reds = page.locator("section[aria-labelledby=red] li")
    expect(reds.first).to_contain_text(re.compile(r": \d+/\d+, chỉ tiêu \d+ %"))
    page.locator("#red").scroll_into_view_if_needed()
    stage.picture(page, "lanh-dao-noi-can-don-doc", whole=False)
    reds.first.locator("a").click()
    expect(page.locator("h1")).to_contain_text(re.compile("Xã|Phường"))
    page.locator(".k-stat").first.get_by_role("link", name="Con số này từ đâu ra").click()
    expect(page.locator("main")).to_contain_text("Tính chặt: việc còn dở là chưa đạt.")
    done, whole = numbers(page.locator(".k-stat").inner_text())
    stage.picture(page, "lanh-dao-mot-con-so")
    page.get_by_role("link", name="Xem từng việc làm nên con số này").click()
    expect(page.locator("main")).to_contain_text(f"{done} trên {whole} được tính là đạt")
    expect(page.locator("main tbody tr")).to_have_count(whole)
    expect(page.locator("main tbody")).to_contain_text("buổi")


def former_borders(stage, page: Page, totals: list[tuple[int, int]]) -> None:
    page.goto(DASHBOARD)
    choose(page, dia_gioi=EVE_OF_MERGER)
    expect(page.locator("main")).to_contain_text("Đang xem theo địa giới của ngày 30/06/2025")
    rows = [page.locator("main tbody tr", has_text=name).first for name in FORMER]
    told = [numbers(row.locator("td").first.inner_text()) for row in rows]
    assert tuple(map(sum, zip(*told, strict=True))) == totals[0], "the whole is the same"
    rows[0].locator("a").first.click()
    expect(page.locator("main .k-lead")).to_contain_text("Tỉnh Hòa Bình")
    assert numbers(page.locator(".k-stat").first.inner_text()) == told[0]
    expect(page.locator("main table tbody tr").nth(150)).to_be_attached()
    page.locator("main table tbody tr").nth(3).scroll_into_view_if_needed()
    stage.picture(page, "lanh-dao-dia-gioi-cu", whole=False)


def what_is_late(stage, page: Page) -> None:
    page.goto(DASHBOARD)
    cards = {name: page.locator(".k-card", has_text=name) for name in ("Nhiệm vụ", "Vướng mắc")}
    expect(cards["Vướng mắc"].last).to_contain_text("vướng mắc đang chờ trả lời")
    expect(cards["Vướng mắc"].last).to_contain_text(re.compile("“.+” – .+, từ .+việc phải dừng"))
    expect(page.locator(".k-card", has_text="Báo cáo phải nhận")).to_contain_text(
        re.compile(r"đã nhận \d+ trên \d+")
    )
    stage.picture(page, "lanh-dao-bang-dieu-hanh")
    late = page.get_by_role("link", name=re.compile(r"nhiệm vụ quá hạn, lâu nhất \d+ ngày"))
    agency = late.first.inner_text().partition(":")[0]
    late.first.click()
    expect(page.locator("h1")).to_have_text(agency)
    expect(page.locator("main")).to_contain_text(re.compile(r"[1-9]\d* quá hạn"))


def sign_what_waits(stage, page: Page) -> None:
    page.goto(DASHBOARD)
    page.get_by_role("link", name=re.compile("^Xem và ký")).first.click()
    page.locator("main a", has_text="Xem lại và ký").first.click()
    page.fill("[name=title]", "Phó Chủ tịch")
    page.locator("main button", has_text="Ký và chốt số liệu").first.click()
    expect(page.locator("main")).to_contain_text("đã ký, đã chốt")
    stage.picture(page, "lanh-dao-da-ky", whole=False)


def on_paper(stage, page: Page) -> None:
    page.goto(DASHBOARD)
    expect(page.get_by_role("button", name="In trang này")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="In trang này")).to_be_hidden()
    expect(page.locator("main").get_by_text("Con số này từ đâu ra").first).to_be_hidden()
    expect(page.locator(".k-stat")).to_have_count(3)
    stage.picture(page, "lanh-dao-ban-in", whole=False)
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_from_three_percentages_to_a_signed_report(stage):
    page = stage.sign_in("lanhdao", phone=True)
    expect(page.locator("h1")).to_have_text("Bảng điều hành")
    totals = three_percentages(page)
    assert all(0 < done <= whole for done, whole in totals)
    why_one_is_red(stage, page)
    former_borders(stage, page, totals)
    what_is_late(stage, page)
    sign_what_waits(stage, page)
    on_paper(stage, page)
