"""Finding the heading of a list, in Vietnamese or English, on one line or on two."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.directory.importer.sheets import Sheet

_LINES_SEARCHED = 15
_ORDINAL = {"stt", "tt", "so thu tu", "no", "ghi chu", "note", "notes"}
_NAMES: dict[str, tuple[str, ...]] = {
    "name": (
        "ten", "ten truong", "ten don vi", "ten co so", "ten truong hoc", "ten co so giao duc",
        "truong", "don vi", "co so", "name", "school", "school name", "institution", "facility",
    ),
    "type": (
        "loai", "loai hinh", "loai truong", "cap", "cap hoc", "bac hoc", "loai co so",
        "type", "level", "school level", "kind",
    ),
    "code": (
        "ma", "ma truong", "ma don vi", "ma dinh danh", "ma co so", "ma truong hoc",
        "code", "school code", "identifier", "id",
    ),
    "commune_code": (
        "ma xa", "ma phuong", "ma xa phuong", "ma phuong xa", "ma dvhc", "ma don vi hanh chinh",
        "commune code", "ward code",
    ),
    "commune": (
        "xa", "phuong", "xa phuong", "phuong xa", "ten xa", "ten xa phuong", "ten phuong xa",
        "xa phuong dac khu", "dia ban", "don vi hanh chinh", "commune", "ward",
        "commune name", "ward name",
    ),
    "province": ("tinh", "thanh pho", "tinh thanh pho", "tinh tp", "ten tinh", "province", "city"),
    "address": ("dia chi", "address"),
    "contact": (
        "lien he", "dien thoai", "so dien thoai", "email", "thu dien tu",
        "contact", "phone", "telephone",
    ),
    "latitude": ("vi do", "latitude", "lat"),
    "longitude": ("kinh do", "longitude", "lon", "lng", "long"),
}  # fmt: skip
_FIELD_OF = {title: field for field, titles in _NAMES.items() for title in titles}


@dataclass(frozen=True)
class Heading:
    """`columns`: field → position; `first_row`: index of the first row below the heading."""

    columns: dict[str, int]
    first_row: int
    ignored: tuple[str, ...]


def find_heading(sheets: list[Sheet]) -> tuple[Sheet, Heading]:
    """The first sheet that has one; Refused where none has."""
    for sheet in sheets:
        found = _best(sheet.rows)
        if found is not None:
            return sheet, found
    raise Refused(
        _(
            "Không tìm thấy dòng tiêu đề. Bảng cần có cột “Tên trường” và cột “Mã xã” hoặc"
            " “Xã/Phường”. Nếu chữ hiện ra sai dấu, hãy lưu lại dạng .xlsx."
        )
    )


def _best(rows: list[list[str]]) -> Heading | None:
    """The line, or pair of lines, that names most fields; the higher and shorter one in a tie."""
    best: Heading | None = None
    for start in range(min(_LINES_SEARCHED, len(rows))):
        for depth in (1, 2):
            found = _heading(rows, start, depth)
            if found and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def _heading(rows: list[list[str]], start: int, depth: int) -> Heading | None:
    lines = rows[start : start + depth]
    columns: dict[str, int] = {}
    ignored = []
    for position, titles in enumerate(zip(*lines, strict=True)):
        field = _field(titles)
        if field is not None and field not in columns:
            columns[field] = position
        elif title := next((t for t in titles if t and fold(t) not in _ORDINAL), ""):
            ignored.append(title)
    if "name" not in columns or not {"commune", "commune_code"} & set(columns):
        return None
    return Heading(columns, start + depth, tuple(ignored))


def _field(titles: tuple[str, ...]) -> str | None:
    """Of a heading over two lines the lower cell says more; "(*)" and the like do not count."""
    for title in reversed(titles):
        if field := _FIELD_OF.get(fold(title)):
            return field
    return None
