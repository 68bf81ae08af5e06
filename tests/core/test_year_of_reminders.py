"""A year of days with random outages of the worker: no reminder lost, none doubled, no burst.

The oracle looks at every clock at every run by walking days one by one, without the index, the
memory and the arithmetic of the engine. Deadlines are suspended, resumed, extended and stopped,
and ladders changed, while it runs.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fixtures_clocks import InventedRoom, make_step
from khien.core import clocks, reminders
from khien.core.calendars import HANOI, today
from khien.core.models import Delivery, Holiday, LadderStep, Notice, Reminder, RunningClock
from khien.core.refusal import Refused

NEW_YEAR = datetime(2026, 1, 1, tzinfo=HANOI)
TET = [date(2026, 2, day) for day in range(16, 21)]
SWAPPED = date(2026, 8, 22)  # a Saturday, worked
UPWARDS = ["officer", "head", "province"]
CODES = st.sampled_from(["hours", "work"])

moments = st.integers(0, 365 * 24 * 12 - 1).map(lambda n: NEW_YEAR + timedelta(minutes=5 * n))
acts = st.tuples(
    moments,
    st.one_of(
        st.tuples(st.just("start"), CODES, st.integers(0, 9)),
        st.tuples(st.sampled_from(["suspend", "extend"]), CODES, st.integers(1, 30)),
        st.tuples(st.sampled_from(["resume", "stop", "end_step"]), CODES, st.integers(0, 9)),
        st.tuples(st.just("add_step"), CODES, st.integers(-12, 15)),
    ),
)
outages = st.tuples(st.integers(0, 364), st.integers(1, 45))
hours_of_runs = st.lists(st.integers(0, 23), min_size=1, max_size=2, unique=True)


@pytest.fixture(autouse=True)
def _calendar(db):
    Holiday.objects.bulk_create(Holiday(date=day, name="Tết") for day in TET)
    Holiday.objects.create(date=SWAPPED, name="Làm bù", works=True)


class Undone(Exception):  # noqa: N818  (thrown to roll one example back)
    pass


@cache
def naive_moment(unit: str, offset: int, due: datetime) -> datetime:
    if unit == "hours":
        return due + timedelta(hours=offset)
    day, left = today(due), abs(offset)
    while left:
        day += timedelta(days=1 if offset > 0 else -1)
        weekend = day.weekday() >= 5 and day != SWAPPED
        left -= unit == "days" or not (weekend or day in TET)
    return datetime.combine(day, time(8), HANOI)


def owed(
    clock: RunningClock, ladder: list[LadderStep], now: datetime
) -> list[tuple[datetime, int, LadderStep]]:
    """Everything that the ladder says of this due moment up to now, in its order."""
    if clock.suspended_until and now < clock.suspended_until:
        return []
    steps = [step for step in ladder if step.code == clock.rule.code]
    found = [(naive_moment(s.unit, s.offset, clock.due_at), UPWARDS.index(s.to), s) for s in steps]
    return sorted(
        (
            (at, level, step)
            for at, level, step in found
            if clock.started_at <= at <= now
            and step.valid_from <= today(at)
            and (step.valid_to is None or today(at) < step.valid_to)
        ),
        key=lambda each: each[:2],
    )


@dataclass
class Year:
    room: InventedRoom
    told: int = 0

    def act(self, kind: str, code: str, number: int, now: datetime) -> None:
        running = RunningClock.objects.filter(rule__code=code, stopped_at=None)
        clock = running.order_by("started_at", "id").first()
        by, why = self.room.somebody, "Lý do bịa ra."
        if kind == "start":
            clocks.start(code, subject=uuid4(), now=now)
        elif kind == "add_step":
            unit = "hours" if code == "hours" else "working_days"
            to = UPWARDS[number % 3]
            reminders.add_step(code, offset=number, unit=unit, to=to, by=by, now=now)
        elif kind == "end_step":
            step = LadderStep.objects.filter(code=code, valid_to=None).order_by("id").first()
            if step is not None:
                reminders.end_step(code, step.pk, by=by, now=now)
        elif clock is not None:
            said = {"reason": why, "seen": clock.changes.count(), "by": by, "now": now}
            if kind == "suspend":
                last = today(now) + timedelta(days=number)
                clocks.suspend(clock, last_day=last, **said)
            elif kind == "resume":
                clocks.resume(clock, **said)
            elif kind == "extend":
                clocks.extend(clock, amount=number, **said)
            else:
                clocks.stop(code, subject=clock.subject, now=now)

    def run(self, now: datetime) -> None:
        expected = self.missing(now)
        reminders.remind(now=now)
        made = list(Reminder.objects.filter(made_at=now))
        keys = [(row.clock_id, row.step_id, row.due_at) for row in made]
        assert sorted(keys) == sorted(
            (clock.pk, step.pk, clock.due_at) for clock, steps in expected for *_, step in steps
        )
        highest = {clock.pk: steps[-1][2].pk for clock, steps in expected}
        assert {r.clock_id: r.step_id for r in made if r.delivered} == highest
        assert sum(row.delivered for row in made) == len(expected)
        self.one_notice_each(expected, now)
        self.told += len(expected)

    def missing(self, now: datetime) -> list[tuple[RunningClock, list]]:
        ladder = list(LadderStep.objects.all())
        kept = set(Reminder.objects.values_list("clock", "step", "due_at"))
        found = []
        for clock in RunningClock.objects.filter(stopped_at=None).select_related("rule"):
            steps = [
                each
                for each in owed(clock, ladder, now)
                if (clock.pk, each[2].pk, clock.due_at) not in kept
            ]
            if steps:
                found.append((clock, steps))
        return found

    def one_notice_each(self, expected: list[tuple[RunningClock, list]], now: datetime) -> None:
        wanted: dict[UUID, int] = {}
        for _clock, steps in expected:
            levels = {level for _at, level, _step in steps}
            for level in levels:
                for person in getattr(self.room.everybody, UPWARDS[level]):
                    wanted[person] = wanted.get(person, 0) + 1
        found = Notice.objects.filter(at=now).values_list("person", flat=True)
        assert sorted(found) == sorted(wanted)
        inside = Delivery.objects.filter(notice__at=now).values_list("notice__person", flat=True)
        assert {person: list(inside).count(person) for person in wanted} == wanted


def up(day: int, down: list[tuple[int, int]]) -> bool:
    return not any(first <= day < first + length for first, length in down)


def live(year: Year, what: list, down: list[tuple[int, int]], hours: list[int]) -> None:
    ticks = [
        (NEW_YEAR + timedelta(days=day, hours=hour), None)
        for day in range(365)
        for hour in hours
        if up(day, down)
    ]
    for now, act in sorted([*what, *ticks], key=lambda each: each[0]):
        if act is None:
            year.run(now)
            continue
        try:
            with transaction.atomic():
                year.act(*act, now)
        except Refused:
            continue


@settings(
    phases=[Phase.generate],  # a year takes a second: shrinking one takes many minutes
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    what=st.lists(acts, min_size=20, max_size=50),
    down=st.lists(outages, max_size=6),
    hours=hours_of_runs,
)
def test_a_year_with_outages_loses_no_reminder_and_doubles_none(invented_room, what, down, hours):
    with pytest.raises(Undone):
        rolled_back(Year(invented_room), what, down, hours)


@transaction.atomic
def rolled_back(year: Year, *lived: list) -> None:
    make_ladders()
    live(year, *lived)
    raise Undone


def make_ladders() -> None:
    for offset, to in ((-3, "officer"), (0, "officer"), (5, "head"), (10, "province")):
        make_step("work", offset, "working_days", to)
    for offset, to in ((-6, "officer"), (0, "head"), (2, "province")):
        make_step("hours", offset, "hours", to)


def test_the_year_does_remind(invented_room):
    """The oracle alone would be content with a year in which nothing happens."""
    make_ladders()
    year = Year(invented_room)
    begun = [(NEW_YEAR + timedelta(days=day), ("start", "work", 0)) for day in range(4, 300, 40)]
    live(year, begun, [(86, 40)], [9])
    caught_up = Reminder.objects.filter(delivered=False).count()
    assert year.told + caught_up == 4 * len(begun)
    assert caught_up
