"""The list to fill in as a Word file, for offices that write their plans there."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT


def template(columns: Sequence[str], example: Sequence[str]) -> bytes:
    """A4 across, one table: its heading and a row that shows how it is filled in."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    table = document.add_table(rows=2, cols=len(columns), style="Table Grid")
    for row, words in zip(table.rows, (columns, example), strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()
