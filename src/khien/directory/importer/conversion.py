"""The State's conversion table: which old unit went into which new one, whole or in part. Pure.

A code alone says nothing: old ones are read by the day before the change, new ones by its day.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.directory.importer.columns import Heading
from khien.directory.importer.communes import Commune, bare
from khien.directory.importer.fates import Outcome, check_first
from khien.directory.models import Extent, ShareBasis

_CODE = re.compile(r"\d{1,5}")
_IN_BRACKETS = re.compile(r"\((\d{1,5})\)\s*$")
_ALIKE = 0.75  # Kan Hồ and Can Hồ are one spelling apart, Cổ Bi and Đặng Xá are not
_LONGEST = 250


class Known(NamedTuple):
    """An edge that is there. `wholly`: the bases by which all of the old unit went this way."""

    extent: Extent
    wholly: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ConversionBook:
    old: Mapping[str, Commune]
    new: Mapping[str, Commune]
    known: Mapping[tuple[UUID, UUID], Known]


@dataclass(frozen=True)
class Conversion:
    """`wholly`: all of its people, or all of its land, went this way though it was divided."""

    old: UUID
    new: UUID
    extent: Extent
    note: str
    wholly: str = ""


@dataclass(frozen=True)
class ConversionFate:
    line: int
    name: str
    outcome: Outcome
    why: str = ""
    conversion: Conversion | None = None
    known: Known | None = None


@dataclass
class _Line:
    """`said`: the note, folded; `rest`: nothing but land, or nothing but people, went this way."""

    line: int
    name: str
    conversion: Conversion | None = None
    refused: str = ""
    remark: str = ""
    said: str = ""
    values: dict[str, str] = field(default_factory=dict)


def decide_conversions(
    rows: list[list[str]], heading: Heading, book: ConversionBook
) -> list[ConversionFate]:
    """Blank lines are passed over; every other line has its fate."""
    lines = list(_read(rows, heading, book))
    by_old: dict[UUID, list[_Line]] = defaultdict(list)
    for line in lines:
        if line.conversion:
            by_old[line.conversion.old].append(line)
    for those in by_old.values():
        _check_together(those)
    return [_fate(line, book) for line in lines]


def compared(line: int, name: str, found: Conversion, book: ConversionBook) -> ConversionFate:
    """The same conversion against what is known now."""
    return _fate(_Line(line, name, found), book)


def _read(rows: list[list[str]], heading: Heading, book: ConversionBook) -> Iterator[_Line]:
    taken: dict[tuple[UUID, UUID], int] = {}
    for index in range(heading.first_row, len(rows)):
        cells = [cell for cell in rows[index] if cell]
        if not cells:
            continue
        values = {name: rows[index][at] for name, at in heading.columns.items()}
        line = _Line(index + 1, _told(values, cells), values=values, said=fold(values["note"]))
        if len(cells) == 1:
            line.remark = _("Dòng tên tỉnh.")
        else:
            _understand(line, book, taken)
        yield line


def _told(values: dict[str, str], cells: list[str]) -> str:
    names = [values.get("old_name") or values["old_code"], values.get("new_name", "")]
    return " → ".join(filter(None, names))[:_LONGEST] or " · ".join(cells)[:_LONGEST]


def _understand(line: _Line, book: ConversionBook, taken: dict[tuple[UUID, UUID], int]) -> None:
    try:
        old = _unit(book.old, _old_code(line.values), line.values.get("old_name", ""), line)
        new = _unit(book.new, line.values["new_code"], line.values.get("new_name", ""), line)
        note = line.values["note"][:_LONGEST]
        extent = _extent(line.said)
        check_first(taken.setdefault((old.id, new.id), line.line), line.line)
        line.conversion = Conversion(old.id, new.id, extent, note, _wholly(line.said))
    except Refused as refused:
        line.refused = str(refused)


def _old_code(values: dict[str, str]) -> str:
    """An island district had no communes: its own code stands in brackets behind its name."""
    if values["old_code"] or values.get("old_name"):
        return values["old_code"]
    found = _IN_BRACKETS.search(values.get("old_district", ""))
    return found[1] if found else ""


def _unit(units: Mapping[str, Commune], code: str, name: str, line: _Line) -> Commune:
    if not code:
        raise Refused(_("Thiếu mã của đơn vị."))
    if not _CODE.fullmatch(code):
        raise Refused(_("“%(code)s” không phải là mã đơn vị.") % {"code": code[:40]})
    unit = units.get(code) or units.get(code.zfill(5))
    if unit is None:
        raise Refused(_("Không có đơn vị nào mang mã %(code)s vào ngày ấy.") % {"code": code})
    theirs, ours = (bare(each).replace(" ", "") for each in (name, unit.name))
    if theirs and theirs != ours:
        if SequenceMatcher(None, theirs, ours).ratio() < _ALIKE and not ours.endswith(theirs):
            raise Refused(
                _("Mã %(code)s vào ngày ấy là %(name)s, không phải %(theirs)s.")
                % {"code": code, "name": unit.name, "theirs": name}
            )
        line.remark = _("Danh mục ghi tên là %(name)s.") % {"name": unit.name}
    return unit


def _extent(said: str) -> Extent:
    if "mot phan" in said or said.startswith(("phan con lai", "nhap toan bo dien tich")):
        return Extent.PART
    if "toan bo" in said or said.startswith(("giu nguyen", "doi ten", "doi loai hinh")):
        return Extent.WHOLE
    raise Refused(_("Không hiểu ghi chú này: cần “Nhập toàn bộ” hoặc “Nhập một phần”."))


def _wholly(said: str) -> str:
    if said == "nhap mot phan dien tich toan bo dan so":
        return ShareBasis.POPULATION
    return ShareBasis.AREA if said == "nhap toan bo dien tich" else ""


_REST = {
    ShareBasis.POPULATION: "nhap mot phan dien tich",
    ShareBasis.AREA: "nhap mot phan dan so",
}


def _check_together(lines: list[_Line]) -> None:
    """What one line says of an old unit must go with what the others say of it."""
    wholes = [line for line in lines if line.conversion and line.conversion.extent == Extent.WHOLE]
    if wholes and len(lines) > 1:
        for line in lines:
            line.refused = _("Đơn vị này được ghi là nhập toàn bộ, mà còn đi nơi khác.")
    for line in lines:
        wholly = line.conversion.wholly if line.conversion else ""
        others = [other.said for other in lines if other is not line]
        if line.conversion and wholly and any(said != _REST[ShareBasis(wholly)] for said in others):
            line.remark = _("Các dòng khác của đơn vị này ghi khác, nên chưa lấy tỷ lệ.")
            found = line.conversion
            line.conversion = Conversion(found.old, found.new, found.extent, found.note)


def _fate(line: _Line, book: ConversionBook) -> ConversionFate:
    if line.refused:
        return ConversionFate(line.line, line.name, Outcome.REFUSED, line.refused)
    found = line.conversion
    if found is None:
        return ConversionFate(line.line, line.name, Outcome.UNCHANGED, line.remark)
    known = book.known.get((found.old, found.new))
    itself = found.old == found.new and found.extent == Extent.WHOLE
    outcome, why = _compared(found, known, itself=itself)
    return ConversionFate(
        line.line, line.name, outcome, " ".join(filter(None, (why, line.remark))), found, known
    )


def _compared(found: Conversion, known: Known | None, *, itself: bool) -> tuple[Outcome, str]:
    wholly = (
        _("Toàn bộ %(what)s.") % {"what": ShareBasis(found.wholly).label} if found.wholly else ""
    )
    if itself:
        return Outcome.UNCHANGED, ""
    if known is None:
        return Outcome.CREATED, f"{found.extent.label.capitalize()}. {wholly}".strip()
    if known.extent != found.extent:
        said = {"old": known.extent.label, "new": found.extent.label}
        return Outcome.UPDATED, " ".join([_("%(old)s → %(new)s.") % said, wholly]).strip()
    if found.wholly and found.wholly not in known.wholly:
        return Outcome.UPDATED, wholly
    return Outcome.UNCHANGED, ""
