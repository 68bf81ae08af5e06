"""Tables as files: accents and moments right, nothing a spreadsheet would run."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import openpyxl
import pytest

from khien.core.export import Table, as_csv, as_xlsx, respond

ROWS = [
    ["Hòa Bình", 3, date(2026, 11, 23), datetime(2026, 11, 22, 18, 30, tzinfo=UTC), None],
    ["=1+1", -5, None, None, ""],
]
COLUMNS = ["Tên", "Số", "Ngày", "Lúc", "Khác"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_would_run_is_kept_a_text_in_csv(text):
    body = as_csv(Table("t", ["a"], [[text]])).decode("utf-8-sig")
    assert list(csv.reader(StringIO(body, newline="")))[1] == ["'" + text]


def test_numbers_stay_numbers_and_moments_are_vietnamese():
    body = as_csv(Table("t", COLUMNS, ROWS)).decode("utf-8-sig")
    head, first, second = csv.reader(StringIO(body))
    assert head == COLUMNS
    assert first == ["Hòa Bình", "3", "2026-11-23", "2026-11-23 01:30:00", ""]
    assert second[1] == "-5"


def test_a_workbook_has_no_formula():
    sheet = openpyxl.load_workbook(BytesIO(as_xlsx(Table("t", COLUMNS, ROWS)))).active
    assert sheet["A3"].data_type == "s"
    assert sheet["A3"].value == "=1+1"
    assert sheet["B2"].value == 3
    assert sheet["C2"].value == datetime(2026, 11, 23)  # noqa: DTZ001 - sheets know no zones
    assert sheet["D2"].value == datetime(2026, 11, 23, 1, 30)  # noqa: DTZ001 - the same here


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_it_is_handed_over_as_a_download(kind):
    answer = respond(Table("danh-sach", COLUMNS, ROWS), kind)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="danh-sach.{kind}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_spreadsheet_shows_each_cell_whole():
    long = "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Tân Minh"
    moment = datetime(2026, 9, 12, 15, 30, tzinfo=UTC)
    body = as_xlsx(Table("b", ["Nơi", "Lúc"], [[long, moment]]))
    sheet = openpyxl.load_workbook(BytesIO(body)).active
    across, high = sheet.column_dimensions["A"].width, sheet.row_dimensions[2].height
    assert across * (high // 15) >= len(long)
    assert sheet.column_dimensions["B"].width >= len("12/09/2026 22:30")
    assert sheet["A2"].alignment.wrap_text
    assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$1:$1")
