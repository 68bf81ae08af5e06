"""Tables as files: CSV that spreadsheets open with its accents right, XLSX with formulas off.

A text that a spreadsheet would run as a formula is handed over as text, never as a formula.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Literal

import xlsxwriter
from django.http import HttpResponse
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from khien.core.calendars import HANOI

Cell = str | int | float | date | datetime | None
Kind = Literal["csv", "xlsx"]
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CELL = {"text_wrap": True, "valign": "top"}
_DAY = {"align": "left", **_CELL}
_WIDEST = 320  # pixels of a column; longer texts wrap
_LINE, _HEIGHT = 44, 15  # letters that surely fit into such a line; its height in points
_A4 = 9  # as spreadsheets number papers
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Table:
    """`name` is the file's name without its ending: plain letters, digits and hyphens."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def respond(table: Table, kind: Kind) -> HttpResponse:
    """A download; the caller writes into the ledger who took what."""
    body = as_csv(table) if kind == "csv" else as_xlsx(table)
    response = HttpResponse(body, content_type=_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{table.name}.{kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def as_csv(table: Table) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_harmless(text) for text in table.columns])
    writer.writerows([_harmless(_local(cell)) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    ) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, table.columns, book.add_format({"bold": True, **_CELL}))
        styles: dict[type, Format] = {
            date: book.add_format({"num_format": "dd/mm/yyyy", **_DAY}),
            datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm", **_DAY}),
        }
        plain = book.add_format(_CELL)
        moments = set[int]()
        for number, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                sheet.write(number, column, _local(cell), styles.get(type(cell), plain))
                if isinstance(cell, datetime):
                    moments.add(column)
            longest = max((len(cell) for cell in row if isinstance(cell, str)), default=0)
            sheet.set_row(number, _HEIGHT * (1 + longest // _LINE))
        _lay_out(sheet, columns=len(table.columns), moments=moments)
    return out.getvalue()


def _lay_out(sheet: Worksheet, *, columns: int, moments: Iterable[int]) -> None:
    """To be read on a screen, and printed: one page across, its heading on each page."""
    sheet.autofit(_WIDEST)
    for column in moments:
        sheet.set_column(column, column, len("31/12/2026 23:59 "))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, 0, max(columns - 1, 0))
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _local(cell: Cell) -> Cell:
    """Moments in Vietnamese time, without a zone: spreadsheets know none."""
    if isinstance(cell, datetime):
        return cell.astimezone(HANOI).replace(tzinfo=None, microsecond=0)
    return cell


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA):
        return "'" + cell
    return cell
