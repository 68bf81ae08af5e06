"""From the bytes of a Word or Excel file to rows of a plan's tasks."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from docx import Document

from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.directory.importer import read_sheets
from khien.directory.importer.sheets import MAX_ROWS, clean

MAX_BYTES = 5_000_000
_MAX_UNPACKED = 60_000_000
_NEEDED = ("number", "title")


@dataclass(frozen=True)
class Row:
    """Text of every cell, as it was written; `line` as a person counts."""

    line: int
    number: str = ""
    group: str = ""
    title: str = ""
    product: str = ""
    cited: str = ""
    document: str = ""
    lead: str = ""
    coordinate: str = ""
    monitor: str = ""
    due: str = ""
    repeats: str = ""


# The first name is the one of the template; the others are how offices write it.
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("Số thứ tự", "STT", "TT", "Số TT"),
    "group": ("Nhóm nhiệm vụ", "Nhóm", "Nhóm giải pháp"),
    "title": ("Nhiệm vụ", "Nội dung nhiệm vụ", "Nội dung công việc", "Tên nhiệm vụ"),
    "product": ("Kết quả phải có", "Sản phẩm", "Kết quả, sản phẩm", "Sản phẩm hoàn thành"),
    "cited": ("Mục, khoản giao việc", "Mục, khoản", "Căn cứ"),
    "document": ("Văn bản giao việc", "Văn bản", "Số văn bản"),
    "lead": ("Chủ trì", "Cơ quan chủ trì", "Đơn vị chủ trì"),
    "coordinate": ("Phối hợp", "Cơ quan phối hợp", "Đơn vị phối hợp"),
    "monitor": ("Theo dõi", "Cơ quan theo dõi", "Theo dõi, kiểm tra"),
    "due": ("Đến hạn", "Thời hạn", "Thời gian hoàn thành", "Hạn hoàn thành"),
    "repeats": ("Lặp lại", "Định kỳ"),
}
_KNOWN = {fold(name): field for field, names in COLUMNS.items() for name in names}


def read_rows(data: bytes) -> tuple[list[Row], list[str]]:
    """The rows under the first heading that names a number and a task, and notes to the person."""
    if len(data) > MAX_BYTES:
        raise Refused(_("Tệp lớn hơn 5 MB. Hãy chia thành nhiều tệp."), field="file")
    tables = _word_tables(data) if _is_word(data) else [s.rows for s in read_sheets(data)]
    for table in tables:
        for at, cells in enumerate(table):
            fields = [_KNOWN.get(fold(cell), "") for cell in cells]
            if all(needed in fields for needed in _NEEDED):
                ignored = [c for c, f in zip(cells, fields, strict=True) if c and not f]
                notes = [_("Không đọc các cột: %(names)s.") % {"names": ", ".join(ignored)}]
                return list(_rows(table, at, fields)), notes if ignored else []
    raise Refused(
        _("Không thấy bảng có cột “Số thứ tự” và “Nhiệm vụ”. Hãy dùng tệp mẫu ở trang này."),
        field="file",
    )


def _rows(table: Sequence[Sequence[str]], heading: int, fields: list[str]) -> Iterator[Row]:
    for line, cells in enumerate(table[heading + 1 :], start=heading + 2):
        said = {name: cell for name, cell in zip(fields, cells, strict=False) if name and cell}
        if said.keys() - {"number"}:
            yield Row(line, **said)


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return "word/document.xml" in packed.namelist()
    except zipfile.BadZipFile:
        return False


def _word_tables(data: bytes) -> list[list[list[str]]]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _MAX_UNPACKED:
                raise Refused(_("Tệp Word khi mở ra quá lớn."), field="file")
        tables = Document(BytesIO(data)).tables
        found = [_cells(table) for table in tables]
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, RuntimeError) as error:
        sentence = _("Tệp Word bị hỏng hoặc có mật khẩu, không mở được.")
        raise Refused(sentence, field="file") from error
    if any(len(rows) > MAX_ROWS for rows in found):
        raise Refused(_("Bảng dài quá."), field="file")
    return found


def _cells(table: object) -> list[list[str]]:
    """Lines inside a cell stay apart, as several offices."""
    rows = table.rows  # type: ignore[attr-defined]  # a table of python-docx
    return [[_text(cell.text) for cell in row.cells] for row in rows]


def _text(words: str) -> str:
    return ";".join(filter(None, (clean(line) for line in words.splitlines())))
