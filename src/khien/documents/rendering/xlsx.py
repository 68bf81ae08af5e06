"""XLSX of the annexes: a sheet each, its numbers as numbers, from the same data as the paper."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from khien.documents.content import Block, BlockKind, Column
from khien.documents.rendering.layout import Paper

_ORIGIN = datetime(2020, 3, 5, tzinfo=UTC)  # the decree's day: a file tells no more than its text
_WHOLE, _PARTS = re.compile(r"-?\d{1,3}(\.\d{3})*|-?\d+"), re.compile(r"(-?[\d.]+),(\d+)")
_WIDTH = {Column.TEXT: 28, Column.MIDDLE: 8, Column.NUMBER: 14}
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_xlsx(paper: Paper) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **_AS_TEXT}) as book:
        book.set_properties({"created": _ORIGIN, "author": ""})
        styles = _styles(book)
        for place, annex in enumerate(paper.content.annexes):
            sheet = book.add_worksheet(paper.annex_name(place))
            if annex.wide:
                sheet.set_landscape()
            sheet.set_paper(9)  # A4
            lines = [paper.annex_name(place), annex.title.upper(), paper.annex_line]
            for row, text in enumerate(lines):
                sheet.write_string(row, 0, text, styles["bold"])
            _fill(sheet, annex.blocks, first=len(lines) + 1, styles=styles)
    return out.getvalue()


def _styles(book: xlsxwriter.Workbook) -> dict[str, Any]:
    wanted = {
        "bold": {"bold": True},
        "head": {"bold": True, "text_wrap": True, "align": "center", "border": 1},
        "text": {"text_wrap": True, "border": 1},
        "whole": {"num_format": "#,##0", "border": 1},
        "parts": {"num_format": "#,##0.0#", "border": 1},
        "share": {"num_format": "0.0 %", "border": 1},
    }
    return {name: book.add_format(each) for name, each in wanted.items()}


def _fill(
    sheet: Worksheet, blocks: tuple[Block, ...], *, first: int, styles: dict[str, Any]
) -> None:
    row = first
    for block in blocks:
        if block.kind == BlockKind.GRID:
            row = _grid(sheet, block, first=row, styles=styles) + 1
        else:
            for text in filter(None, (block.text, *block.lines)):
                sheet.write_string(row, 0, text)
                row += 1


def _grid(sheet: Worksheet, block: Block, *, first: int, styles: dict[str, Any]) -> int:
    for column, text in enumerate(block.head):
        sheet.set_column(column, column, _WIDTH[block.holds(column)])
        sheet.write_string(first, column, text, styles["head"])
    for row, texts in enumerate(block.rows, start=first + 1):
        for column, text in enumerate(texts):
            _cell(sheet, row, column, text, holds=block.holds(column), styles=styles)
    return first + 1 + len(block.rows)


def _cell(
    sheet: Worksheet,
    row: int,
    column: int,
    text: str,
    *,
    holds: Column,
    styles: dict[str, Any],
) -> None:
    told = number_in(text) if holds is not Column.TEXT else None
    if told is None:
        sheet.write_string(row, column, text, styles["text"])
    else:
        value, style = told
        sheet.write_number(row, column, value, styles[style])


def number_in(text: str) -> tuple[float, str] | None:
    """The number people wrote, and how it is shown; None where it is words."""
    bare = text.removesuffix("%").rstrip("\N{NO-BREAK SPACE} ")
    share = bare != text
    parts = _PARTS.fullmatch(bare)
    if parts:
        value = float(f"{parts[1].replace('.', '')}.{parts[2]}")
    elif _WHOLE.fullmatch(bare):
        value = float(bare.replace(".", ""))
    else:
        return None
    if share:
        return value / 100, "share"
    return value, "parts" if parts else "whole"
