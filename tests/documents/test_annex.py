"""Annexes: pages of their own in Word and PDF, and a spreadsheet whose numbers are numbers."""

import time
from dataclasses import replace
from io import BytesIO

import openpyxl
import pypdfium2
import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from docx.enum.section import WD_ORIENT

from fixtures_documents import DECISION, ISSUED, docx_text, issue, make, opened, pdf_pages
from khien.core import ledger
from khien.documents.content import Annex, Column, Content, cleaned, grid, paragraph
from khien.documents.rendering import as_docx, as_pdf, as_xlsx
from khien.documents.rendering.xlsx import number_in

TEXT, NUMBER, MIDDLE = Column.TEXT, Column.NUMBER, Column.MIDDLE
COMMUNES = 148
ROWS = [
    [str(n), f"Xã Mẫu Số {n}", str(n % 9), "12", "75,0\u00a0%", "không phát sinh"]
    for n in range(1, COMMUNES + 1)
]
TOTAL = ["", "Toàn tỉnh", "1.234", "1.776", "69,5\u00a0%", "=1+1"]
TABLE = grid(
    ["TT", "Xã", "Đạt", "Tổng", "Tỷ lệ", "Ghi chú"],
    [*ROWS, TOTAL],
    columns=[MIDDLE, TEXT, NUMBER, NUMBER, NUMBER, TEXT],
    total=True,
)
ANNEXES = (Annex("Số liệu theo xã", (TABLE,), wide=True), Annex("Cách tính", (paragraph("a"),)))
PAPER = replace(ISSUED, content=cleaned(replace(DECISION, annexes=ANNEXES)))


@pytest.fixture(scope="module")
def pages():
    return pdf_pages(as_pdf(PAPER))


def test_an_annex_says_with_what_it_comes_and_counts_its_own_pages(pages):
    first = next(n for n, page in enumerate(pages) if page.lstrip().startswith("Phụ lục I\r\n"))
    assert "SỐ LIỆU THEO XÃ" in pages[first]
    assert "(Kèm theo Quyết định số 05/QĐ-UBND ngày 04 tháng 02 năm 2026 của" in pages[first]
    assert pages[first + 1].lstrip().startswith("2")
    assert pages[-1].lstrip().startswith("Phụ lục II")
    text = docx_text(as_docx(PAPER))
    assert text.index("Nơi nhận:") < text.index("Phụ lục I\n") < text.index("Phụ lục II")


def test_a_wide_annex_lies_and_the_rest_stands():
    sections = opened(as_docx(PAPER)).sections
    lie, stand = WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT
    assert [each.orientation for each in sections] == [stand, lie, stand]
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(as_pdf(PAPER))]
    assert sizes[0][0] < sizes[0][1]
    assert sizes[-2][0] > sizes[-2][1]
    assert sizes[-1] == sizes[0]


def test_numbers_stand_right_and_the_total_is_bold():
    table = opened(as_docx(PAPER)).tables[-1]
    last = table.rows[-1].cells
    assert [cell.paragraphs[0].alignment for cell in last] == [1, 0, 2, 2, 2, 0]
    assert all(run.bold for cell in last for run in cell.paragraphs[0].runs)
    assert not table.rows[1].cells[1].paragraphs[0].runs[0].bold


def test_the_spreadsheet_says_the_same_and_runs_nothing():
    book = openpyxl.load_workbook(BytesIO(as_xlsx(PAPER)))
    assert book.sheetnames == ["Phụ lục I", "Phụ lục II"]
    rows = list(book["Phụ lục I"].values)
    assert rows[4] == TABLE.head
    assert rows[5][:5] == (1, "Xã Mẫu Số 1", 1, 12, 0.75)
    assert rows[-1] == ("", "Toàn tỉnh", 1234, 1776, 0.695, "=1+1")
    assert book["Phụ lục I"].cell(len(rows), 6).data_type == "s"


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234", 1234), ("-3", -3), ("62,5 %", 0.625), ("4,25", 4.25), ("0\u00a0%", 0)],
)
def test_a_number_is_read_as_people_write_it(text, value):
    assert number_in(text) == (value, number_in(text)[1])


@pytest.mark.parametrize("text", ["", "không phát sinh", "1.23", "1,2,3", "12a", "%", "từ 1 đến 4"])
def test_words_are_no_number(text):
    assert number_in(text) is None


def test_an_annex_of_every_commune_is_printed_within_five_seconds():
    """Of the processor: other tests may hold it meanwhile."""
    started = time.process_time()
    for render in (as_docx, as_pdf, as_xlsx):
        assert render(PAPER)
    assert time.process_time() - started < 5


def test_what_was_kept_before_there_were_annexes_can_still_be_read():
    old = DECISION.as_data()
    del old["annexes"]
    for block in old["blocks"]:
        del block["columns"], block["total"]
    assert Content.of(old) == DECISION


def test_issued_it_has_three_files_whose_hashes_are_in_the_ledger(office, chair, decision, sign_in):
    content = Content(title="Báo cáo", annexes=ANNEXES)
    found = issue(make(office, chair, decision, content=content), chair)
    files = {file.format: file.digest for file in found.files.all()}
    event = next(e for e in ledger.history(found.pk) if e.verb == "DocumentIssued")
    assert {kind: event.data[f"{kind}_sha256"] for kind in ("docx", "pdf", "xlsx")} == files
    answer = sign_in(chair).post(reverse("documents:download", args=[found.pk, "xlsx"]))
    assert openpyxl.load_workbook(BytesIO(answer.content))
    shown = sign_in(chair).get(reverse("documents:document", args=[found.pk]))
    assert "Xã Mẫu Số 148" in shown.content.decode()


def test_without_an_annex_no_spreadsheet_is_offered(issued, chair, sign_in):
    page = reverse("documents:document", args=[issued.pk])
    assert "xlsx" not in sign_in(chair).get(page).content.decode()
    answer = sign_in(chair).post(f"{page}tai-ve/xlsx/", follow=True)
    assert "không có tệp Excel" in answer.content.decode()


def test_two_tables_with_the_same_columns_are_no_landmarks_of_one_name():
    shown = render_to_string("documents/block.html", {"block": TABLE})
    assert 'role="group"' in shown
    assert "region" not in shown
