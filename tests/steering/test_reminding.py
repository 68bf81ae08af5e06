"""Whom the ladder of a task reaches, when; more time moves it, what waits or rests is quiet."""

from datetime import datetime, time, timedelta

import pytest

from fixtures_steering import NOW, TODAY
from khien.core import reminders
from khien.core.calendars import HANOI, working_calendar
from khien.core.models import Delivery, Reminder, RunningClock
from khien.directory.models import Function
from khien.people.roles import Role
from khien.steering import actions
from khien.steering.models import Assignment, Repeats
from khien.steering.rules.progress import NewProgress

DAY = timedelta(days=1)
DUE = TODAY + 28 * DAY


@pytest.fixture
def head(staff, educator):
    """Leads the office of education."""
    office = educator.duties.get().organisation
    return staff(Role.LEADER, territory=educator.duties.get().territory, organisation=office)


def morning(working_days, due=DUE):
    day = working_calendar().shift(due, working_days)
    return datetime.combine(day, time(8, 5), HANOI)


def told(moment):
    reminders.remind(now=moment)
    rows = Delivery.objects.filter(notice__at=moment)
    return set(rows.values_list("notice__person", flat=True))


def test_the_ladder_goes_from_the_office_to_its_head_to_the_province(
    assigned, educator, head, steering
):
    assigned(due=DUE)
    for step in (-10, -3, 0, 1, 5):
        assert told(morning(step)) == {educator.pk}, step
    assert told(morning(10)) == {head.pk}
    assert told(morning(15)) == {steering.pk}
    assert told(morning(16)) == set()


def test_more_time_moves_the_ladder(assigned, educator, steering):
    row = assigned(due=DUE)
    asked = actions.ask_extension(
        row, until=DUE + 28 * DAY, reason="Chờ giảng viên.", by=educator, now=NOW
    )
    actions.decide_extension(asked, until=DUE + 28 * DAY, answer="", by=steering, now=NOW)
    assert told(morning(0)) == set()
    assert told(morning(0, DUE + 28 * DAY)) == {educator.pk}


def test_what_waits_for_a_word_is_quiet_and_what_is_sent_back_is_not(assigned, educator, steering):
    row = assigned(due=DUE)
    done = NewProgress("Đã tập huấn.", evidence="1/BC", done=True)
    one = actions.tell(row, done, by=educator, now=NOW)
    assert told(morning(-10)) == set()
    back = morning(-4)
    actions.verify(one, accepted=False, note="Thiếu biên bản.", by=steering, now=back)
    assert told(morning(-3)) == {educator.pk}
    actions.tell(row, done, by=educator, now=morning(-2))
    last = row.progress.last()
    actions.verify(last, accepted=True, note="", by=steering, now=morning(-2))
    assert told(morning(1)) == set()
    assert not RunningClock.objects.filter(stopped_at=None).exists()


def test_while_a_task_rests_nobody_is_reminded_and_its_days_come_back(assigned, steering, educator):
    row = assigned(due=DUE)
    rest = actions.suspend(
        row.task, since=TODAY, until=None, reason="Chờ kinh phí.", by=steering, now=NOW
    )
    assert told(morning(0)) == set()
    actions.resume(row.task, by=steering, now=morning(0))
    rest.refresh_from_db()
    given_back = working_calendar().working_days_between(NOW - DAY, morning(0) - DAY)
    assert told(morning(given_back)) == {educator.pk}


def test_a_clock_set_back_reminds_nobody_twice(assigned, educator):
    assigned(due=DUE)
    told(morning(0))
    assert told(morning(-5)) == set()
    assert Reminder.objects.filter(delivered=True).count() == 1


def test_rounds_come_by_themselves_and_once(assigned, steering):
    row = assigned(due=TODAY + 3 * DAY, repeats=Repeats.MONTH)
    assert actions.open_rounds(now=NOW) == 0
    later = NOW + 70 * DAY  # after an outage of two rounds
    assert actions.open_rounds(now=later) == 3
    assert actions.open_rounds(now=later) == 0
    dues = list(Assignment.objects.order_by("due").values_list("due", flat=True))
    assert [(day.month, day.day) for day in dues] == [(9, 10), (10, 10), (11, 10), (12, 10)]
    assert row.function == Function.EDUCATION
    assert RunningClock.objects.filter(stopped_at=None).count() == 4
