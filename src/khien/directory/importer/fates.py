"""What becomes of each row: created, updated, unchanged, or refused and why. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.directory.importer.entries import Entry, Unreadable
from khien.directory.importer.spelling import spelled
from khien.directory.models import InstitutionType


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class Known:
    """An institution as it is in the directory now."""

    organisation_id: UUID
    name: str
    type: str
    commune_id: UUID | None
    code: str = ""
    contact: str = ""
    hours: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Fate:
    """`why`: the reason of a refusal, or what changes by an update."""

    line: int
    name: str
    outcome: Outcome
    why: str = ""
    entry: Entry | None = None
    known: Known | None = None


@dataclass
class Register:
    """Institutions by code and by place and name; `spent`: codes of others, on other days."""

    by_code: dict[tuple[str, str], Known] = field(default_factory=dict)
    by_name: dict[tuple[UUID | None, str], Known] = field(default_factory=dict)
    spent: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def by_spelling(self) -> dict[tuple[UUID | None, str], Known]:
        return {(known.commune_id, spelled(known.name)): known for known in self.by_name.values()}


def decide(rows: Iterable[Entry | Unreadable], register: Register) -> Iterator[Fate]:
    codes: dict[tuple[str, str], int] = {}
    names: dict[tuple[UUID, str], int] = {}
    spellings: dict[tuple[UUID, str], Entry] = {}
    taken: dict[UUID, int] = {}
    for row in rows:
        if isinstance(row, Unreadable):
            told = row.name or " · ".join(row.cells)
            yield Fate(row.line, told, Outcome.REFUSED, row.why)
            continue
        try:
            _check_unique(row, codes, names)
            _check_spelling(row, spellings)
            fate = _fate(row, register)
            if fate.known is not None:
                check_first(taken.setdefault(fate.known.organisation_id, row.line), row.line)
            yield fate
        except Refused as refused:
            yield Fate(row.line, row.name, Outcome.REFUSED, str(refused), row)


def _check_unique(
    row: Entry, codes: dict[tuple[str, str], int], names: dict[tuple[UUID, str], int]
) -> None:
    name = (row.commune_id, fold(row.name))
    code = (str(row.scheme), row.code)
    earlier = (codes.get(code) if row.code else None) or names.get(name)
    if earlier is not None:
        raise Refused(_("Trùng với dòng %(line)d của tệp.") % {"line": earlier})
    names[name] = row.line
    if row.code:
        codes[code] = row.line


def _check_spelling(row: Entry, spellings: dict[tuple[UUID, str], Entry]) -> None:
    """Two names of the file that differ by spelling alone are one school, unless codes say no."""
    earlier = spellings.setdefault((row.commune_id, spelled(row.name)), row)
    if earlier is not row and not (row.code and earlier.code):
        raise Refused(
            _(
                "Có lẽ là cùng trường với dòng %(line)d, viết cách khác. Nếu là hai trường, hãy"
                " ghi mã của từng trường."
            )
            % {"line": earlier.line}
        )


def check_first(earlier: int, line: int) -> None:
    """Two lines may mean the same: one by code and one by name."""
    if earlier != line:
        raise Refused(_("Trùng với dòng %(line)d của tệp.") % {"line": earlier})


def _fate(row: Entry, register: Register) -> Fate:
    code = (str(row.scheme), row.code)
    by_code = register.by_code.get(code) if row.code else None
    by_name = register.by_name.get((row.commune_id, fold(row.name)))
    if by_code is None and row.code and code in register.spent:
        raise Refused(
            _("Mã %(code)s đã được dùng cho %(name)s.")
            % {"code": row.code, "name": register.spent[code]}
        )
    if by_code is not None and by_name is not None and by_code != by_name:
        raise Refused(
            _("Mã %(code)s là của %(name)s, không phải của trường cùng tên đã có ở xã này.")
            % {"code": row.code, "name": by_code.name}
        )
    if by_code is not None and _is_another(row, by_code):
        raise Refused(
            _("Mã %(code)s đang là của %(name)s ở một xã khác.")
            % {"code": row.code, "name": by_code.name}
        )
    known = by_code or by_name
    if known is None:
        _check_no_other_spelling(row, register)
        return Fate(row.line, row.name, Outcome.CREATED, entry=row)
    if row.code and known.code and row.code != known.code:
        raise Refused(_("Trường cùng tên ở xã này đã có với mã %(code)s.") % {"code": known.code})
    changes = _changes(row, known)
    outcome = Outcome.UPDATED if changes else Outcome.UNCHANGED
    return Fate(row.line, row.name, outcome, "; ".join(changes), row, known)


def _check_no_other_spelling(row: Entry, register: Register) -> None:
    alike = register.by_spelling.get((row.commune_id, spelled(row.name)))
    if alike is not None and not (row.code and alike.code):
        raise Refused(
            _(
                "Có lẽ là %(name)s đã có ở xã này, viết cách khác. Hãy ghi đúng tên ấy, hoặc ghi"
                " mã của từng trường."
            )
            % {"name": alike.name}
        )


def _is_another(row: Entry, known: Known) -> bool:
    """A rename or a move keeps the code; both at once look like a reused one."""
    return fold(row.name) != fold(known.name) and row.commune_id != known.commune_id


def _changes(row: Entry, known: Known) -> list[str]:
    """An empty cell leaves what is there."""
    changes = []
    if row.name != known.name:
        changes.append(_("tên: %(old)s → %(new)s") % {"old": known.name, "new": row.name})
    if row.commune_id != known.commune_id:
        changes.append(_("chuyển đến %(commune)s") % {"commune": row.commune_name})
    if row.type != known.type:
        changes.append(
            _("loại hình: %(old)s → %(new)s")
            % {"old": _type_name(known.type), "new": row.type.label}
        )
    if row.code and row.code != known.code:
        changes.append(_("thêm mã %(code)s") % {"code": row.code})
    if row.contact and row.contact != known.contact:
        changes.append(_("liên hệ"))
    if row.hours and row.hours != known.hours:
        changes.append(_("giờ làm việc"))
    if row.latitude is not None and (row.latitude, row.longitude) != (
        known.latitude,
        known.longitude,
    ):
        changes.append(_("vị trí"))
    return changes


def _type_name(value: str) -> str:
    return str(InstitutionType(value).label) if value in InstitutionType.values else "?"
