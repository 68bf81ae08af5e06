"""What a deadline is on any moment: computed from its dates, and lateness is never erased."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core.calendars import HANOI, WorkingCalendar, end_of, today
from khien.core.clocks import timeline
from khien.core.clocks.timeline import Change, ClockState, Timeline
from khien.core.models import ChangeKind, ClockUnit

# Tết 2026: off from Monday 16/2 to Friday 20/2; Saturday 22/8 is worked for Monday 31/8.
CALENDAR = WorkingCalendar(
    off=frozenset({date(2026, 2, day) for day in range(16, 21)} | {date(2026, 8, 31)}),
    worked=frozenset({date(2026, 8, 22)}),
)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=HANOI)
MOMENTS = st.integers(0, 365 * 24 * 60).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes))
SPANS = st.integers(0, 40 * 24).map(lambda hours: timedelta(hours=hours))
LATE = {ClockState.OVERDUE, ClockState.DONE_LATE}


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("begun", "days", "last"),
    [
        (at(2, 12), 2, date(2026, 2, 23)),  # Thursday before Tết
        (at(8, 20), 2, date(2026, 8, 22)),  # the Saturday worked instead counts
        (at(8, 28), 1, date(2026, 9, 1)),  # and the Monday off does not
        (at(3, 6, 23, 59), 1, date(2026, 3, 9)),
    ],
)
def test_working_days_leave_out_tet_and_count_the_days_worked_instead(begun, days, last):
    due = timeline.due(begun, unit=ClockUnit.WORKING_DAYS, amount=days, calendar=CALENDAR)
    assert due == end_of(last)


def test_a_minute_before_and_after_midnight_in_viet_nam_are_two_days():
    """23:59 in Hà Nội is 16:59 in UTC: the machine's own day does not matter."""
    ends = [
        timeline.due(begun, unit=ClockUnit.DAYS, amount=1, calendar=CALENDAR)
        for begun in (at(3, 4, 23, 59), at(3, 4, 23, 59) + timedelta(minutes=1))
    ]
    assert ends == [end_of(date(2026, 3, 5)), end_of(date(2026, 3, 6))]


def moved(due, begins, ends, unit, started):
    return timeline.suspended(
        due, started=started, begins=begins, ends=ends, unit=unit, calendar=CALENDAR
    )


def test_the_days_of_a_suspension_do_not_count_against_whoever_works():
    started = at(3, 2)  # Monday
    due = timeline.due(started, unit=ClockUnit.WORKING_DAYS, amount=5, calendar=CALENDAR)
    assert today(due) == date(2026, 3, 9)
    # From Wednesday to the end of Friday: of five days, Tuesday alone was used.
    later = moved(due, at(3, 4), at(3, 7, 0), ClockUnit.WORKING_DAYS, started)
    assert later == end_of(date(2026, 3, 12))


def test_a_suspension_ended_the_same_day_changes_nothing_and_hours_wait_exactly():
    started = at(3, 2)
    due = timeline.due(started, unit=ClockUnit.WORKING_DAYS, amount=5, calendar=CALENDAR)
    assert moved(due, at(3, 4, 9), at(3, 4, 16), ClockUnit.WORKING_DAYS, started) == due
    hours = timeline.due(started, unit=ClockUnit.HOURS, amount=12, calendar=CALENDAR)
    assert moved(hours, at(3, 2, 10), at(3, 2, 13), ClockUnit.HOURS, started) == at(3, 3, 0)


@given(
    started=MOMENTS,
    amount=st.integers(1, 30),
    unit=st.sampled_from(list(ClockUnit)),
    used=st.floats(0, 1),
    first=SPANS,
    more=SPANS,
)
def test_suspending_never_shortens_and_longer_is_never_sooner(
    started, amount, unit, used, first, more
):
    due = timeline.due(started, unit=unit, amount=amount, calendar=CALENDAR)
    begins = started + used * (due - started)
    short = moved(due, begins, begins + first, unit, started)
    long = moved(due, begins, begins + first + more, unit, started)
    assert due <= short <= long
    assert short >= begins + first  # while it is suspended it cannot become overdue


@given(started=MOMENTS, amount=st.integers(1, 30), unit=st.sampled_from(list(ClockUnit)))
def test_more_time_is_never_sooner(started, amount, unit):
    due = [
        timeline.due(started, unit=unit, amount=n, calendar=CALENDAR) for n in (amount, amount + 1)
    ]
    assert started < due[0] < due[1]
    assert due[0] < timeline.extended(due[0], unit=unit, amount=amount, calendar=CALENDAR)


@st.composite
def timelines(draw) -> Timeline:
    """As the actions make them: suspended only while in time, extended to a moment to come."""
    unit = draw(st.sampled_from(list(ClockUnit)))
    started = now = draw(MOMENTS)
    due = timeline.due(started, unit=unit, amount=draw(st.integers(1, 20)), calendar=CALENDAR)
    first, until, changes = due, None, []
    for _ in range(draw(st.integers(0, 5))):
        now += draw(SPANS) + timedelta(minutes=1)
        if until is not None and now < until:
            before = changes[-1]
            due = moved(first, before.at, now, unit, started) if len(changes) == 1 else due
            changes.append(Change(ChangeKind.RESUMED, now, max(due, now)))
            until = None
        elif now <= due and draw(st.booleans()):
            until = now + draw(SPANS) + timedelta(hours=1)
            due = moved(due, now, until, unit, started)
            changes.append(Change(ChangeKind.SUSPENDED, now, due, until))
        else:
            due = max(due, now) + timedelta(days=draw(st.integers(1, 20)))
            changes.append(Change(ChangeKind.EXTENDED, now, due))
    stopped = now + draw(SPANS) if draw(st.booleans()) else None
    return Timeline(started, first, tuple(changes), stopped, cancelled=False)


@given(clock=timelines(), early=SPANS, later=SPANS)
def test_lateness_is_never_erased(clock: Timeline, early, later):
    before, after = clock.started + early, clock.started + early + later
    since = clock.late_since(before)
    if since is not None:
        assert clock.late_since(after) == since
    if clock.state_on(before) in LATE and clock.stopped is not None:
        assert clock.state_on(max(after, clock.stopped)) == ClockState.DONE_LATE


@given(clock=timelines(), early=SPANS)
def test_the_state_says_what_the_dates_say(clock: Timeline, early):
    moment = clock.started + early
    state, due = clock.state_on(moment), clock.due_on(moment)
    if clock.stopped is not None and clock.stopped <= moment:
        late = clock.late_since(moment) is not None
        assert state == (ClockState.DONE_LATE if late else ClockState.DONE_IN_TIME)
    elif moment > due:
        assert state == ClockState.OVERDUE
    elif clock.suspended_until(moment):
        assert state == ClockState.SUSPENDED
    else:
        assert state in {ClockState.IN_TIME, ClockState.DUE_SOON}


def test_an_extension_after_the_due_moment_gives_time_and_keeps_the_lateness():
    clock = Timeline(
        at(3, 2), at(3, 3), (Change(ChangeKind.EXTENDED, at(3, 5), at(3, 9)),), at(3, 6)
    )
    assert clock.state_on(at(3, 4)) == ClockState.OVERDUE
    assert clock.state_on(at(3, 5, 10)) in {ClockState.IN_TIME, ClockState.DUE_SOON}
    assert clock.state_on(at(3, 7)) == ClockState.DONE_LATE
    assert clock.late_since(at(3, 7)) == at(3, 3)


def test_what_fell_away_is_neither_done_in_time_nor_late():
    clock = Timeline(at(3, 2), at(3, 9), stopped=at(3, 4), cancelled=True)
    assert clock.state_on(at(3, 3)) == ClockState.IN_TIME
    assert clock.state_on(at(3, 5)) == ClockState.CANCELLED
