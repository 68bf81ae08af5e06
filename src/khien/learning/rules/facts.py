"""What the sessions that count come to: pure, the same from rows in Python and from SQL.

A session counts when it was held and verified by another person, lasted long enough, and, where
the rule asks for it, taught a lesson of the right band.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID

from khien.learning.models import AttendanceSheet, Audience, CoverageRule, Session
from khien.learning.rules.coverage import qualifies

ADULT_BANDS = {Audience.PARENTS: "P", Audience.TEACHERS: "T", Audience.CARERS: "C"}
CHILD_BANDS = ("A0", "A1", "A2", "A3", "A4")
Grade = int | None


@dataclass(frozen=True)
class Day:
    """Sessions for one audience on one day; `recorded`: how many of them with a full record."""

    on: date
    audience: str
    sessions: int
    recorded: int
    strands: frozenset[str]


@dataclass(frozen=True)
class Facts:
    """`reached`: learners of each grade who were there at least once, as far as sheets tell: of
    every class the session that most attended. No grade: groups of a care facility.
    """

    days: tuple[Day, ...] = ()
    reached: tuple[tuple[Grade, int], ...] = ()

    @property
    def last(self) -> date | None:
        return max((day.on for day in self.days), default=None)

    def as_data(self) -> dict[str, Any]:
        days = [
            [day.on.isoformat(), day.audience, day.sessions, day.recorded, sorted(day.strands)]
            for day in self.days
        ]
        return {"days": days, "reached": [list(each) for each in self.reached]}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        days = tuple(
            Day(date.fromisoformat(on), audience, sessions, recorded, frozenset(strands))
            for on, audience, sessions, recorded, strands in data["days"]
        )
        return cls(days, tuple((grade, people) for grade, people in data["reached"]))


def together(many: Iterable[Facts]) -> Facts:
    """Of a school and those merged into it: what each did counts, grade by grade."""
    days: list[Day] = []
    reached: dict[Grade, int] = {}
    for facts in many:
        days += facts.days
        for grade, people in facts.reached:
            reached[grade] = reached.get(grade, 0) + people
    return Facts(tuple(days), tuple(reached.items()))


def right_grades(session: Session, rule: CoverageRule) -> frozenset[int]:
    """The grades that the session's lessons are written for."""
    found = (rule.band_grades.get(band, ()) for band in session.bands)
    return frozenset(grade for grades in found for grade in grades)


def right_band(session: Session, rule: CoverageRule) -> bool:
    """Whether a lesson was for those who came. Without grades, any lesson for children is."""
    if not rule.needs_lesson:
        return True
    if session.audience in ADULT_BANDS:
        return ADULT_BANDS[Audience(session.audience)] in session.bands
    if not session.grades:
        return not set(CHILD_BANDS).isdisjoint(session.bands)
    return not right_grades(session, rule).isdisjoint(session.grades)


def counts(session: Session, rule: CoverageRule) -> bool:
    """The same predicate in SQL: khien.learning.queries.facts."""
    return qualifies(session, rule) and right_band(session, rule)


def fully_recorded(session: Session, *, sheets: bool) -> bool:
    """A plan or decision, attendance and a file; of adults their number is attendance enough."""
    attended = sheets or session.audience != Audience.LEARNERS
    return bool(session.document) and session.evidence_seen > 0 and attended


def facts_of(
    sessions: Iterable[Session], sheets: Iterable[AttendanceSheet], rule: CoverageRule
) -> Facts:
    """Neither the order nor the same row twice matters."""
    counted = {s.id: s for s in sessions if counts(s, rule)}
    current = {x.id: x for x in sheets if x.replaced_by_id is None and x.session_id in counted}
    with_sheets = {sheet.session_id for sheet in current.values()}
    days: dict[tuple[date, str], Day] = {}
    for key, session in counted.items():
        at = (session.held_on, session.audience)
        full = fully_recorded(session, sheets=key in with_sheets)
        taught = session.lesson_strands if rule.needs_lesson else session.strands
        was = days.get(at, Day(*at, 0, 0, frozenset()))
        days[at] = Day(*at, was.sessions + 1, was.recorded + full, was.strands | set(taught))
    return Facts(tuple(days.values()), _reached(current.values(), counted, rule))


def _reached(
    sheets: Iterable[AttendanceSheet], counted: Mapping[UUID, Session], rule: CoverageRule
) -> tuple[tuple[Grade, int], ...]:
    best: dict[tuple[Grade, str], int] = {}
    for sheet in sheets:
        session = counted[sheet.session_id]
        if session.audience != Audience.LEARNERS or not _taught(sheet.grade, session, rule):
            continue
        at = (sheet.grade, sheet.class_name)
        best[at] = max(best.get(at, 0), sheet.present)
    return tuple((grade, _of_grade(grade, best)) for grade in {grade for grade, _name in best})


def _taught(grade: Grade, session: Session, rule: CoverageRule) -> bool:
    return grade is None or not rule.needs_lesson or grade in right_grades(session, rule)


def _of_grade(grade: Grade, best: Mapping[tuple[Grade, str], int]) -> int:
    """A count of the whole grade stands beside those of its classes: the greater is true."""
    classes = sum(n for (of, name), n in best.items() if of == grade and name)
    return max(classes, best.get((grade, ""), 0))
