"""What becomes of each row of a list of tasks: new, known, or not taken and why. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.law.models import LegalDocument
from khien.steering.importer.reading import Row
from khien.steering.models import AssignmentRole, Plan, Repeats, TaskGroup
from khien.steering.rules.task import Given, Holder, NewTask, check_cited, check_new_task

_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")
_EVERY_COMMUNE = re.compile(r"^(ubnd|uy ban nhan dan) (cac|cap) (xa|phuong)")
_REPEATS = {
    "hang thang": Repeats.MONTH,
    "hang quy": Repeats.QUARTER,
    "6 thang": Repeats.HALF_YEAR,
    "sau thang mot lan": Repeats.HALF_YEAR,
    "hang nam": Repeats.YEAR,
    "thuong xuyen hang nam": Repeats.YEAR,
    "": Repeats.ONCE,
    "mot lan": Repeats.ONCE,
}
_LONGEST = {"number": 20, "title": 300, "product": 300, "cited": 120}


class Outcome(StrEnum):
    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True)
class Fate:
    row: Row
    outcome: Outcome
    why: str = ""
    task: NewTask | None = None
    to: tuple[Given, ...] = ()


@dataclass(frozen=True)
class Book:
    """What a list is read against. `offices`: folded name → who that is that day; `gone`: of names
    of former offices, what stands in their place; `groups`: folded title → group.
    """

    plan: Plan
    day: date
    groups: dict[str, TaskGroup]
    taken: set[str]
    offices: dict[str, Holder]
    gone: dict[str, str]
    communes: list[UUID]
    documents: dict[str, LegalDocument] = field(default_factory=dict)


def decide(rows: Iterable[Row], book: Book) -> Iterator[Fate]:
    """In the order of the file; the second row of a number is refused."""
    seen: set[str] = set()
    above = ""
    for each in rows:
        row = each if each.group else replace(each, group=above)
        heading = _heading(row, book)
        if heading:
            above = heading
            continue
        if row.number in book.taken:
            yield Fate(row, Outcome.KNOWN, _("Kế hoạch đã có nhiệm vụ mang số này."))
            continue
        try:
            task, to = _task(row, book), tuple(_given(row, book))
            check_new_task(book.plan, task, taken=seen)
            check_cited(task.document, None, on=book.day)
        except Refused as refusal:
            yield Fate(row, Outcome.REFUSED, str(refusal))
            continue
        seen.add(row.number)
        yield Fate(row, Outcome.NEW, "", task, to)


def _heading(row: Row, book: Book) -> str:
    """A line that only names a group gives it to the lines below; its number may stand before."""
    words = fold(row.title)
    for each in (words, words.partition(" ")[2]):
        if each and each in book.groups:
            return each
    return ""


def _task(row: Row, book: Book) -> NewTask:
    for name, most in _LONGEST.items():
        if len(getattr(row, name)) > most:
            raise Refused(_("Ô dài quá %(most)s ký tự: %(cell)s…") % _said(row, name, most))
    return NewTask(
        number=row.number,
        title=row.title,
        cited=_cited(row, book),
        product=row.product,
        group=_group(row, book),
        document=book.documents.get(fold(row.document)),
        due=read_day(row.due),
        repeats=_repeats(row),
    )


def _said(row: Row, name: str, most: int) -> dict[str, object]:
    return {"most": most, "cell": getattr(row, name)[:40]}


def _cited(row: Row, book: Book) -> str:
    """A document that the register does not know is kept in words."""
    clause = row.cited or _("nhiệm vụ %(number)s") % {"number": row.number}
    unknown = row.document and fold(row.document) not in book.documents
    return (f"{clause}, {row.document}" if unknown else clause)[: _LONGEST["cited"]]


def _group(row: Row, book: Book) -> TaskGroup | None:
    if not row.group:
        return None
    found = book.groups.get(fold(row.group))
    if found is None:
        sentence = _("Kế hoạch không có nhóm nhiệm vụ “%(group)s”.")
        raise Refused(sentence % {"group": row.group})
    return found


def _repeats(row: Row) -> Repeats:
    found = _REPEATS.get(fold(row.repeats))
    if found is None:
        sentence = _("Không hiểu “%(words)s”. Ghi: hằng tháng, hằng quý, 6 tháng, hằng năm.")
        raise Refused(sentence % {"words": row.repeats})
    return found


def read_day(text: str) -> date | None:
    """None for none; raises Refused for what is no day."""
    words = text.strip()
    if not words:
        return None
    for form in _FORMS:
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    raise Refused(_("“%(words)s” không phải là ngày. Ghi như 31/12/2026.") % {"words": words})


def _given(row: Row, book: Book) -> Iterator[Given]:
    cells = (
        (row.lead, AssignmentRole.LEAD),
        (row.coordinate, AssignmentRole.COORDINATE),
        (row.monitor, AssignmentRole.MONITOR),
    )
    known: set[Holder] = set()
    for text, role in cells:
        for name in filter(None, (part.strip() for part in re.split(r"[;\n]", text))):
            for holder in holders_of(name, book):
                if holder not in known:
                    known.add(holder)
                    yield Given(holder, role)


def holders_of(name: str, book: Book) -> list[Holder]:
    """Every commune by "UBND các xã, phường"; a name may leave out the province's."""
    wanted = fold(name)
    if _EVERY_COMMUNE.match(wanted):
        return [Holder(Function.COMMUNE_COMMITTEE, key) for key in book.communes]
    wanted = wanted.replace("ubnd ", "uy ban nhan dan ")
    if wanted in book.offices:
        return [book.offices[wanted]]
    close = {h for known, h in book.offices.items() if known.startswith(f"{wanted} ")}
    if len(close) == 1:
        return [close.pop()]
    if wanted in book.gone:
        sentence = _("“%(name)s” không còn. Nay là: %(heirs)s.")
        raise Refused(sentence % {"name": name, "heirs": book.gone[wanted]})
    if close:
        raise Refused(_("“%(name)s” có thể là nhiều cơ quan. Ghi đủ tên.") % {"name": name})
    raise Refused(_("Không có cơ quan “%(name)s” trong mục Tổ chức.") % {"name": name})
