"""What holds of every way a difficulty, an inspection or a recommendation can go."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khien.coordination.models import (
    DifficultyState,
    InspectionState,
    Recommendation,
    RecommendationState,
)
from khien.coordination.queries.guidance import near, published
from khien.coordination.rules.difficulties import DIFFICULTY, WAITING, clock_of
from khien.coordination.rules.inspections import INSPECTION, Ready, check_can_conclude
from khien.coordination.rules.recommendations import RECOMMENDATION, Standing, is_late, standing
from khien.core.refusal import Refused

TABLES = [
    (DIFFICULTY, set(DifficultyState) - WAITING),
    (INSPECTION, {InspectionState.CONCLUDED, InspectionState.CANCELLED}),
    (RECOMMENDATION, {RecommendationState.VERIFIED, RecommendationState.DROPPED}),
]
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def after(table, states):
    return {way.to or s for way in table.values() for s in way.sources & states}


@pytest.mark.parametrize(("table", "ends"), TABLES)
def test_every_way_can_end_and_no_end_goes_on(table, ends):
    assert not after(table, ends)
    for state in {s for way in table.values() for s in way.sources}:
        reached = {state}
        while (more := reached | after(table, reached)) != reached:
            reached = more
        assert reached & ends


@given(state=st.sampled_from(RecommendationState), due=DAYS, today=DAYS, late=st.booleans())
def test_late_is_never_forgotten_and_nothing_is_late_before_its_day(state, due, today, late):
    row = Recommendation(state=state, due_on=due, late=late)
    stands = standing(row, today)
    if late:
        assert is_late(row, today)
        assert stands is not Standing.DONE
    if today <= due:
        assert stands is not Standing.OVERDUE
        assert is_late(row, today) is late
    assert is_late(row, today + timedelta(days=1)) >= is_late(row, today)


@given(level=st.sampled_from(["commune", "province", "central"]), blocking=st.booleans())
def test_what_stops_work_is_answered_sooner_but_a_ministry_is_not_hurried(level, blocking):
    code = clock_of(level, blocking=blocking)
    assert code.endswith("central") is (level == "central")
    assert code.endswith("blocking") is (blocking and level != "central")


IDS = st.sets(st.uuids(), max_size=6)


@given(asked=IDS, answered=IDS)
def test_an_inspection_ends_only_when_everything_asked_is_answered(asked, answered):
    ready = Ready(frozenset(asked), dict.fromkeys(answered, "met"), [], frozenset())
    if asked <= answered:
        check_can_conclude(ready)
    else:
        with pytest.raises(Refused, match=f": {len(asked - answered)}\\."):
            check_can_conclude(ready)


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=st.text(max_size=60))
def test_whatever_is_asked_is_a_search_and_never_an_error(asked):
    assert list(published(search=asked)) == []
    assert near(asked) == []
