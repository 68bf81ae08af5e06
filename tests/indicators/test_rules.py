"""States, hidden units, periods: what holds whatever the numbers are."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from khien.core.measures import Period, State, Tally, added
from khien.core.reporting_periods import PeriodKind, before, containing, last_ones, title
from khien.indicators.rules import hidden_in, state_of

UNITS = [uuid5(UUID(int=7), str(n)) for n in range(12)]
counts = st.dictionaries(st.sampled_from(UNITS), st.integers(0, 30))
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
computed = st.sampled_from([k for k in PeriodKind if not k.startswith("school")])


def cells(found):
    return {unit: Tally(unit, 0, count, 0, 0) for unit, count in found.items()}


@given(st.integers(0, 9), st.integers(0, 9), st.booleans())
def test_only_a_number_that_can_be_told_is_a_value(whole, untold, arises):
    tally = Tally(None, 0, whole, 0, 0, untold=min(untold, whole))
    state = state_of(tally, arises=arises)
    assert (state is State.VALUE) == (whole > 0 and tally.untold < whole)
    assert state_of(tally, arises=arises, hidden=True) is State.SUPPRESSED


@given(counts, st.sets(st.sampled_from(UNITS), min_size=2))
def test_neither_total_gives_a_hidden_unit_away(found, asked):
    hidden = hidden_in(cells(found), asked, lambda _unit: False)
    for group in (set(found), asked & set(found)):
        covered = [found[unit] for unit in group & hidden if found[unit]]
        shown = [found[unit] for unit in group - hidden]
        assert not any(0 < count < 5 for count in shown)
        if covered and any(shown):
            assert len(covered) > 1
            assert sum(covered) >= 5


@given(counts)
def test_by_other_borders_nothing_is_shown_to_who_may_not_follow_it(found):
    hidden = hidden_in(cells(found), None, lambda _unit: False, redrawn=True)
    assert hidden == {unit for unit, count in found.items() if count}
    assert not hidden_in(cells(found), None, lambda _unit: True, redrawn=True)


@given(counts)
def test_sums_are_the_same_in_any_order(found):
    tallies = list(cells(found).values())
    assert added(tallies) == added(reversed(tallies))
    assert added(tallies).denominator == sum(found.values())


@given(computed, days)
def test_periods_of_a_kind_lie_side_by_side_and_hold_their_days(kind, day):
    period = containing(kind, day)
    assert period.start <= day <= period.end
    assert containing(kind, period.start) == containing(kind, period.end) == period
    assert before(kind, period).end + timedelta(days=1) == period.start
    assert title(kind, period)


def test_official_years_end_on_the_14th_of_december():
    year = containing(PeriodKind.OFFICIAL_YEAR, date(2026, 12, 15))
    assert year == Period(date(2026, 12, 15), date(2027, 12, 14))
    halves = last_ones(PeriodKind.OFFICIAL_HALF, date(2026, 12, 14), count=2)
    assert halves == [
        Period(date(2025, 12, 15), date(2026, 6, 14)),
        Period(date(2026, 6, 15), date(2026, 12, 14)),
    ]
