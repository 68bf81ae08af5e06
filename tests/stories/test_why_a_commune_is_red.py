"""An education officer finds out why a commune is red: from the rates to one school's sentence."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_from_the_rates_to_what_a_school_lacks(stage):
    page = stage.sign_in("giaoduc", phone=True)
    page.goto("/lam-viec/giao-duc/do-phu/")
    stage.picture(page, "do-phu-dien-thoai")
    page.click("main nav a:has-text('Theo loại trường')")
    expect(page.locator("main table")).to_contain_text("tiểu học")
    page.click("main nav a:has-text('Theo xã, phường')")
    page.locator("main table th a").first.click()
    expect(page.locator("main")).to_contain_text("đạt đủ sáu điều kiện")
    stage.picture(page, "do-phu-mot-xa", whole=False)
    row = page.locator("main tbody tr").first
    sentence = row.locator("td").last.inner_text()
    assert sentence.strip(), "every school is told what to do first"
    row.locator("a").click()
    conditions = page.locator("main section", has_text="Tổ chức định kỳ")
    expect(conditions.locator("tbody tr")).to_have_count(6)
    expect(conditions).to_contain_text(sentence.strip())
    expect(conditions).to_contain_text(re.compile(r"Hạn: \d\d/\d\d/\d{4}|không được quá|còn thiếu"))
    stage.picture(page, "sau-dieu-kien-dien-thoai")
