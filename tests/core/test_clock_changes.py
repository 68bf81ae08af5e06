"""Suspending, resuming and extending a deadline: with a reason, and nothing made punctual."""

from datetime import timedelta
from uuid import uuid4

import pytest

from fixtures_clocks import MONDAY
from khien.core import clocks, ledger
from khien.core.calendars import end_of, today
from khien.core.clocks import ClockState
from khien.core.models import ClockRule
from khien.core.refusal import Refused

DAY = timedelta(days=1)
WHY = "Chờ kết quả giám định."


@pytest.fixture
def room(invented_room):
    return invented_room


@pytest.fixture
def clock(room):
    """Five working days from Monday: until the Monday after."""
    return clocks.start("work", subject=uuid4(), now=MONDAY)


def suspend(clock, room, *, days, now, seen=None):
    seen = clock.changes.count() if seen is None else seen
    last = today(now) + days * DAY
    clocks.suspend(clock, last_day=last, reason=WHY, seen=seen, by=room.somebody, now=now)
    clock.refresh_from_db()


def resume(clock, room, *, now):
    seen = clock.changes.count()
    clocks.resume(clock, reason=WHY, seen=seen, by=room.somebody, now=now)
    clock.refresh_from_db()


def extend(clock, room, *, amount, now, seen=None):
    seen = clock.changes.count() if seen is None else seen
    clocks.extend(clock, amount=amount, reason=WHY, seen=seen, by=room.somebody, now=now)
    clock.refresh_from_db()


def test_suspended_it_waits_and_goes_on_by_itself(clock, room):
    suspend(clock, room, days=2, now=MONDAY + 2 * DAY)  # Wednesday to the end of Friday
    assert clocks.state(clock, now=MONDAY + 3 * DAY) == ClockState.SUSPENDED
    assert clock.due_at == end_of(MONDAY.date() + 10 * DAY)
    assert clock.first_due_at == end_of(MONDAY.date() + 7 * DAY)
    assert clocks.state(clock, now=MONDAY + 7 * DAY) == ClockState.IN_TIME


def test_resumed_early_only_the_days_that_were_suspended_are_given_back(clock, room):
    suspend(clock, room, days=30, now=MONDAY + 1 * DAY)
    resume(clock, room, now=MONDAY + 2 * DAY)
    assert clock.due_at == end_of(MONDAY.date() + 8 * DAY)
    assert clocks.state(clock, now=MONDAY + 2 * DAY) == ClockState.IN_TIME


def test_an_extension_decided_while_suspended_stands_when_it_goes_on_early(clock, room):
    suspend(clock, room, days=2, now=MONDAY + 1 * DAY)
    extend(clock, room, amount=5, now=MONDAY + 1 * DAY)
    due = clock.due_at
    resume(clock, room, now=MONDAY + 2 * DAY)
    assert clock.due_at == due


def test_extended_after_its_due_moment_it_has_time_again_and_stays_late(clock, room):
    late = MONDAY + 9 * DAY
    extend(clock, room, amount=5, now=late)
    assert clocks.state(clock, now=late) == ClockState.IN_TIME
    assert clock.late_at == clock.first_due_at
    clocks.stop("work", subject=clock.subject, now=late)
    clock.refresh_from_db()
    assert clocks.state(clock, now=late) == ClockState.DONE_LATE


def test_the_row_and_its_timeline_say_the_same(clock, room):
    suspend(clock, room, days=2, now=MONDAY + 1 * DAY)
    resume(clock, room, now=MONDAY + 2 * DAY)
    extend(clock, room, amount=20, now=MONDAY + 20 * DAY)
    timeline = clocks.timeline_of(clock)
    for days in range(21, 40):
        moment = MONDAY + days * DAY
        assert clocks.state(clock, now=moment) == timeline.state_on(moment)
        assert timeline.due_on(moment) == clock.due_at
    assert timeline.late_since(MONDAY + 40 * DAY) == clock.late_at
    assert timeline.state_on(MONDAY + 1.5 * DAY) == ClockState.SUSPENDED


def test_every_change_is_in_the_ledger_and_its_reason_is_sealed_beside_it(clock, room):
    suspend(clock, room, days=2, now=MONDAY)
    resume(clock, room, now=MONDAY + DAY)
    extend(clock, room, amount=2, now=MONDAY + DAY)
    entries = ledger.history(clock.subject)
    assert [e.verb for e in entries] == ["ClockSuspended", "ClockResumed", "ClockExtended"]
    assert WHY not in str([entry.data for entry in entries])
    assert {change.reason for change in clock.changes.all()} == {WHY}


REFUSED = {
    "not allowed": lambda c, r: setattr(r, "may_change", False),
    "stopped": lambda c, r: clocks.stop("work", subject=c.subject, now=MONDAY),
    "may not be moved": lambda c, r: ClockRule.objects.update(movable=False),
    "changed meanwhile": lambda c, r: extend(c, r, amount=1, now=MONDAY),
}


@pytest.mark.parametrize("why", REFUSED)
def test_nobody_moves_what_must_stand(clock, room, why):
    REFUSED[why](clock, room)
    before = clock.changes.count()
    with pytest.raises(Refused):
        extend(clock, room, amount=3, now=MONDAY, seen=0)
    with pytest.raises(Refused):
        suspend(clock, room, days=3, now=MONDAY, seen=0)
    assert clock.changes.count() == before


@pytest.mark.parametrize("days", [-1, 400])
def test_a_suspension_ends_within_a_year_and_not_before_today(clock, room, days):
    with pytest.raises(Refused):
        suspend(clock, room, days=days, now=MONDAY)


def test_an_overdue_deadline_cannot_be_suspended_and_none_twice(clock, room):
    with pytest.raises(Refused, match="Đã quá hạn"):
        suspend(clock, room, days=3, now=MONDAY + 9 * DAY)
    suspend(clock, room, days=3, now=MONDAY)
    with pytest.raises(Refused, match="đang tạm dừng"):
        suspend(clock, room, days=3, now=MONDAY)


def test_what_runs_cannot_be_resumed(clock, room):
    with pytest.raises(Refused):
        resume(clock, room, now=MONDAY)


@pytest.mark.parametrize(("amount", "now"), [(0, 0), (9999, 0), (1, 30)])
def test_an_extension_leads_to_a_moment_to_come(clock, room, amount, now):
    with pytest.raises(Refused):
        extend(clock, room, amount=amount, now=MONDAY + now * DAY)


def test_a_reason_is_asked_for(clock, room):
    with pytest.raises(Refused) as refused:
        clocks.extend(clock, amount=1, reason="  ", seen=0, by=room.somebody, now=MONDAY)
    assert refused.value.field == "reason"
