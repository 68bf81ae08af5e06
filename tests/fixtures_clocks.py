"""Deadlines of an invented room: who is reminded stands in a dictionary."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

import pytest

from khien.core import actions, clock_subjects, ledger
from khien.core.actors import PlainActor
from khien.core.calendars import HANOI
from khien.core.clock_subjects import Keeper, Named, Receivers
from khien.core.models import ClockRule, LadderStep, RunningClock
from khien.core.permissions import Permission
from written_again import WrittenAgain

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=HANOI)


@dataclass(frozen=True)
class Somebody(PlainActor):
    pk: UUID = field(default_factory=uuid4)

    def may(self, permission: Permission) -> bool:
        return permission is Permission.SETTINGS_MANAGE


@dataclass
class InventedRoom:
    """`people`: subject → whom to remind; anybody else's subjects are everybody's."""

    somebody: Somebody = field(default_factory=lambda: Somebody("user:a", "role"))
    everybody: Receivers = field(
        default_factory=lambda: Receivers(*(frozenset({uuid4()}) for _ in range(3)))
    )
    people: dict[UUID, Receivers] = field(default_factory=dict)
    may_change: bool = True

    def keeper(self) -> Keeper:
        return Keeper(
            lambda _user, subjects: {s: Named(f"Việc {s}", "/") for s in subjects},
            lambda _user, _clock: self.may_change,
            lambda subjects, _now: {s: self.people.get(s, self.everybody) for s in subjects},
        )


@pytest.fixture(scope="session")
def _clock_rules_once(django_db_setup, django_db_blocker) -> WrittenAgain:
    with django_db_blocker.unblock():
        return WrittenAgain(actions.load_clock_rules)


@pytest.fixture
def clock_rules(_clock_rules_once, db: None) -> None:
    """Those that are shipped."""
    _clock_rules_once()


def make_rule(code: str, unit: str, amount: int) -> ClockRule:
    return ClockRule.objects.create(
        code=code,
        title=f"Hạn {code}",
        certainty="?",
        unit=unit,
        amount=amount,
        movable=True,
        valid_from=date(2020, 1, 1),
    )


def make_step(code: str, offset: int, unit: str, to: str) -> LadderStep:
    return LadderStep.objects.create(
        code=code, offset=offset, unit=unit, to=to, valid_from=date(2020, 1, 1)
    )


@pytest.fixture
def invented_room(db: None) -> Iterator[InventedRoom]:
    """Deadlines `hours` (12 hours) and `work` (5 working days), without a ladder yet."""
    room, before = InventedRoom(), dict(clock_subjects._keepers)
    clock_subjects.register(["hours", "work"], room.keeper())
    make_rule("hours", "hours", 12)
    make_rule("work", "working_days", 5)
    yield room
    clock_subjects._keepers.clear()
    clock_subjects._keepers.update(before)


@pytest.fixture(autouse=True)
def _clocks_start_and_stop_with_the_events_their_rules_name(request) -> Iterator[None]:
    """After every test of the rooms that have deadlines: what the data says, the code did."""
    watched = request.path.parent.name in {"support", "enforcement", "takedown", "intake"}
    watched = watched and "db" in request.fixturenames
    if watched:
        request.getfixturevalue("db")
    yield
    if watched:
        assert not untold(), "say in src/khien/core/data/clock_rules.json what starts and stops it"


def untold() -> list[str]:
    """Clocks of a subject with a history in the ledger whose start or stop no named event tells."""
    said = {rule["code"]: rule for rule in actions.shipped_rules()}
    found = []
    for clock in RunningClock.objects.select_related("rule"):
        history = [e for e in ledger.history(clock.subject) if not e.verb.endswith("Read")]
        rule = said[clock.rule.code]
        started = [e.verb for e in history if _begins(clock, e)]
        stopped = [e.verb for e in history if e.at == clock.stopped_at]
        if started and not set(started) & set(rule["starts_on"]):
            found.append(f"{clock.rule.code} started with {started}")
        if stopped and not set(stopped) & set(rule["stops_on"]):
            found.append(f"{clock.rule.code} stopped with {stopped}")
    return found


def _begins(clock: RunningClock, entry: ledger.Entry) -> bool:
    """The twelve hours are counted from the first receipt, before the case was opened."""
    if clock.rule.code == "emergency_measure":
        return entry.verb == "CaseOpened"
    return entry.at == clock.started_at
