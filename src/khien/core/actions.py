"""The data that every room's deadlines rest on: loaded at the start, changed by people later.

A change is a new row or a mark from tomorrow on. A clock that runs keeps the moment it has.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID, uuid5

from django.db import transaction

from khien.core import ledger, rules
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.core.models import ClockRule, Holiday, RunningClock
from khien.core.permissions import Permission

_DATA = Path(__file__).parent / "data"
_SAID_OF_THE_CODE = ("starts_on", "stops_on")
_SPACE = UUID("5f0c6b1e-6c0f-5d0a-9b57-6b68692e7669")


class Manager(Actor, Protocol):
    def may(self, permission: Permission) -> bool: ...


@dataclass(frozen=True)
class ClockRuleChanged(ledger.Event):
    """A new version from a day on; `rule` is its row. The subject stands for all versions."""

    code: str
    rule: UUID
    valid_from: str
    unit: str
    amount: int


@dataclass(frozen=True)
class ClockRuleWithdrawn(ledger.Event):
    """A version that never came into force was taken back."""

    code: str
    rule: UUID
    valid_from: str


@dataclass(frozen=True)
class WorkingDayMarked(ledger.Event):
    """`works`: a day of a weekend is worked; else a weekday is off."""

    day: str
    works: bool


@dataclass(frozen=True)
class WorkingDayCleared(ledger.Event):
    """The day is again what its weekday says."""

    day: str


@dataclass(frozen=True)
class NewVersion:
    valid_from: date
    unit: str
    amount: int
    law: str
    certainty: str
    movable: bool = False


def subject_of_rule(code: str) -> UUID:
    """Under which the ledger keeps what happened to all versions of a deadline."""
    return uuid5(_SPACE, f"clock-rule:{code}")


CALENDAR = uuid5(_SPACE, "working-calendar")


@transaction.atomic
def load_clock_rules() -> None:
    """Add rules that are not there yet; a rule an administrator changed is left as it is."""
    known = set(ClockRule.objects.values_list("code", flat=True))
    ClockRule.objects.bulk_create(_rule(row) for row in shipped_rules() if row["code"] not in known)


def shipped_rules() -> list[dict[str, Any]]:
    """As they come with the house, with the events that start and stop each."""
    rules: list[dict[str, Any]] = json.loads((_DATA / "clock_rules.json").read_text("utf-8"))
    return rules


def _rule(row: dict[str, Any]) -> ClockRule:
    """What starts and stops it is said of the code: no row that somebody could change."""
    said = {name: value for name, value in row.items() if name not in _SAID_OF_THE_CODE}
    return ClockRule(**said | {"valid_from": date.fromisoformat(row["valid_from"])})


@transaction.atomic
def load_holidays(*, first_year: int, last_year: int) -> None:
    """Public holidays with lunar Tết from the package `holidays`; days already there are kept."""
    from holidays import country_holidays  # noqa: PLC0415  (heavy, needed at set-up alone)

    years = range(first_year, last_year + 1)
    days = country_holidays("VN", years=years, language="vi")
    off = [Holiday(date=day, name=name[:120]) for day, name in sorted(days.items())]
    swapped = [
        Holiday(date=day, name="Ngày làm bù", works=True)
        for day in sorted(days.weekend_workdays)
        if day.year in years
    ]
    Holiday.objects.bulk_create(off + swapped, ignore_conflicts=True)


@transaction.atomic
def change_rule(code: str, version: NewVersion, *, by: Manager, now: datetime) -> ClockRule:
    """From its day on the deadline is this; versions before stay, the last of them ends then."""
    rules.check_may_change_rules(may_manage=by.may(Permission.SETTINGS_MANAGE))
    latest = ClockRule.objects.select_for_update().filter(code=code).latest("valid_from")
    said = asdict(version)
    starts, movable = said.pop("valid_from"), said.pop("movable")
    rules.check_can_add_version(**said, starts=starts, latest=latest.valid_from, today=today(now))
    latest.valid_to = starts
    latest.save(update_fields=["valid_to"])
    added = ClockRule.objects.create(
        code=code, title=latest.title, valid_from=starts, movable=movable, **said
    )
    event = ClockRuleChanged(
        subject_of_rule(code), code, added.pk, starts.isoformat(), added.unit, added.amount
    )
    ledger.record(event, by=by, now=now)
    return added


@transaction.atomic
def withdraw_rule(code: str, *, by: Manager, now: datetime) -> None:
    """Take back the newest version while it is not in force; the one before goes on."""
    rules.check_may_change_rules(may_manage=by.may(Permission.SETTINGS_MANAGE))
    versions = list(
        ClockRule.objects.select_for_update().filter(code=code).order_by("-valid_from")[:2]
    )
    newest = versions[0]
    rules.check_can_withdraw(newest.valid_from, today=today(now), only_version=len(versions) == 1)
    event = ClockRuleWithdrawn(
        subject_of_rule(code), code, newest.pk, newest.valid_from.isoformat()
    )
    newest.delete()
    ClockRule.objects.filter(pk=versions[1].pk).update(valid_to=None)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def mark_day(day: date, *, name: str, works: bool, by: Manager, now: datetime) -> None:
    """A weekday off, or a day of a weekend that is worked."""
    rules.check_may_change_rules(may_manage=by.may(Permission.SETTINGS_MANAGE))
    rules.check_can_change_day(day, today=today(now))
    rules.check_day_differs(day, works=works)
    Holiday.objects.update_or_create(date=day, defaults={"name": name, "works": works})
    _look_again(now)
    ledger.record(WorkingDayMarked(CALENDAR, day.isoformat(), works), by=by, now=now)


@transaction.atomic
def clear_day(day: date, *, by: Manager, now: datetime) -> None:
    """The row stays, saying what the weekday says: else the next start would load it again."""
    rules.check_may_change_rules(may_manage=by.may(Permission.SETTINGS_MANAGE))
    rules.check_can_change_day(day, today=today(now))
    row = Holiday.objects.select_for_update().get(date=day)
    row.works = not rules.is_weekend(day)
    row.save(update_fields=["works"])
    _look_again(now)
    ledger.record(WorkingDayCleared(CALENDAR, day.isoformat()), by=by, now=now)


def _look_again(now: datetime) -> None:
    """A running deadline keeps its moment; the days of its reminders may have changed."""
    RunningClock.objects.filter(stopped_at=None).update(next_at=now)
