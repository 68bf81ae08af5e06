"""What the sessions that count come to: pure, the same from rows in Python and from SQL.

A session counts when it was held and verified by another person, lasted long enough, and, where
the rule asks for it, taught a lesson of the right band.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self
from uuid import UUID

from khien.learning.models import AttendanceSheet, Audience, CoverageRule, Session
from khien.learning.rules.coverage import qualifies
from khien.learning.rules.days import Day, Days, bits_of

ADULT_BANDS = {Audience.PARENTS: "P", Audience.TEACHERS: "T", Audience.CARERS: "C"}
CHILD_BANDS = ("A0", "A1", "A2", "A3", "A4")
Grade = int | None
_NONE = Days()


@dataclass(frozen=True)
class Facts:
    """`days`: by audience. `reached`: learners of each grade who were there at least once, as far
    as sheets tell: of every class the session that most attended. No grade: groups of a care
    facility.
    """

    days: Mapping[str, Days] = field(default_factory=dict)
    reached: tuple[tuple[Grade, int], ...] = ()

    def of(self, audience: str) -> Days:
        return self.days.get(audience, _NONE)

    @property
    def last(self) -> date | None:
        last = max((days.on[-1] for days in self.days.values() if days.on), default=None)
        return date.fromordinal(last) if last else None

    def as_data(self) -> dict[str, Any]:
        days = {audience: list(vars(rows).values()) for audience, rows in self.days.items()}
        return {"days": days, "reached": self.reached}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        days = {audience: Days(*map(tuple, rows)) for audience, rows in data["days"].items()}
        return cls(days, tuple((grade, people) for grade, people in data["reached"]))


def together(many: Iterable[Facts]) -> Facts:
    """Of a school and those merged into it: what each did counts, grade by grade."""
    known = [facts for facts in many if facts.days]
    if len(known) == 1:
        return known[0]
    days: dict[str, list[Day]] = {}
    reached: dict[Grade, int] = {}
    for facts in known:
        for audience, rows in facts.days.items():
            days.setdefault(audience, []).extend(rows.rows)
        for grade, people in facts.reached:
            reached[grade] = reached.get(grade, 0) + people
    summed = {audience: Days.of(rows) for audience, rows in days.items()}
    return Facts(summed, tuple(reached.items()))


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


def fully_recorded(session: Session, *, sheets: bool, planned: bool = False) -> bool:
    """A plan or decision, attendance and a file; of adults their number is attendance enough.

    The plan: its number with the session, or its file with the programme (`planned`).
    """
    attended = sheets or session.audience != Audience.LEARNERS
    return (bool(session.document) or planned) and session.evidence_seen > 0 and attended


def facts_of(
    sessions: Iterable[Session],
    sheets: Iterable[AttendanceSheet],
    rule: CoverageRule,
    *,
    planned: Collection[UUID] = (),
) -> Facts:
    """Neither the order nor the same row twice matters. `planned`: the sessions in a school year
    whose programme has its plan as a file.
    """
    counted = {s.id: s for s in sessions if counts(s, rule)}
    current = {x.id: x for x in sheets if x.replaced_by_id is None and x.session_id in counted}
    with_sheets = {sheet.session_id for sheet in current.values()}
    days: dict[str, list[Day]] = {}
    for key, session in counted.items():
        full = fully_recorded(session, sheets=key in with_sheets, planned=key in planned)
        taught = bits_of(session.lesson_strands if rule.needs_lesson else session.strands)
        row = Day(session.held_on.toordinal(), 1, int(full), taught)
        days.setdefault(session.audience, []).append(row)
    by_day = {audience: Days.of(rows) for audience, rows in days.items()}
    return Facts(by_day, _reached(current.values(), counted, rule))


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
