"""Finding the heading of a list, in Vietnamese or English, on one line or on two."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
    "hours": (
        "gio lam viec", "gio mo cua", "thoi gian lam viec", "opening hours", "hours", "open",
    ),
    "latitude": ("vi do", "latitude", "lat"),
    "longitude": ("kinh do", "longitude", "lon", "lng", "long"),
}  # fmt: skip
_PEOPLE: dict[str, tuple[str, ...]] = {
    "grade": ("khoi", "khoi lop", "lop", "grade", "class", "year group"),
    "girls": ("nu", "so nu", "hoc sinh nu", "so hoc sinh nu", "nu sinh", "girls", "female"),
    "boys": ("nam", "so nam", "hoc sinh nam", "so hoc sinh nam", "nam sinh", "boys", "male"),
    "total": (
        "tong", "tong so", "si so", "so hoc sinh", "so tre", "tong so hoc sinh", "hoc sinh",
        "total", "pupils", "students", "children", "enrolment",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What a list must have: its columns by their titles, and the sentence where it has not."""

    titles: dict[str, tuple[str, ...]]
    enough: Callable[[set[str]], bool]
    otherwise: str | Promise

    @cached_property
    def field_of(self) -> dict[str, str]:
        return {title: field for field, titles in self.titles.items() for title in titles}


INSTITUTIONS = Wanted(
    _NAMES,
    lambda found: "name" in found and bool({"commune", "commune_code"} & found),
    gettext_lazy(
        "Không tìm thấy dòng tiêu đề. Bảng cần có cột “Tên trường” và cột “Mã xã” hoặc"
        " “Xã/Phường”. Nếu chữ hiện ra sai dấu, hãy lưu lại dạng .xlsx."
    ),
)
ENROLMENT = Wanted(
    {name: _NAMES[name] for name in ("name", "code", "commune_code", "commune")} | _PEOPLE,
    lambda found: bool({"name", "code"} & found) and bool({"total", "girls", "boys"} & found),
    gettext_lazy(
        "Không tìm thấy dòng tiêu đề. Bảng cần có cột “Tên trường” hoặc “Mã trường”, cột “Khối”,"
        " và cột “Nữ”, “Nam” hoặc “Tổng số”."
    ),
)
CONVERSION = Wanted(
    {
        "new_name": ("ten xa moi", "ten moi", "ten don vi moi"),
        "new_code": ("ma xa moi", "ma moi", "ma don vi moi"),
        "old_name": ("ten xa cu", "ten cu", "ten don vi cu"),
        "old_code": ("ma xa cu", "ma cu", "ma don vi cu"),
        "note": ("ghi chu", "cach sap xep", "note"),
        "old_district": ("quan huyen", "huyen cu"),
    },
    lambda found: {"new_code", "old_code", "note"} <= found,
    gettext_lazy(
        "Không tìm thấy dòng tiêu đề. Bảng cần có cột “Mã Xã mới”, “Mã Xã cũ” và “Ghi chú”."
    ),
)


@dataclass(frozen=True)
class Heading:
    """`columns`: field → position; `first_row`: index of the first row below the heading."""

    columns: dict[str, int]
    first_row: int
    ignored: tuple[str, ...]


def find_heading(sheets: list[Sheet], wanted: Wanted = INSTITUTIONS) -> tuple[Sheet, Heading]:
    """The first sheet that has one; Refused where none has."""
    for sheet in sheets:
        found = _best(sheet.rows, wanted)
        if found is not None:
            return sheet, found
    raise Refused(str(wanted.otherwise))


def notes_of(sheet: Sheet, heading: Heading) -> list[str]:
    """What the person is told of the whole file."""
    ignored = ", ".join(heading.ignored)
    said = [_("Không đọc các cột: %(names)s.") % {"names": ignored}] if ignored else []
    return [*sheet.notes, *said]


def _best(rows: list[list[str]], wanted: Wanted) -> Heading | None:
    """The line, or pair of lines, that names most fields; the higher and shorter one in a tie."""
    best: Heading | None = None
    for start in range(min(_LINES_SEARCHED, len(rows))):
        for depth in (1, 2):
            found = _heading(rows[start : start + depth], start + depth, wanted)
            if found and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def _heading(lines: list[list[str]], first_row: int, wanted: Wanted) -> Heading | None:
    columns: dict[str, int] = {}
    ignored = []
    for position, titles in enumerate(zip(*lines, strict=True)):
        field = _field(titles, wanted)
        if field is not None and field not in columns:
            columns[field] = position
        elif title := next((t for t in titles if t and fold(t) not in _ORDINAL), ""):
            ignored.append(title)
    if not wanted.enough(set(columns)):
        return None
    return Heading(columns, first_row, tuple(ignored))


def _field(titles: tuple[str, ...], wanted: Wanted) -> str | None:
    """Of a heading over two lines the lower cell says more; "(*)" and the like do not count."""
    for title in reversed(titles):
        if field := wanted.field_of.get(fold(title)):
            return field
    return None
