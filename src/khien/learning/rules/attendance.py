"""What a device may say of who was there, and what it means for the session."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.learning.models import (
    AttendanceSheet,
    SchoolClass,
    SchoolYear,
    Session,
    SheetKind,
)
from khien.learning.models.session import MOST_PEOPLE
from khien.learning.rules.roster import in_words, on_list


@dataclass(frozen=True, kw_only=True)
class SheetSaid:
    """As a device says it. `girls`, `boys`, `unknown`: where heads were counted, not a list."""

    id: UUID
    session: UUID
    kind: SheetKind
    grade: int | None = None
    class_name: str = ""
    absent: frozenset[int] = frozenset()
    girls: int = 0
    boys: int = 0
    unknown: int = 0
    counted: int | None = None
    note: str = ""
    device: str = ""
    filled_at: datetime
    instead_of: frozenset[UUID] = frozenset()


def check_can_take(session: Session, year: SchoolYear | None, *, active: bool, today: date) -> None:
    """`year`: of the day of the session; `active`: the institution existed on that day."""
    if session.held_on > today:
        raise Refused(
            _("Buổi ngày %(day)s chưa diễn ra nên chưa điểm danh được.") % {"day": _day(session)}
        )
    if year is None or year.ends < today:
        raise Refused(
            _("Năm học của buổi ngày %(day)s đã khép lại nên không nhận thêm điểm danh.")
            % {"day": _day(session)}
        )
    if not active:
        raise Refused(_("Cơ sở này không hoạt động vào ngày %(day)s.") % {"day": _day(session)})


def _day(session: Session) -> str:
    return f"{session.held_on:%d/%m/%Y}"


def filled(said: SheetSaid, session: Session, listed: SchoolClass | None) -> AttendanceSheet:
    """The row of what was said; `listed`: the class of that name in the year of the session."""
    there = on_list(listed, session.held_on) if listed else set()
    row = AttendanceSheet(
        id=said.id,
        session=session,
        kind=said.kind,
        grade=listed.grade if listed else said.grade,
        class_name=said.class_name,
        enrolled=len(there) or None,
        note=said.note,
        device=said.device,
        filled_at=said.filled_at,
        instead_of=sorted(said.instead_of - {said.id}),
    )
    if said.kind == SheetKind.HEADCOUNT:
        row.present_girls, row.present_boys = said.girls, said.boys
        row.present_unknown = said.unknown
    else:
        _from_list(row, said, there, listed)
    check_sheet(row)
    return row


def _from_list(
    row: AttendanceSheet, said: SheetSaid, there: set[int], listed: SchoolClass | None
) -> None:
    if listed is None or not there:
        raise Refused(
            _("Chưa có danh sách của lớp “%(name)s” trong năm học ấy.") % {"name": said.class_name}
        )
    came, girls = there - said.absent, set(listed.girls)
    row.absent = [str(number) for number in sorted(said.absent)]
    row.counted = said.counted if said.kind == SheetKind.BOTH else None
    if girls:
        row.present_girls, row.present_boys = len(came & girls), len(came - girls)
    else:
        row.present_unknown = len(came)


def check_sheet(row: AttendanceSheet) -> None:
    if row.present < 1:
        raise Refused(_("Không có ai có mặt. Nếu buổi không diễn ra, hãy đổi ngày trong kế hoạch."))
    if max(row.present, row.counted or 0) > MOST_PEOPLE:
        raise Refused(_("Số người có mặt phải từ 1 đến %(most)s.") % {"most": MOST_PEOPLE})
    if row.kind == SheetKind.BOTH and row.counted is None:
        raise Refused(_("Hãy ghi số người đếm được."))
    if row.enrolled is not None and len(row.absent) > row.enrolled:
        raise Refused(_("Số em vắng nhiều hơn sĩ số của lớp."))


def headcount_after(session: Session, *, before: int, after: int) -> int:
    """A number somebody wrote by hand stays; one that came from the sheets follows them."""
    own = session.headcount is not None and session.headcount != before
    return session.headcount if own and session.headcount else after


def questions(row: AttendanceSheet, listed: SchoolClass | None) -> list[str]:
    """What does not fit, as questions to the school; nothing is ever changed for it."""
    found = []
    words = {"name": row.class_name or row.grade or "", "present": row.present}
    if row.enrolled is not None and row.present > row.enrolled:
        found.append(
            _("%(name)s: có mặt %(present)s, nhưng sĩ số ngày ấy là %(enrolled)s. Số nào đúng?")
            % (words | {"enrolled": row.enrolled})
        )
    if row.counted is not None and row.counted != row.present:
        found.append(
            _("%(name)s: theo danh sách có mặt %(present)s, đếm được %(counted)s. Số nào đúng?")
            % (words | {"counted": row.counted})
        )
    if listed is not None and row.absent:
        there = on_list(listed, row.session.held_on)
        strange = [int(each) for each in row.absent if int(each) not in there]
        if strange:
            found.append(
                _("%(name)s: ngày ấy lớp không có số %(numbers)s. Em đã chuyển đi, hay ghi nhầm?")
                % (words | {"numbers": in_words(strange)})
            )
    return found


def reach_questions(sheets: Iterable[AttendanceSheet], enrolled: Mapping[int, int]) -> list[str]:
    """`enrolled`: of each grade, as the school told it for the year."""
    found = []
    for grade, rows in by_grade(sheets).items():
        there, told = sum(row.present for row in rows), enrolled.get(grade, 0)
        if told and there > told:
            found.append(
                _("Khối %(grade)s: có mặt %(present)s, nhưng trường báo khối có %(enrolled)s em.")
                % {"grade": grade, "present": there, "enrolled": told}
            )
        if len({bool(row.class_name) for row in rows}) > 1:
            found.append(
                _("Khối %(grade)s vừa ghi cả khối, vừa ghi từng lớp: có ai bị đếm hai lần không?")
                % {"grade": grade}
            )
    return found


def total_question(session: Session, present: int) -> str:
    """Where the number written by hand is another than the sheets come to."""
    if not present or session.headcount == present:
        return ""
    return _(
        "Các bảng điểm danh cộng lại %(present)s em, số đã ghi là %(headcount)s. Số nào đúng?"
    ) % {
        "present": present,
        "headcount": session.headcount,
    }


def by_grade(sheets: Iterable[AttendanceSheet]) -> dict[int, list[AttendanceSheet]]:
    grouped: dict[int, list[AttendanceSheet]] = {}
    for row in sheets:
        if row.grade is not None:
            grouped.setdefault(row.grade, []).append(row)
    return grouped
