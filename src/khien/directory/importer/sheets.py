"""From the bytes of an uploaded file to rows of text. What cannot be read is refused in words."""

import csv
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, ZipError

from khien.core.refusal import Refused

MAX_BYTES = 5_000_000
MAX_ROWS = 20_000
_MAX_COLUMNS = 200
_MAX_UNPACKED = 60_000_000
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ADDRESS = re.compile(rb"""\br\s*=\s*["']\$?([A-Za-z]{1,3})(\d{1,8})["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_CONTROL = {"Cc", "Cf", "Co", "Cs"}


@dataclass(frozen=True)
class Sheet:
    """`rows`: text of every cell, as wide as the widest; `notes`: sentences for the person."""

    rows: list[list[str]]
    notes: tuple[str, ...] = ()


def read_sheets(data: bytes) -> list[Sheet]:
    """At least one sheet with something in it, else Refused."""
    if len(data) > MAX_BYTES:
        raise Refused(
            _("Tệp lớn hơn %(limit)d MB. Hãy chia danh sách thành nhiều tệp.")
            % {"limit": MAX_BYTES // 1_000_000}
        )
    if data.startswith(_OLD_EXCEL):
        raise Refused(_("Đây là tệp Excel đời cũ hoặc có mật khẩu. Hãy lưu lại thành .xlsx."))
    sheets = _workbook(data) if data.startswith(b"PK") else [_text_table(data)]
    filled = [sheet for sheet in sheets if any(any(row) for row in sheet.rows)]
    if not filled:
        raise Refused(_("Tệp không có dòng nào."))
    if any(len(sheet.rows) > MAX_ROWS for sheet in filled):
        raise Refused(_("Bảng có hơn %(rows)d dòng.") % {"rows": MAX_ROWS})
    return filled


def clean(value: object) -> str:
    """One line of text in NFC without invisible characters; whole numbers without ".0"."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, (date, datetime, time, timedelta)):
        value = value.isoformat() if not isinstance(value, timedelta) else str(value)
    text = unicodedata.normalize("NFC", "" if value is None else str(value))
    kept = "".join(
        " " if c.isspace() else c
        for c in text
        if c.isspace() or unicodedata.category(c) not in _CONTROL
    )
    return " ".join(kept.split())


def _workbook(data: bytes) -> list[Sheet]:
    packed, formulas = _repacked(data)
    notes: tuple[str, ...] = ()
    if formulas:
        notes = (
            _("Tệp có %(count)d ô công thức; hệ thống lấy giá trị đã tính sẵn trong ô.")
            % {"count": formulas},
        )
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(packed))
        return [
            Sheet(_cleaned(book.get_sheet_by_name(name).to_python()), notes)
            for name in book.sheet_names
        ]
    except (CalamineError, ZipError, ValueError, OSError) as error:
        raise Refused(_("Tệp .xlsx bị hỏng, không mở được.")) from error


def _repacked(data: bytes) -> tuple[bytes, int]:
    """The same workbook, unpacked under a limit and measured cell by cell; its formulas counted.

    A few kilobytes can claim a cell in the last row and column, or unpack to gigabytes: neither
    reaches the reader.
    """
    out, left, formulas = BytesIO(), _MAX_UNPACKED, 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
            for member in source.infolist():
                with source.open(member) as file:
                    body = file.read(left + 1)
                left -= len(body)
                if left < 0:
                    raise Refused(_("Tệp .xlsx khi mở ra quá lớn."))
                if "worksheets/" in member.filename.casefold():
                    formulas += len(_FORMULA.findall(body))
                _check_extent(body)
                target.writestr(member.filename, body)
    except (
        zipfile.BadZipFile,
        EOFError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise Refused(_("Tệp .xlsx bị hỏng hoặc có mật khẩu, không mở được.")) from error
    return out.getvalue(), formulas


def _check_extent(body: bytes) -> None:
    for letters, digits in _ADDRESS.findall(body):
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - 64
        if int(digits) > MAX_ROWS * 2 or column > _MAX_COLUMNS:
            raise Refused(
                _("Bảng tính có ô ở quá xa (%(cell)s). Hãy xóa các ô thừa rồi thử lại.")
                % {"cell": (letters + digits).decode()}
            )


def _text_table(data: bytes) -> Sheet:
    text, notes = _decoded(data)
    first_lines = "\n".join(text.splitlines()[:20])
    delimiter = max(",;\t", key=first_lines.count)
    try:
        rows = list(csv.reader(StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise Refused(_("Tệp không phải là bảng CSV hợp lệ.")) from error
    if any(len(row) > _MAX_COLUMNS for row in rows):
        raise Refused(_("Tệp không phải là bảng CSV hợp lệ."))
    return Sheet(_cleaned(rows), notes)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data:
        raise Refused(_("Tệp không phải là bảng tính .xlsx hoặc .csv."))
    else:
        encodings = ["utf-8-sig", "cp1258"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        old = (_("Tệp dùng bảng mã Windows cũ; hãy xem kỹ dấu tiếng Việt."),)
        return text, old if encoding == "cp1258" else ()
    raise Refused(_("Không đọc được bảng mã của tệp. Hãy lưu lại dạng .xlsx hoặc CSV UTF-8."))


def _cleaned(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    width = max((len(row) for row in rows), default=0)
    return [[clean(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
