"""A list of how many children: one line for each grade of a school, one for a care facility.

A name stands once for the lines below it where cells were merged or left empty.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.directory.grades import grades_of
from khien.directory.importer.columns import Heading
from khien.directory.importer.communes import CommuneBook
from khien.directory.importer.fates import Known, Outcome, Register, check_first
from khien.directory.models import InstitutionType

MOST_PEOPLE = 20_000
_GRADE = re.compile(r"(?:(?:khoi|lop|grade|k) ?)*(\d{1,2})")
_NUMBER = re.compile(r"\d{1,3}(?:[. ]\d{3})*|\d{1,6}")
_WHO = ("name", "code", "commune", "commune_code")
_LONGEST = 200
Numbers = tuple[int, int, int]


@dataclass(frozen=True)
class Count:
    """`numbers`: girls, boys, not told. Grade None: the residents of a care facility."""

    organisation_id: UUID
    grade: int | None
    numbers: Numbers

    @property
    def total(self) -> int:
        return sum(self.numbers)


@dataclass(frozen=True)
class CountFate:
    line: int
    name: str
    outcome: Outcome
    why: str = ""
    count: Count | None = None
    was: Numbers | None = None


@dataclass
class CountBook:
    """Whom a line may mean, and what is known already for that day."""

    register: Register
    communes: CommuneBook
    known: dict[tuple[UUID, int | None], Numbers]
    by_bare_name: dict[str, list[Known]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for (_commune, name), known in self.register.by_name.items():
            self.by_bare_name.setdefault(name, []).append(known)


def decide_counts(rows: list[list[str]], heading: Heading, book: CountBook) -> Iterator[CountFate]:
    """Blank lines are passed over; every other line has its fate."""
    taken: dict[tuple[UUID, int | None], int] = {}
    who = dict.fromkeys(_WHO, "")
    for index in range(heading.first_row, len(rows)):
        if not any(rows[index]):
            continue
        values = {name: rows[index][at] for name, at in heading.columns.items()}
        own = {name: values.get(name, "") for name in _WHO}
        who = own if any(own.values()) else who
        yield _fate(index + 1, who, values, book, taken)


def decide_again(counts: Iterable[tuple[int, str, Count]], book: CountBook) -> Iterator[CountFate]:
    """The same counts against what is known now."""
    for line, name, count in counts:
        yield _compared(line, name, count, book)


def _fate(
    line: int,
    who: dict[str, str],
    values: dict[str, str],
    book: CountBook,
    taken: dict[tuple[UUID, int | None], int],
) -> CountFate:
    told = (who["name"] or who["code"])[:_LONGEST]
    try:
        known = _institution(who, book)
        grade = _grade(values.get("grade", ""), known.type)
        count = Count(known.organisation_id, grade, _numbers(values))
        check_first(taken.setdefault((count.organisation_id, grade), line), line)
    except Refused as refused:
        return CountFate(line, told, Outcome.REFUSED, str(refused))
    return _compared(line, _named(known.name, grade), count, book)


def _named(name: str, grade: int | None) -> str:
    return _("%(name)s, khối %(grade)s") % {"name": name, "grade": grade} if grade else name


def _compared(line: int, name: str, count: Count, book: CountBook) -> CountFate:
    known = book.known.get((count.organisation_id, count.grade))
    if known is None:
        why = _("%(total)s em") % {"total": count.total}
        return CountFate(line, name, Outcome.CREATED, why, count)
    if known == count.numbers:
        return CountFate(line, name, Outcome.UNCHANGED, count=count, was=known)
    why = _("%(old)s → %(new)s em") % {"old": sum(known), "new": count.total}
    return CountFate(line, name, Outcome.UPDATED, why, count, known)


def _institution(who: dict[str, str], book: CountBook) -> Known:
    if who["code"]:
        return _coded(who["code"], book.register)
    if not who["name"]:
        raise Refused(_("Thiếu tên trường hoặc mã trường."))
    if who["commune"] or who["commune_code"]:
        place = book.communes.find(code=who["commune_code"], name=who["commune"], province="")
        there = book.register.by_name.get((place.id, fold(who["name"])))
        found = [there] if there is not None else []
    else:
        found = book.by_bare_name.get(fold(who["name"]), [])
    if len(found) > 1:
        raise Refused(
            _("Có %(count)s nơi cùng tên này. Hãy ghi mã trường hoặc xã.") % {"count": len(found)}
        )
    if not found:
        raise Refused(_("Không có trường, cơ sở nào tên “%(name)s” ở đó.") % {"name": who["name"]})
    return found[0]


def _coded(code: str, register: Register) -> Known:
    for (_scheme, value), known in register.by_code.items():
        if value == code:
            return known
    raise Refused(_("Không có trường, cơ sở nào mang mã %(code)s.") % {"code": code})


def _grade(text: str, kind: str) -> int | None:
    if kind == InstitutionType.CARE_FACILITY:
        if text:
            raise Refused(_("Cơ sở chăm sóc trẻ em không chia khối: hãy để trống cột khối."))
        return None
    found = _GRADE.fullmatch(fold(text))
    if found is None:
        raise Refused(_("Khối phải là một số từ 1 đến 12, ví dụ 3."))
    grade = int(found[1])
    if grade not in grades_of(kind):
        raise Refused(_("Trường này không có khối %(grade)s.") % {"grade": grade})
    return grade


def _numbers(values: dict[str, str]) -> Numbers:
    girls, boys, total = (_number(values.get(name, "")) for name in ("girls", "boys", "total"))
    if total is None:
        if girls is None or boys is None:
            raise Refused(_("Cần cả số nữ và số nam, hoặc tổng số em."))
        return girls, boys, 0
    if girls is not None and boys is None and girls <= total:
        return girls, total - girls, 0
    if boys is not None and girls is None and boys <= total:
        return total - boys, boys, 0
    rest = total - (girls or 0) - (boys or 0)
    if rest < 0 or (girls is not None and rest):
        raise Refused(_("Nữ và nam cộng lại không bằng tổng số %(total)s.") % {"total": total})
    return girls or 0, boys or 0, rest


def _number(text: str) -> int | None:
    if not text:
        return None
    number = int(re.sub(r"\D", "", text)) if _NUMBER.fullmatch(text) else None
    if number is None or number > MOST_PEOPLE:
        raise Refused(
            _("“%(text)s” không phải là số em từ 0 đến %(most)s.")
            % {"text": text[:40], "most": MOST_PEOPLE}
        )
    return number
