"""States, hidden units, periods: what holds whatever the numbers are."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from khien.core.measures import Period, State, Tally, added, measure
from khien.core.reporting_periods import PeriodKind, before, containing, last_ones, title
from khien.indicators.grouping import _hidden, grouped
from khien.indicators.rules import Interval, gives_away, hidden_in, state_of
from khien.indicators.values import Counted
from khien.people.models import Scope

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


@given(counts, st.sets(st.sampled_from(UNITS), min_size=1))
def test_no_sum_that_is_shown_tells_of_a_few(found, part):
    hidden = hidden_in(cells(found), lambda _unit: False)
    assert not any(0 < found[unit] < 5 for unit in found.keys() - hidden)
    if gives_away({unit: {unit: found[unit]} for unit in hidden}, part):
        return
    for group in (found.keys() & part, found.keys() - part):
        left = [found[unit] for unit in group & hidden if found[unit]]
        assert not left or (len(left) > 1 and sum(left) >= 5)


@given(counts, st.lists(st.sampled_from(UNITS[:4]), min_size=12, max_size=12))
def test_no_province_tells_of_a_few_of_its_communes(found, provinces):
    province_of = dict(zip(UNITS, provinces, strict=True))
    hidden = hidden_in(cells(found), lambda _unit: False)
    shown = _hidden(*_parts(found, province_of, hidden))
    for province in set(province_of.values()) - shown:
        left = [found[u] for u in found.keys() & hidden if province_of[u] == province and found[u]]
        assert not left or (len(left) > 1 and sum(left) >= 5)


def _parts(found, province_of, hidden):
    sums, covered = {}, {}
    for unit, count in found.items():
        province = province_of[unit]
        before = sums.get(province, Tally(province, 0, 0, 0, 0)).denominator
        sums[province] = Tally(province, 0, before + count, 0, 0)
        covered.setdefault(province, []).extend([count] if unit in hidden else [])
    return sums, covered


@given(counts)
def test_by_other_borders_nothing_is_shown_to_who_may_not_follow_it(found):
    hidden = hidden_in(cells(found), lambda _unit: False, redrawn=True)
    assert hidden == {unit for unit, count in found.items() if count}
    assert not hidden_in(cells(found), lambda _unit: True, redrawn=True)


@given(counts, st.lists(st.sampled_from(UNITS[:5]), min_size=12, max_size=12))
def test_told_once_by_other_borders_each_number_is_a_sum_of_numbers_that_are_shown(found, heirs):
    """So whoever has both papers knows nothing that the first did not say."""
    heir_of = dict(zip(UNITS, heirs, strict=True))
    before = hidden_in(cells(found), lambda _unit: False)
    sums = dict.fromkeys(heirs, 0)
    for unit, count in found.items():
        sums[heir_of[unit]] += count
    hidden = hidden_in(
        cells(sums), lambda _unit: False, made_of_hidden={heir_of[unit] for unit in before}
    )
    for unit in found.keys() & before:
        assert not found[unit] or heir_of[unit] in hidden
    left = [sums[unit] for unit in hidden if sums[unit]]
    shown = [unit for unit in sums if unit not in hidden and sums[unit]]
    assert not left or not shown or (len(left) > 1 and sum(left) >= 5)


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


def test_by_provinces_counts_are_added_and_what_lies_in_none_stays_as_it_is():
    first, second, third, alone = UNITS[:4]
    province, other = UNITS[10:]
    counted = Counted(
        measure=measure("objective_3"),
        version=None,
        period=Period(date(2026, 1, 1), date(2026, 12, 31)),
        as_valid=date(2026, 12, 31),
        as_known=None,
        geography=date(2026, 12, 31),
        territory=None,
        cells=cells({first: 9, second: 3, third: 20, alone: 7, None: 6}),
        hidden=frozenset({second}),
        few={second: {second: 3}},
        follows=Scope(),
        estimated={third: Interval(0, 50)},
    )
    found = grouped(counted, {first: province, second: province, third: other})
    counts = {unit: tally.denominator for unit, tally in found.cells.items()}
    assert counts == {province: 12, other: 20, alone: 7, None: 6}
    assert province in found.hidden, "less what is shown of it, it would tell of three"
    assert found.estimated == {}
    shown = grouped(
        replace(counted, hidden=frozenset(), few={}), {first: province, second: province}
    )
    assert shown.hidden == frozenset()
