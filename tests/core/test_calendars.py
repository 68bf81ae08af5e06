from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core import actions
from khien.core.calendars import HANOI, WorkingCalendar, today, working_calendar

PLAIN = WorkingCalendar(frozenset(), frozenset())


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=HANOI)


@pytest.fixture
def shipped(db):
    actions.load_holidays(first_year=2025, last_year=2027)
    return working_calendar()


def test_tet_2026_is_off_and_the_monday_after_is_not(shipped):
    assert not shipped.is_working_day(date(2026, 2, 17))
    assert shipped.is_working_day(date(2026, 2, 23))


def test_a_swapped_saturday_is_worked(shipped):
    assert shipped.is_working_day(date(2026, 8, 22))
    assert not shipped.is_working_day(date(2026, 8, 31))


def test_five_working_days_over_tet(shipped):
    assert today(shipped.add_working_days(noon(date(2026, 2, 13)), 5)) == date(2026, 2, 27)


def test_a_term_ends_with_its_last_day_in_viet_nam():
    due = PLAIN.add_working_days(datetime(2026, 11, 20, 16, 59, tzinfo=UTC), 1)  # Friday 23:59
    assert due == datetime(2026, 11, 23, 23, 59, 59, tzinfo=HANOI)
    due = PLAIN.add_working_days(datetime(2026, 11, 22, 17, 0, tzinfo=UTC), 1)  # Monday 00:00
    assert due == datetime(2026, 11, 24, 23, 59, 59, tzinfo=HANOI)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 60), st.sets(st.dates()))
def test_counting_back_gives_the_days_that_were_added(start: date, days: int, off: set[date]):
    calendar = WorkingCalendar(frozenset(off), frozenset())
    due = calendar.add_working_days(noon(start), days)
    assert calendar.working_days_between(noon(start), due) == days
    assert calendar.is_working_day(today(due))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 30), st.dates())
def test_one_more_holiday_never_shortens_a_term(start: date, days: int, holiday: date):
    with_holiday = WorkingCalendar(frozenset({holiday}), frozenset())
    assert with_holiday.add_working_days(noon(start), days) >= PLAIN.add_working_days(
        noon(start), days
    )


def test_loading_twice_changes_nothing(shipped):
    actions.load_holidays(first_year=2025, last_year=2027)
    assert working_calendar() == shipped


def test_weekend_days_are_off():
    saturday = date(2026, 11, 21)
    assert not PLAIN.is_working_day(saturday)
    assert not PLAIN.is_working_day(saturday + timedelta(days=1))
