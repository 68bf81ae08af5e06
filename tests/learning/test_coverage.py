"""When an institution counts: properties of the pure rule, borders of the day included."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures_learning import plain_session
from khien.core.calendars import today
from khien.learning.models import CoverageRule, SchoolYear, State
from khien.learning.rules import Gap, Result, missing, organised, qualifies
from khien.learning.wording import coverage_sentence

YEAR = SchoolYear(
    code="2026-2027",
    starts=date(2026, 8, 15),
    second_term_starts=date(2027, 1, 18),
    teaching_ends=date(2027, 5, 31),
    ends=date(2027, 8, 14),
)
RULE = CoverageRule(sessions=1, minutes=30, minutes_young=15, young_up_to_grade=2)
BETTER = [Result.NOT_MET, Result.NOT_YET_DUE, Result.MET]
DAYS = st.dates(YEAR.starts - timedelta(days=40), YEAR.ends + timedelta(days=40))


@st.composite
def some_sessions(draw):
    count = draw(st.integers(0, 6))
    return [
        plain_session(
            number,
            held_on=draw(DAYS),
            minutes=draw(st.integers(1, 60)),
            grades=draw(st.lists(st.integers(1, 12), unique=True, max_size=3)),
            state=draw(st.sampled_from(State)),
        )
        for number in range(1, count + 1)
    ]


def result(sessions, on):
    return BETTER.index(organised(sessions, YEAR, rule=RULE, on=on).result)


@given(sessions=some_sessions(), on=DAYS, held_on=DAYS, minutes=st.integers(30, 300))
def test_adding_a_qualifying_verified_session_never_worsens(sessions, on, held_on, minutes):
    added = plain_session(99, held_on=held_on, minutes=minutes)
    assert qualifies(added, RULE)
    assert result([*sessions, added], on) >= result(sessions, on)


@given(sessions=some_sessions(), on=DAYS, at=st.integers(0, 5))
def test_removing_a_session_never_improves(sessions, on, at):
    fewer = [s for number, s in enumerate(sessions) if number != at]
    assert result(fewer, on) <= result(sessions, on)


@given(sessions=some_sessions(), on=DAYS, data=st.data())
def test_neither_order_nor_sending_twice_matters(sessions, on, data):
    shuffled = data.draw(st.permutations(sessions + sessions))
    rule = CoverageRule(sessions=2, minutes=30, minutes_young=15, young_up_to_grade=2)
    once = organised(sessions, YEAR, rule=rule, on=on)
    assert organised(shuffled, YEAR, rule=rule, on=on) == once


@pytest.mark.parametrize(
    ("minutes", "grades", "counts"),
    [
        (30, [], True),
        (29, [], False),
        (15, [1, 2], True),
        (14, [1, 2], False),
        (15, [2, 3], False),
        (30, [2, 3], True),
    ],
)
def test_half_an_hour_counts_and_a_quarter_for_the_youngest(minutes, grades, counts):
    assert qualifies(plain_session(minutes=minutes, grades=grades), RULE) is counts


@pytest.mark.parametrize("state", [State.PLANNED, State.HELD, State.SENT_BACK])
def test_what_is_not_verified_does_not_count(state):
    assert not qualifies(plain_session(state=state), RULE)


def test_there_is_time_until_teaching_ends_and_the_summer_still_counts():
    def at(sessions, day):
        return organised(sessions, YEAR, rule=RULE, on=day)

    assert at([], date(2027, 5, 31)).result is Result.NOT_YET_DUE
    assert at([], date(2027, 5, 31)).until == date(2027, 5, 31)
    assert at([], date(2027, 6, 1)).result is Result.NOT_MET
    summer = plain_session(held_on=date(2027, 7, 1))
    assert at([summer], date(2027, 7, 1)).result is Result.MET
    assert (
        at([plain_session(held_on=date(2027, 8, 15))], date(2027, 8, 20)).result is Result.NOT_MET
    )


def test_a_day_begins_at_midnight_in_viet_nam():
    """17:00 UTC is already the next day: the border lies at UTC+7, not at Greenwich."""
    last_evening = datetime(2027, 5, 31, 16, 59, tzinfo=UTC)
    next_morning = datetime(2027, 5, 31, 17, 0, tzinfo=UTC)
    assert organised([], YEAR, rule=RULE, on=today(last_evening)).result is Result.NOT_YET_DUE
    assert organised([], YEAR, rule=RULE, on=today(next_morning)).result is Result.NOT_MET


def test_a_type_out_of_scope_is_not_applicable():
    verified = [plain_session()]
    coverage = organised(verified, YEAR, rule=RULE, on=date(2026, 12, 1), in_scope=False)
    assert coverage.result is Result.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"state": State.PLANNED}, Gap.ONLY_PLANNED),
        ({"minutes": 20}, Gap.TOO_SHORT),
        ({"state": State.SENT_BACK}, Gap.SENT_BACK),
        ({"state": State.HELD}, Gap.NO_EVIDENCE),
        ({"state": State.HELD, "document": "1/KH"}, Gap.NOT_VERIFIED),
    ],
)
def test_the_nearest_session_says_what_is_missing(changes, gap):
    far = plain_session(1, state=State.PLANNED)
    near = plain_session(2, **changes)
    lacking = missing([far, near], YEAR, rule=RULE, with_evidence=[])
    assert lacking.gap is gap


def test_the_sentence_names_the_step_and_the_day():
    held = plain_session(state=State.HELD, document="1/KH", held_on=date(2026, 10, 5))
    lacking = missing([held], YEAR, rule=RULE, with_evidence=[])
    coverage = organised([held], YEAR, rule=RULE, on=date(2026, 11, 1))
    sentence = coverage_sentence(coverage, lacking, YEAR, RULE)
    assert sentence == "Buổi ngày 05/10/2026 chỉ còn chờ một người khác xác nhận. Hạn: 31/05/2027."


def test_after_the_year_the_sentence_says_so():
    lacking = missing([], YEAR, rule=RULE, with_evidence=[])
    coverage = organised([], YEAR, rule=RULE, on=date(2027, 6, 1))
    sentence = coverage_sentence(coverage, lacking, YEAR, RULE)
    assert sentence.startswith("Năm học 2026-2027 kết thúc ngày 31/05/2027 mà chưa được tính.")
