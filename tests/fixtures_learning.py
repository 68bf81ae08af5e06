"""One fixed morning and the sessions that the tests of education speak of."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from khien.learning.models import (
    AttendanceSheet,
    Audience,
    CoverageRule,
    Form,
    SchoolYear,
    Session,
    SheetKind,
    State,
    Window,
)
from khien.learning.rules import Details

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
KEY = "01993a00-0000-7000-8000-00000000abcd"


def details(**changes):
    said = {
        "held_on": TODAY - timedelta(days=3),
        "minutes": 45,
        "form": Form.CLASS_HOUR,
        "strands": ("S9", "S7"),
        "audience": Audience.LEARNERS,
        "title": "Bàn tay năm ngón",
        "grades": (3, 4),
        "headcount": 62,
        "document": "12/KH-TH",
    }
    return Details(**said | changes)


def plain_session(number=1, **changes):
    """A row that was never saved, for pure rules."""
    said = {
        "held_on": date(2026, 10, 1),
        "minutes": 45,
        "grades": [],
        "state": State.VERIFIED,
        "headcount": 10,
    }
    return Session(id=UUID(f"01993a00-0000-7000-8000-{number:012}"), **said | changes)


SCHOOL_RULE = CoverageRule(
    sessions=2,
    minutes=30,
    minutes_young=15,
    young_up_to_grade=2,
    each_part=1,
    longest_gap=180,
    reach_percent=80,
    strands_least=5,
    strands_always=["S9"],
    full_record=True,
    parents_sessions=1,
    teachers_sessions=1,
    needs_lesson=True,
    band_grades={"A1": [1, 2, 3], "A2": [4, 5, 6], "A3": [6, 7, 8, 9], "A4": [10, 11, 12]},
    part_counts_from=50,
)
FACILITY_RULE = CoverageRule(
    window=Window.ROLLING_YEAR,
    sessions=4,
    minutes=30,
    minutes_young=15,
    young_up_to_grade=2,
    each_part=1,
    longest_gap=120,
    reach_percent=90,
    strands_least=3,
    strands_always=["S9"],
    full_record=True,
    carers_sessions=1,
    needs_lesson=True,
    band_grades=SCHOOL_RULE.band_grades,
    part_counts_from=50,
)
YEAR = SchoolYear(
    code="2026-2027",
    starts=date(2026, 8, 15),
    second_term_starts=date(2027, 1, 18),
    teaching_ends=date(2027, 5, 31),
    ends=date(2027, 8, 14),
)


def full_session(number=1, **changes):
    """One that counts under every condition: a lesson of the band, a plan, a file, verified."""
    said = {
        "grades": [3, 4],
        "bands": ["A1", "A2"],
        "lessons": ["a1-s9", "a2-s9"],
        "lesson_strands": ["S1", "S2", "S3", "S7", "S9"],
        "audience": Audience.LEARNERS,
        "document": "12/KH-TH",
        "evidence_seen": 1,
    }
    return plain_session(number, **said | changes)


def sheet(session, grade=3, class_name="3A", present=20, **changes):
    """Of a class, never saved."""
    said = {
        "id": uuid4(),
        "session": session,
        "grade": grade,
        "class_name": class_name,
        "kind": SheetKind.HEADCOUNT,
        "present_unknown": present,
        "filled_at": NOW,
        "sent_at": NOW,
    }
    return AttendanceSheet(**said | changes)
