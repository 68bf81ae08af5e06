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

from khien.core.calendars import HANOI

Cell = str | int | float | date | datetime | None
Kind = Literal["csv", "xlsx"]
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
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
            "default_date_format": "dd/mm/yyyy",
        },
    ) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, table.columns, book.add_format({"bold": True}))
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for number, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                style = (moment,) if isinstance(cell, datetime) else ()
                sheet.write(number, column, _local(cell), *style)
        sheet.autofilter(0, 0, 0, max(len(table.columns) - 1, 0))
    return out.getvalue()


def _local(cell: Cell) -> Cell:
    """Moments in Vietnamese time, without a zone: spreadsheets know none."""
    if isinstance(cell, datetime):
        return cell.astimezone(HANOI).replace(tzinfo=None, microsecond=0)
    return cell


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA):
        return "'" + cell
    return cell
