"""What an assignment is on a day: every state; what was late stays late; rest is given back."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khien.core.calendars import WorkingCalendar, end_of
from khien.core.clocks import Given
from khien.steering.rules.course import CLOSED, AssignmentState, Course, Granted, Rest, Told

CALENDAR = WorkingCalendar(frozenset({date(2026, 9, 2)}), frozenset())
MONDAY = date(2026, 9, 7)
DAY = timedelta(days=1)
FRIDAY = MONDAY + 11 * DAY  # of the week after


@pytest.mark.parametrize(
    ("course", "state"),
    [
        (Course(None), "not_started"),
        (Course(None, told=(Told(MONDAY),)), "no_deadline"),
        (Course(FRIDAY), "not_started"),
        (Course(FRIDAY, told=(Told(MONDAY),)), "in_time"),
        (Course(MONDAY + 7 * DAY), "due_soon"),
        (Course(MONDAY + 8 * DAY), "not_started"),  # six working days
        (Course(MONDAY), "due_soon"),
        (Course(MONDAY - DAY), "overdue"),
        (Course(MONDAY - DAY, told=(Told(MONDAY, done=True),)), "submitted"),
        (Course(MONDAY - DAY, told=(Told(MONDAY, done=True, sent_back=MONDAY),)), "overdue"),
        (Course(FRIDAY, rests=(Rest(MONDAY, None),)), "suspended"),
        (Course(FRIDAY, finished=MONDAY, accepted=MONDAY), "done_in_time"),
        (Course(MONDAY - DAY, finished=MONDAY, accepted=MONDAY), "done_late"),
        (Course(MONDAY - DAY, cancelled=MONDAY), "cancelled"),
    ],
)
def test_each_state(course, state):
    assert course.state_on(MONDAY, CALENDAR) == state


def test_done_in_time_though_verified_later():
    told = (Told(MONDAY, done=True),)
    course = Course(MONDAY, told=told, finished=MONDAY, accepted=MONDAY + 5 * DAY)
    assert course.state_on(MONDAY + 3 * DAY, CALENDAR) == "submitted"
    assert course.state_on(MONDAY + 5 * DAY, CALENDAR) == "done_in_time"


def test_an_extension_decided_late_gives_time_and_keeps_the_lateness():
    course = Course(MONDAY, granted=(Granted(MONDAY + 2 * DAY, FRIDAY),))
    assert course.due_on(MONDAY + 2 * DAY, CALENDAR) == FRIDAY
    assert course.late_since(MONDAY + 2 * DAY, CALENDAR) == MONDAY
    done = Course(MONDAY, course.granted, finished=FRIDAY - DAY, accepted=FRIDAY)
    assert done.state_on(FRIDAY, CALENDAR) == "done_late"


def test_more_time_decided_on_the_due_day_comes_in_time():
    assert Course(MONDAY, (Granted(MONDAY, FRIDAY),)).late_since(FRIDAY, CALENDAR) is None


def test_a_rest_holds_from_its_first_day_until_the_day_work_goes_on():
    days = [MONDAY + n * DAY for n in (-1, 0, 2, 3)]
    ended, lasting = Rest(MONDAY, MONDAY + 3 * DAY), Rest(MONDAY, None)
    assert [ended.holds_on(day) for day in days] == [False, True, True, False]
    assert [lasting.holds_on(day) for day in days] == [False, True, True, True]


def test_working_days_of_a_rest_are_given_back():
    course = Course(FRIDAY, rests=(Rest(MONDAY, MONDAY + 7 * DAY),))
    assert course.due_on(MONDAY + 6 * DAY, CALENDAR) == FRIDAY
    assert course.due_on(MONDAY + 7 * DAY, CALENDAR) == FRIDAY + 7 * DAY


def test_a_rest_from_the_due_day_on_keeps_it_in_time_and_one_a_day_later_does_not():
    for lasting, given_back in (
        (Course(MONDAY, rests=(Rest(MONDAY, None),)), MONDAY),
        (Course(MONDAY, rests=(Rest(MONDAY, MONDAY + 7 * DAY),)), MONDAY + 7 * DAY),
    ):
        assert lasting.late_since(MONDAY + 3 * DAY, CALENDAR) is None
        assert lasting.due_on(MONDAY + 7 * DAY, CALENDAR) == given_back
    after = Course(MONDAY, rests=(Rest(MONDAY + DAY, MONDAY + 7 * DAY),))
    assert after.late_since(MONDAY + 3 * DAY, CALENDAR) == MONDAY
    assert after.due_on(MONDAY + 7 * DAY, CALENDAR) == MONDAY


def test_while_it_rests_its_reminders_wait_for_the_day_work_goes_on():
    resting = Course(FRIDAY, rests=(Rest(MONDAY, MONDAY + 7 * DAY),))
    assert resting.reminded(MONDAY, CALENDAR) == Given(end_of(FRIDAY), end_of(MONDAY + 6 * DAY))
    lasting = Course(FRIDAY, rests=(Rest(MONDAY, None),)).reminded(MONDAY, CALENDAR)
    assert lasting.suspended_until > end_of(MONDAY + 3650 * DAY), "until somebody says so"
    assert Course(FRIDAY).reminded(MONDAY, CALENDAR) == Given(end_of(FRIDAY), None)


def test_what_was_cancelled_before_its_day_is_never_late():
    assert Course(MONDAY, cancelled=MONDAY).late_since(MONDAY + 9 * DAY, CALENDAR) is None
    late = Course(MONDAY, cancelled=MONDAY + DAY)
    assert late.late_since(MONDAY + 9 * DAY, CALENDAR) == MONDAY


def test_days_late_are_working_days_until_it_was_done():
    assert Course(MONDAY - 3 * DAY).days_late(MONDAY + DAY, CALENDAR) == 2
    done = Course(MONDAY, finished=MONDAY + 2 * DAY, accepted=MONDAY + 4 * DAY)
    assert done.days_late(MONDAY + 9 * DAY, CALENDAR) == 2


days = st.integers(0, 120).map(lambda n: MONDAY + n * DAY)
granted = st.lists(st.tuples(days, days), max_size=4).map(
    lambda rows: tuple(Granted(at, until) for at, until in sorted(rows))
)
told = st.lists(st.builds(Told, days, st.booleans(), st.none() | days), max_size=3).map(tuple)


@st.composite
def rests(draw):
    """One after the other, the last may go on."""
    marks = sorted(set(draw(st.lists(days, max_size=4))))
    pairs = list(zip(marks[::2], [*marks[1::2], None], strict=False))
    return tuple(Rest(since, until) for since, until in pairs)


# Where other work fills the machine, drawing is slow; it says nothing of the rules.
busy = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
courses = st.builds(Course, st.none() | days, granted, rests(), told, st.none() | days)


@busy
@given(courses, days, days)
def test_what_was_late_stays_late(course, one, other):
    early, later = sorted((one, other))
    if course.late_since(early, CALENDAR) is not None:
        assert course.late_since(later, CALENDAR) == course.late_since(early, CALENDAR)


@busy
@given(courses, days, days)
def test_more_time_never_undoes_a_lateness_there_was(course, day, until):
    more = Granted(day, until)
    longer = Course(course.due, (*course.granted, more), course.rests, course.told)
    same = Course(course.due, course.granted, course.rests, course.told)
    late = same.late_since(day - DAY, CALENDAR)
    if late is not None:
        assert longer.late_since(day + 300 * DAY, CALENDAR) == late


@busy
@given(courses, days)
def test_nobody_is_reminded_of_what_is_closed_or_waits_for_a_word(course, day):
    state = course.state_on(day, CALENDAR)
    quiet = state in CLOSED or state == AssignmentState.SUBMITTED or course.due is None
    assert (course.reminded(day, CALENDAR) is None) == quiet


@busy
@given(days, days, days)
def test_a_rest_never_takes_time_away(due, since, until):
    if since < until:
        rested = Course(due, rests=(Rest(since, until),))
        assert rested.due_on(until, CALENDAR) >= due
