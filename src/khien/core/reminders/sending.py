"""What the worker does every few minutes: give each person what their deadlines' ladders owe.

A batch is one transaction over locked clocks: killed in the middle, it is as if it had not begun,
and a step that is kept is never owed again. After an outage each clock tells its highest missed
step alone, and a person gets everything of one run as one notice.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.db import connection, transaction

from khien.core import clock_subjects, ledger
from khien.core.actors import SYSTEM
from khien.core.calendars import WorkingCalendar, working_calendar
from khien.core.clock_subjects import Receivers
from khien.core.clocks import ladder
from khien.core.clocks.ladder import Decision, Owed, Step
from khien.core.models import Delivery, Notice, Reminder, RunningClock
from khien.core.reminders.ladders import steps_of_all

AT_ONCE = 2000
_TRY_AGAIN = timedelta(hours=1)  # where nobody is there to be told
_NEXT = """
    UPDATE core_runningclock SET next_at = given.next_at
      FROM unnest(%s::uuid[], %s::timestamptz[]) AS given(id, next_at)
     WHERE core_runningclock.id = given.id
"""


@dataclass(frozen=True)
class Reminded(ledger.Event):
    """A step of the ladder was told to so many people. The subject is that of the deadline."""

    clock: UUID
    code: str
    reminder: UUID
    offset: int
    unit: str
    to: str
    people: int


@dataclass
class _Run:
    """What one run looks up once. Many deadlines end on the same day: their rungs are the same."""

    now: datetime
    rungs: dict[tuple[str, datetime], tuple[Owed, ...]] = field(default_factory=dict)

    @cached_property
    def steps(self) -> dict[str, list[Step]]:
        return steps_of_all()

    @cached_property
    def calendar(self) -> WorkingCalendar:
        return working_calendar()

    def decide(self, clock: RunningClock, sent: set[UUID]) -> Decision:
        key = (clock.rule.code, clock.due_at)
        if key not in self.rungs:
            steps = self.steps.get(clock.rule.code, [])
            self.rungs[key] = ladder.rungs(steps, clock.due_at, self.calendar)
        return ladder.decide(
            self.rungs[key],
            started=clock.started_at,
            sent=sent,
            now=self.now,
            suspended_until=clock.suspended_until,
        )


@dataclass(frozen=True)
class _Telling:
    clock: RunningClock
    decision: Decision
    people: clock_subjects.People

    @property
    def owed(self) -> list[Owed]:
        tell = [self.decision.tell] if self.decision.tell else []
        return [*self.decision.passed, *tell]


def remind(*, now: datetime) -> int:
    """Until nothing is left to look at; how many clocks were told of. Safe to repeat."""
    run, told = _Run(now), 0
    while (of_batch := _batch(run)) is not None:
        told += of_batch
    return told


@transaction.atomic
def _batch(run: _Run) -> int | None:
    """None: there was nothing to look at."""
    due = RunningClock.objects.filter(stopped_at=None, next_at__lte=run.now)
    clocks = list(
        due.select_for_update(skip_locked=True, of=("self",))
        .select_related("rule")
        .order_by("next_at", "id")[:AT_ONCE]
    )
    if not clocks:
        return None
    sent = _sent(clocks)
    decided = [(clock, run.decide(clock, sent[clock.pk])) for clock in clocks]
    telling = _with_people([each for each in decided if each[1].tell], now=run.now)
    _keep([each for each in telling if each.people], now=run.now)
    unheard = {each.clock.pk for each in telling if not each.people}
    _look_next(
        (clock.pk, run.now + _TRY_AGAIN if clock.pk in unheard else decision.next_at)
        for clock, decision in decided
    )
    return len(telling) - len(unheard)


def _sent(clocks: list[RunningClock]) -> dict[UUID, set[UUID]]:
    """Clock → the steps already kept for the due moment it has."""
    due = {clock.pk: clock.due_at for clock in clocks}
    found: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Reminder.objects.filter(clock__in=list(due))
    for clock, step, due_at in rows.values_list("clock", "step", "due_at"):
        if due[clock] == due_at:
            found[clock].add(step)
    return found


def _with_people(decided: list[tuple[RunningClock, Decision]], *, now: datetime) -> list[_Telling]:
    """Whoever should have been told of a step that is only caught up hears of it now."""
    receivers = _receivers((clock for clock, _ in decided), now=now)
    nobody = Receivers()
    found = []
    for clock, decision in decided:
        of_subject = receivers.get((clock.rule.code, clock.subject), nobody)
        telling = _Telling(clock, decision, clock_subjects.NOBODY)
        told = [of_subject.told(owed.step.to) for owed in telling.owed]
        found.append(_Telling(clock, decision, frozenset().union(*told)))
    return found


def _receivers(
    clocks: Iterable[RunningClock], *, now: datetime
) -> dict[tuple[str, UUID], Receivers]:
    subjects: dict[str, set[UUID]] = defaultdict(set)
    for clock in clocks:
        subjects[clock.rule.code].add(clock.subject)
    return {
        (code, subject): receivers
        for code, of_code in subjects.items()
        for subject, receivers in clock_subjects.keeper_of(code).receivers(of_code, now).items()
    }


def _keep(telling: list[_Telling], *, now: datetime) -> None:
    reminders = [
        Reminder(
            clock=each.clock,
            step_id=owed.step.id,
            due_at=each.clock.due_at,
            owed_at=owed.at,
            made_at=now,
            delivered=owed is each.decision.tell,
        )
        for each in telling
        for owed in each.owed
    ]
    Reminder.objects.bulk_create(reminders)
    delivered = {row.clock_id: row for row in reminders if row.delivered}
    notices = _notices({person for each in telling for person in each.people}, now=now)
    Delivery.objects.bulk_create(
        Delivery(notice_id=notices[person], reminder=delivered[each.clock.pk])
        for each in telling
        for person in sorted(each.people)
    )
    events = [_event(each, delivered[each.clock.pk]) for each in telling]
    ledger.record_many(events, by=SYSTEM, now=now)


def _notices(people: set[UUID], *, now: datetime) -> dict[UUID, UUID]:
    """One for each person and run, however many batches the run has."""
    wanted = [Notice(person=person, at=now) for person in sorted(people)]
    Notice.objects.bulk_create(wanted, ignore_conflicts=True)
    return dict(Notice.objects.filter(person__in=people, at=now).values_list("person", "id"))


def _event(telling: _Telling, reminder: Reminder) -> Reminded:
    tell = telling.decision.tell
    assert tell is not None  # noqa: S101  (only such are kept)
    return Reminded(
        telling.clock.subject,
        telling.clock.pk,
        telling.clock.rule.code,
        reminder.pk,
        tell.step.offset,
        tell.step.unit,
        tell.step.to.value,
        len(telling.people),
    )


def _look_next(moments: Iterable[tuple[UUID, datetime | None]]) -> None:
    ids, times = zip(*moments, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [list(ids), list(times)])
