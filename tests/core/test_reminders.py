"""Reminders: who is told, once; what nobody hears is tried again; what a person did with them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from fixtures_clocks import MONDAY, make_step
from khien.core import actions, clock_subjects, clocks, ledger, reminders
from khien.core.clock_subjects import Receivers
from khien.core.models import Delivery, LadderStep, Notice, Reminder, RunningClock
from khien.core.refusal import Refused

HOUR = timedelta(hours=1)


@pytest.fixture
def room(invented_room):
    """12 hours: the officer 6 before, the head at the end, the province 2 after."""
    make_step("hours", -6, "hours", "officer")
    make_step("hours", 0, "hours", "head")
    make_step("hours", 2, "hours", "province")
    return invented_room


def start(at=MONDAY):
    return clocks.start("hours", subject=uuid4(), now=at)


def told(at):
    return {
        (each.notice.person, each.reminder.clock_id)
        for each in Delivery.objects.filter(notice__at=at).select_related("notice", "reminder")
    }


def test_each_step_goes_to_those_who_stand_there(room):
    clock = start()
    people = [next(iter(p)) for p in (room.everybody.officer, room.everybody.head)]
    for hours, person in ((6, people[0]), (12, people[1])):
        moment = MONDAY + hours * HOUR
        assert reminders.remind(now=moment) == 1
        assert told(moment) == {(person, clock.pk)}


def test_the_same_moment_twice_reminds_once(room):
    start()
    moment = MONDAY + 6 * HOUR
    assert [reminders.remind(now=moment) for _ in range(3)] == [1, 0, 0]
    assert Reminder.objects.count() == Delivery.objects.count() == 1


def test_after_an_outage_the_highest_step_is_told_to_all_who_should_have_heard(room):
    clock = start()
    late = MONDAY + timedelta(days=3)
    assert reminders.remind(now=late) == 1
    steps = {(row.step.to, row.delivered) for row in clock.reminders.select_related("step")}
    assert steps == {("officer", False), ("head", False), ("province", True)}
    everybody = room.everybody.officer | room.everybody.head | room.everybody.province
    assert told(late) == {(person, clock.pk) for person in everybody}


def test_many_deadlines_of_one_person_are_one_notice(room, monkeypatch):
    monkeypatch.setattr("khien.core.reminders.sending.AT_ONCE", 3)
    for _ in range(10):
        start()
    moment = MONDAY + 6 * HOUR
    assert reminders.remind(now=moment) == 10
    notice = Notice.objects.get()
    assert notice.deliveries.count() == 10


def test_who_is_missing_is_replaced_from_above_then_from_below(room):
    officer, head, province = (frozenset({uuid4()}) for _ in range(3))
    assert Receivers(head=head, province=province).told("officer") == head
    assert Receivers(officer=officer, head=head).told("province") == head
    assert Receivers(officer, head, province).told("head") == head


def test_what_nobody_hears_waits_until_somebody_is_there(room):
    clock = start()
    room.people[clock.subject] = Receivers()
    moment = MONDAY + 6 * HOUR
    assert reminders.remind(now=moment) == 0
    assert not Reminder.objects.exists()
    del room.people[clock.subject]
    assert reminders.remind(now=moment + HOUR) == 1


def test_nobody_is_reminded_of_what_is_done_or_suspended(room):
    clock = start()
    clocks.suspend(
        clock, last_day=MONDAY.date(), reason="Chờ kết quả.", seen=0, by=room.somebody, now=MONDAY
    )
    assert reminders.remind(now=MONDAY + 8 * HOUR) == 0
    clocks.stop("hours", subject=clock.subject, now=MONDAY + 9 * HOUR)
    assert reminders.remind(now=MONDAY + timedelta(days=9)) == 0


def test_a_new_due_moment_is_reminded_of_anew(room):
    clock = start()
    reminders.remind(now=MONDAY + 6 * HOUR)
    said = {"reason": "Thêm việc.", "seen": 0, "by": room.somebody}
    clocks.extend(clock, amount=24, **said, now=MONDAY + 7 * HOUR)
    assert reminders.remind(now=MONDAY + 12 * HOUR) == 0
    assert reminders.remind(now=MONDAY + 30 * HOUR) == 1
    assert clock.reminders.count() == 2


def test_a_worker_killed_in_the_middle_leaves_nothing_half_done(room, monkeypatch):
    start()
    moment = MONDAY + 6 * HOUR

    def killed(*_args, **_kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(ledger, "record_many", killed)
        with pytest.raises(SystemExit), transaction.atomic():
            reminders.remind(now=moment)
    assert not Reminder.objects.exists()
    assert reminders.remind(now=moment) == 1


def test_a_reminder_is_in_the_ledger_with_its_step_and_no_name(room):
    clock = start()
    reminders.remind(now=MONDAY + 6 * HOUR)
    [entry] = ledger.history(clock.subject)
    assert entry.verb == "Reminded"
    assert entry.data["offset"] == -6
    assert entry.data["people"] == 1


def test_acknowledging_is_kept_with_its_time_and_counts_once(room):
    clock = start()
    moment = MONDAY + 6 * HOUR
    reminders.remind(now=moment)
    [person] = room.everybody.officer
    assert reminders.count_open(person) == 1
    said = {"until": moment, "only": None, "by": room.somebody}
    assert reminders.acknowledge(person, **said, now=moment + HOUR) == 1
    assert reminders.acknowledge(person, **said, now=moment + 2 * HOUR) == 0
    [notice] = reminders.notices(person)
    assert notice.acknowledged_at == notice.seen_at == moment + HOUR
    assert reminders.count_open(person) == 0
    [proof] = reminders.evidence(clock)
    assert (proof.people, proof.known) == (1, 1)


def test_what_came_after_the_page_was_opened_stays_unread(room):
    start()
    reminders.remind(now=MONDAY + 6 * HOUR)
    start(MONDAY + HOUR)
    reminders.remind(now=MONDAY + 7 * HOUR)
    [person] = room.everybody.officer
    opened = MONDAY + 6 * HOUR
    reminders.acknowledge(person, until=opened, only=None, by=room.somebody, now=opened + 2 * HOUR)
    assert reminders.count_open(person) == 1


def test_a_step_added_today_does_not_reach_back(room):
    clock = start()
    added = {"by": room.somebody, "now": MONDAY + 7 * HOUR}
    reminders.add_step("hours", offset=-3, unit="hours", to="officer", **added)
    reminders.remind(now=MONDAY + 10 * HOUR)
    assert [row.step.offset for row in clock.reminders.select_related("step")] == [-6]
    tomorrow = start(MONDAY + timedelta(days=1))
    reminders.remind(now=tomorrow.due_at - HOUR)
    assert tomorrow.reminders.count() == 2


def test_a_step_taken_away_reminds_no_more_from_tomorrow(room):
    step = LadderStep.objects.get(offset=-6)
    for _twice in range(2):
        reminders.end_step("hours", step.pk, by=room.somebody, now=MONDAY)
    tomorrow = start(MONDAY + timedelta(days=1))
    assert reminders.remind(now=tomorrow.started_at + 7 * HOUR) == 0


@pytest.mark.parametrize(
    ("offset", "unit", "to"),
    [(-6, "hours", "officer"), (9999, "hours", "head"), (1, "years", "head"), (1, "hours", "x")],
)
def test_a_step_that_cannot_be_is_refused(room, offset, unit, to):
    with pytest.raises(Refused):
        reminders.add_step("hours", offset=offset, unit=unit, to=to, by=room.somebody, now=MONDAY)


def test_a_ladder_has_at_most_twelve_steps(room):
    for offset in range(10, 19):
        make_step("hours", offset, "hours", "head")
    said = {"unit": "hours", "to": "head", "by": room.somebody, "now": MONDAY}
    with pytest.raises(Refused):
        reminders.add_step("hours", offset=30, **said)


def test_every_deadline_that_comes_with_the_house_has_a_ladder_and_a_room(db):
    actions.load_clock_rules()
    reminders.load_ladders()
    codes = set(LadderStep.objects.values_list("code", flat=True))
    assert codes == {row["code"] for row in actions.shipped_rules()}
    assert all(clock_subjects.keeper_of(code) for code in codes)
    LadderStep.objects.filter(code="child_plan").exclude(offset=0).delete()
    reminders.load_ladders()  # what people changed stays
    assert LadderStep.objects.filter(code="child_plan").count() == 1


def test_a_quiet_run_asks_the_database_once_and_many_deadlines_cost_as_few_queries(
    room, django_assert_max_num_queries
):
    for _ in range(50):
        start()
    with django_assert_max_num_queries(16):
        assert reminders.remind(now=MONDAY + 6 * HOUR) == 50
    with django_assert_max_num_queries(4):
        reminders.remind(now=MONDAY + 7 * HOUR)


def test_a_due_look_is_found_by_its_index(room):
    RunningClock.objects.bulk_create(_clocks(3000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE core_runningclock")
    due = RunningClock.objects.filter(stopped_at=None, next_at__lte=MONDAY).order_by("next_at")
    assert "running_by_next" in due[:100].explain()


def _clocks(count):
    rule = start().rule
    for number in range(count):
        moment = MONDAY + timedelta(minutes=number)
        yield RunningClock(
            rule=rule,
            subject=uuid4(),
            started_at=moment,
            first_due_at=moment,
            due_at=moment,
            next_at=moment,
        )
