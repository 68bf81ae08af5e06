"""The six conditions: what never may happen, and what each asks for at its border."""

import json
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures_learning import FACILITY_RULE, SCHOOL_RULE, YEAR, full_session, sheet
from khien.core.calendars import HANOI, today
from khien.learning.models import Audience, State
from khien.learning.rules import Condition, Status, Verdict, assess, facts_of, together
from khien.learning.rules.facts import Facts
from khien.learning.rules.spans import months_before

WORST_FIRST = [
    Verdict.NOT_MET,
    Verdict.PARTIAL,
    Verdict.INSUFFICIENT_EVIDENCE,
    Verdict.NOT_YET_DUE,
    Verdict.MET,
]
# Spread over the year: dates drawn freely crowd together at its beginning.
DAYS = st.sampled_from([YEAR.starts + timedelta(days=n) for n in range(-40, 375, 9)])
IN_YEAR = st.sampled_from([YEAR.starts + timedelta(days=n) for n in range(0, 365, 7)])
ENROLMENT = st.one_of(st.none(), st.fixed_dictionaries({3: st.integers(0, 40)}))
RULES = st.sampled_from([SCHOOL_RULE, FACILITY_RULE])
STRANDS = [f"S{n}" for n in range(1, 10)]


DETAILS = st.fixed_dictionaries(
    {
        "held_on": DAYS,
        "minutes": st.integers(10, 60),
        "grades": st.lists(st.integers(1, 5), unique=True, max_size=2),
        "bands": st.lists(st.sampled_from(["A1", "A2", "P", "T", "C"]), max_size=2),
        "lesson_strands": st.lists(st.sampled_from(STRANDS), min_size=1, max_size=4),
        "audience": st.sampled_from([*Audience][:4]),
        "document": st.sampled_from(["", "1/KH"]),
        "evidence_seen": st.integers(0, 1),
        "state": st.sampled_from([State.VERIFIED, State.VERIFIED, State.HELD]),
    }
)
# Half of them count, so that conditions are met now and then.
SOUND = st.fixed_dictionaries(
    {
        "held_on": DAYS,
        "audience": st.sampled_from([Audience.LEARNERS, Audience.LEARNERS, Audience.PARENTS]),
        "bands": st.just(["A1", "P"]),
        "grades": st.just([3]),
        "lesson_strands": st.lists(st.sampled_from(STRANDS), min_size=3, max_size=6),
        "evidence_seen": st.integers(0, 1),
    }
)
ATTENDED = st.tuples(st.integers(0, 5), st.sampled_from(["", "3A", "3B"]), st.integers(0, 40))


def as_year(details, attended):
    """Sessions, and the sheets of some of them."""
    sessions = [full_session(number, **said) for number, said in enumerate(details, 1)]
    sheets = [
        sheet(sessions[at % len(sessions)], 3, name, present)
        for at, name, present in attended
        if sessions
    ]
    return sessions, sheets


YEARS = st.builds(
    as_year, st.lists(st.one_of(SOUND, DETAILS), max_size=5), st.lists(ATTENDED, max_size=8)
)


def judged(rule, sessions, sheets, on, enrolment=None, **more):
    facts = facts_of(sessions, sheets, rule)
    return assess(facts, rule=rule, year=YEAR, on=on, enrolment=enrolment, **more)


def rank(assessment):
    return WORST_FIRST.index(assessment.verdict)


@given(rule=RULES, year=YEARS, on=IN_YEAR, enrolment=ENROLMENT, data=st.data())
def test_adding_a_qualifying_verified_session_never_worsens(rule, year, on, enrolment, data):
    sessions, sheets = year
    audience = data.draw(st.sampled_from([*Audience][:4]))
    band = {"parents": "P", "teachers": "T", "carers": "C"}.get(audience, "A1")
    more = {"audience": audience, "bands": [band], "grades": [3], "minutes": 45}
    added = full_session(99, **data.draw(DETAILS) | more | {"state": State.VERIFIED})
    before = judged(rule, sessions, sheets, on, enrolment)
    sheets = [*sheets, *data.draw(st.sampled_from([[], [sheet(added, 3, "3A", 30)]]))]
    after = judged(rule, [*sessions, added], sheets, on, enrolment)
    assert rank(after) >= rank(before)
    for each, standing in before.standings.items():
        assert after.standings[each].status >= standing.status


@given(rule=RULES, year=YEARS, on=IN_YEAR, enrolment=ENROLMENT, at=st.integers(0, 5))
def test_deleting_a_session_never_improves(rule, year, on, enrolment, at):
    sessions, sheets = year
    fewer = [session for number, session in enumerate(sessions) if number != at]
    assert rank(judged(rule, fewer, sheets, on, enrolment)) <= rank(
        judged(rule, sessions, sheets, on, enrolment)
    )


@given(rule=RULES, year=YEARS, on=IN_YEAR, enrolment=ENROLMENT, data=st.data())
def test_neither_order_nor_sending_twice_matters(rule, year, on, enrolment, data):
    sessions, sheets = year
    shuffled = data.draw(st.permutations(sessions * 2)), data.draw(st.permutations(sheets * 2))
    assert judged(rule, *shuffled, on, enrolment) == judged(rule, sessions, sheets, on, enrolment)


@given(year=YEARS, rule=RULES)
def test_facts_are_the_same_after_being_kept(year, rule):
    facts = facts_of(*year, rule)
    assert Facts.read(json.loads(json.dumps(facts.as_data()))) == facts


@pytest.fixture
def good_year():
    """Everything that a school with grade 3 alone is asked for."""
    autumn = full_session(1, held_on=date(2026, 10, 1))
    spring = full_session(2, held_on=date(2027, 2, 1))
    parents = full_session(
        3, held_on=date(2026, 9, 20), audience=Audience.PARENTS, bands=["P"], grades=[]
    )
    teachers = full_session(
        4, held_on=date(2026, 9, 21), audience=Audience.TEACHERS, bands=["T"], grades=[]
    )
    sessions = [autumn, spring, parents, teachers]
    return sessions, [sheet(autumn), sheet(autumn, class_name="3B"), sheet(spring, present=5)]


AFTER = date(2027, 6, 1)
FULL = {3: 50}


def after(good_year, enrolment=FULL, on=AFTER, **more):
    return judged(SCHOOL_RULE, *good_year, on, enrolment, **more)


def test_a_school_that_did_everything(good_year):
    assert after(good_year).verdict is Verdict.MET
    assert after(good_year, on=date(2026, 12, 1)).verdict is Verdict.NOT_YET_DUE


@pytest.mark.parametrize(
    ("at", "changes", "condition"),
    [
        (1, {"held_on": date(2027, 1, 17)}, Condition.OFTEN),
        (1, {"minutes": 29}, Condition.OFTEN),
        (1, {"state": State.HELD}, Condition.OFTEN),
        (1, {"bands": ["A4"]}, Condition.OFTEN),
        (0, {"evidence_seen": 0}, Condition.RECORDED),
        (0, {"document": ""}, Condition.RECORDED),
        (2, {"bands": ["A1"]}, Condition.ADULTS),
        (3, {"minutes": 20}, Condition.ADULTS),
    ],
)
def test_what_one_thing_missing_comes_to(good_year, at, changes, condition):
    for name, value in changes.items():
        setattr(good_year[0][at], name, value)
    found = after(good_year)
    assert found.verdict is Verdict.PARTIAL
    assert condition in found.lacking


def test_s9_is_always_asked_for_and_five_strands_are(good_year):
    for session in good_year[0]:
        session.lesson_strands = ["S1", "S2", "S3", "S4", "S5"]
    assert after(good_year).lacking == [Condition.TAUGHT]
    for session in good_year[0]:
        session.lesson_strands = ["S9", "S2", "S3", "S4"]
    assert after(good_year).lacking == [Condition.TAUGHT]


def test_a_gap_of_180_days_is_let_through_and_181_not(good_year):
    autumn, spring = good_year[0][:2]
    autumn.held_on = spring.held_on - timedelta(days=180)
    autumn.held_on = max(autumn.held_on, YEAR.starts)
    spring.held_on = autumn.held_on + timedelta(days=180)
    assert Condition.SPACED not in after(good_year).lacking
    spring.held_on += timedelta(days=1)
    assert Condition.SPACED in after(good_year).lacking


def test_each_grade_is_reached_to_four_fifths_counted_class_by_class(good_year):
    assert not after(good_year, {3: 50}).lacking, "20 and 20 of 50"
    assert after(good_year, {3: 51}).lacking == [Condition.REACHED]
    assert after(good_year, {3: 50, 4: 1}).lacking == [Condition.REACHED], "grade 4 had no sheet"


def test_replaced_sheets_and_another_count_of_the_whole_grade(good_year):
    sessions, sheets = good_year
    rival = sheet(sessions[0], class_name="3B", present=40, replaced_by=sheets[1])
    assert after((sessions, [*sheets, rival]), {3: 51}).lacking == [Condition.REACHED]
    whole = sheet(sessions[0], class_name="", present=45)
    assert not after((sessions, [*sheets, whole]), {3: 51}).lacking, "45 is more than 20 and 20"


def test_without_enrolment_there_is_not_enough_to_tell(good_year):
    assert after(good_year, None).verdict is Verdict.INSUFFICIENT_EVIDENCE
    assert after(good_year, None, on=date(2027, 3, 1)).verdict is Verdict.NOT_YET_DUE
    assert after(([], []), None).verdict is Verdict.NOT_MET


def test_a_school_opened_in_the_year_counts_pro_rata(good_year):
    sessions = good_year[0]
    late = (sessions[1:], [sheet(sessions[1])])
    enrolment = {3: 25}
    assert after(late, enrolment).verdict is Verdict.PARTIAL
    assert after(late, enrolment, opened=date(2027, 1, 18)).lacking == [Condition.ADULTS]
    assert after(late, enrolment, opened=date(2027, 5, 1)).verdict is Verdict.NOT_APPLICABLE
    early = after(late, enrolment, opened=date(2026, 9, 1))
    assert Condition.OFTEN in early.lacking, "open for most of the first term, it owes that too"


def test_a_successor_inherits_grade_by_grade(good_year):
    sessions, sheets = good_year
    first = facts_of(sessions, sheets, SCHOOL_RULE)
    other = full_session(9, held_on=date(2026, 11, 1))
    second = facts_of([other], [sheet(other, class_name="3A", present=30)], SCHOOL_RULE)
    both = together([Facts(), first, second])
    assert dict(both.reached) == {3: 70}
    found = assess(both, rule=SCHOOL_RULE, year=YEAR, on=AFTER, enrolment={3: 87})
    assert found.verdict is Verdict.MET
    found = assess(both, rule=SCHOOL_RULE, year=YEAR, on=AFTER, enrolment={3: 88})
    assert found.lacking == [Condition.REACHED]


def facility(days, on, people=10, **more):
    sessions = [
        full_session(n, held_on=day, grades=[], bands=["A2"]) for n, day in enumerate(days, 1)
    ]
    carers = full_session(90, held_on=on, audience=Audience.CARERS, bands=["C"], grades=[])
    sheets = [sheet(session, None, "", people) for session in sessions]
    return judged(FACILITY_RULE, [*sessions, carers], sheets, on, {None: 11}, **more)


def test_a_care_facility_is_judged_by_twelve_months_back():
    on = date(2027, 3, 31)
    days = [date(2026, 5, 10), date(2026, 8, 20), date(2026, 11, 20), date(2027, 2, 20)]
    assert facility(days, on).verdict is Verdict.MET
    assert facility(days, on, people=9).lacking == [Condition.REACHED], "9 of 11 is under 90 %"
    assert facility(days[1:], on).verdict is Verdict.PARTIAL
    assert facility(days, date(2027, 5, 31)).verdict is Verdict.PARTIAL, "nothing since"
    opened = date(2026, 7, 15)
    assert facility(days[1:], on, opened=opened).verdict is Verdict.MET, "three quarters owed"


def test_a_quarter_ends_with_its_day_also_where_months_are_short():
    assert months_before(date(2027, 5, 31), 3) == date(2027, 2, 28)
    assert months_before(date(2028, 5, 31), 3) == date(2028, 2, 29)
    assert months_before(date(2027, 1, 15), 12) == date(2026, 1, 15)


def test_the_last_evening_of_teaching_in_viet_nam(good_year):
    evening = datetime(2027, 5, 31, 23, 59, tzinfo=HANOI)
    day = today(evening)
    assert judged(SCHOOL_RULE, [], [], day, FULL).standings[Condition.TAUGHT].status == (
        Status.PENDING
    )
    next_day = today(evening + timedelta(minutes=1))
    assert judged(SCHOOL_RULE, [], [], next_day, FULL).standings[Condition.TAUGHT].status == (
        Status.LACKING
    )
