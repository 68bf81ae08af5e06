"""Files as people really send them."""

from io import BytesIO

import openpyxl

HEADING = ["Tên trường", "Loại hình", "Mã trường", "Mã xã", "Xã/Phường", "Địa chỉ"]
GOOD = ["Trường THCS Suối Ngọc", "THCS", "98001500", "98001", "", "Tổ 3"]


def xlsx(*rows, merged=(), sheets=None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    for title, more in (sheets or {}).items():
        sheet = book.create_sheet(title)
        for row in more:
            sheet.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def csv(*rows, encoding="utf-8", delimiter=","):
    return "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
