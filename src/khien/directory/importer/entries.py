"""One row of a list as the directory understands it, or the sentence why it does not."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.directory.importer.columns import Heading
from khien.directory.importer.communes import CommuneBook
from khien.directory.importer.types import institution_type
from khien.directory.models import InstitutionType, Scheme

_NAME_MARKS = set(" .,-–—'’‘\"“”()/&:;+°º*")
_FORMULA_STARTS = ("=", "+", "-", "@")
_LONGEST_NAME, _LONGEST_CODE, _LONGEST_CONTACT, _LONGEST_HOURS = 200, 40, 500, 300


@dataclass(frozen=True)
class Entry:
    """`line` counts as in the file, from 1."""

    line: int
    name: str
    type: InstitutionType
    commune_id: UUID
    commune_name: str
    code: str = ""
    contact: str = ""
    hours: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def scheme(self) -> Scheme:
        cares = self.type == InstitutionType.CARE_FACILITY
        return Scheme.FACILITY if cares else Scheme.MOET


@dataclass(frozen=True)
class Unreadable:
    line: int
    name: str
    why: str
    cells: tuple[str, ...] = field(default=())


def read_entries(
    rows: list[list[str]], heading: Heading, communes: CommuneBook
) -> Iterator[Entry | Unreadable]:
    """Blank lines are passed over; every other line comes out, one way or the other."""
    for index in range(heading.first_row, len(rows)):
        cells = rows[index]
        if not any(cells):
            continue
        values = {name: cells[position] for name, position in heading.columns.items()}
        try:
            yield _entry(index + 1, values, communes)
        except Refused as refused:
            filled = tuple(cell for cell in cells if cell)
            yield Unreadable(index + 1, values["name"][:_LONGEST_NAME], str(refused), filled[:4])


def _entry(line: int, values: dict[str, str], communes: CommuneBook) -> Entry:
    _check_name(values["name"])
    commune = communes.find(
        code=values.get("commune_code", ""),
        name=values.get("commune", ""),
        province=values.get("province", ""),
    )
    latitude, longitude = _position(values.get("latitude", ""), values.get("longitude", ""))
    return Entry(
        line=line,
        name=values["name"],
        type=_type(values.get("type", ""), values["name"]),
        commune_id=commune.id,
        commune_name=commune.name,
        code=_code(values.get("code", "")),
        contact=_contact(values),
        hours=_hours(values),
        latitude=latitude,
        longitude=longitude,
    )


def _check_name(name: str) -> None:
    if not name:
        raise Refused(_("Thiếu tên trường hoặc cơ sở."))
    if name.startswith(_FORMULA_STARTS):
        raise Refused(_("Ô tên bắt đầu bằng “%(mark)s” như một công thức.") % {"mark": name[0]})
    if len(name) > _LONGEST_NAME:
        raise Refused(_("Tên dài hơn %(count)d chữ.") % {"count": _LONGEST_NAME})
    strange = next((c for c in name if not _belongs_in_a_name(c)), None)
    if strange is not None:
        raise Refused(
            _("Tên có ký tự lạ “%(character)s”. Tệp có thể lưu sai bảng mã.")
            % {"character": strange}
        )
    if not any(c.isalpha() for c in name):
        raise Refused(_("Tên không có chữ nào."))


def _belongs_in_a_name(character: str) -> bool:
    if character in _NAME_MARKS or character.isdecimal():
        return True
    return character.isalpha() and unicodedata.name(character, "").startswith("LATIN")


def _type(cell: str, name: str) -> InstitutionType:
    found = institution_type(cell) if cell else None
    found = found or institution_type(name)
    if found is None:
        raise Refused(
            _("Không rõ loại hình. Hãy ghi ở cột “Loại hình”, ví dụ “tiểu học” hoặc “THCS”.")
        )
    return found


def _code(code: str) -> str:
    if len(code) > _LONGEST_CODE or code.startswith(_FORMULA_STARTS):
        raise Refused(_("Mã “%(code)s…” không hợp lệ.") % {"code": code[:20]})
    return code


def _contact(values: dict[str, str]) -> str:
    text = "\n".join(filter(None, (values.get("address", ""), values.get("contact", ""))))
    if len(text) > _LONGEST_CONTACT:
        raise Refused(_("Địa chỉ và liên hệ dài hơn %(count)d chữ.") % {"count": _LONGEST_CONTACT})
    return text


def _hours(values: dict[str, str]) -> str:
    text = values.get("hours", "")
    if len(text) > _LONGEST_HOURS:
        raise Refused(_("Giờ làm việc dài hơn %(count)d chữ.") % {"count": _LONGEST_HOURS})
    return text


def _position(latitude: str, longitude: str) -> tuple[float | None, float | None]:
    """Both or neither; within Viet Nam and its sea."""
    if not latitude and not longitude:
        return None, None
    try:
        north, east = (float(text.replace(",", ".")) for text in (latitude, longitude))
    except ValueError as error:
        raise Refused(_("Vĩ độ, kinh độ phải là hai số, ví dụ 20,82 và 105,33.")) from error
    if not (6 < north < 24 and 102 < east < 118):  # noqa: PLR2004  (the country's outline)
        raise Refused(_("Vĩ độ, kinh độ không nằm trong Việt Nam."))
    return north, east
