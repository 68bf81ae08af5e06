"""One budget of heavy matter for each person and day, whatever room they met it in.

How much is too much says the room that keeps the numbers; until it does, 4 hours a day as INHOPE
advises.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from khien.core.calendars import HANOI, today
from khien.people.exposure_rules import Budget, Stretch, budget
from khien.people.models import Exposure, ExposureSource, User


@dataclass(frozen=True)
class Limits:
    """Minutes. `item`: what one heavy report or exhibit counts at least."""

    daily: int = 240
    rest_after: int = 60
    item: int = 5


LimitsOn = Callable[[datetime], Limits]

_registered: list[LimitsOn] = []


def register_limits(limits: LimitsOn) -> None:
    _registered[:] = [limits]


def limits_on(now: datetime) -> Limits:
    return _registered[0](now) if _registered else Limits()


def note(by: Any, source: ExposureSource, *, now: datetime, minutes: int = 0) -> None:
    """Of an actor that is no person nothing is counted."""
    if isinstance(by, User):
        counted = max(minutes, limits_on(now).item)
        Exposure.objects.create(user=by, at=now, minutes=counted, source=source)


def rest(*, by: User, now: datetime) -> None:
    Exposure.objects.create(user=by, at=now, minutes=0, source=ExposureSource.REST)


def budgets_of(people: Iterable[UUID], *, now: datetime) -> dict[UUID, Budget]:
    """Of each of them. One query, and one for the limits."""
    begin = datetime.combine(today(now), time(), HANOI)
    met: dict[UUID, list[Stretch]] = {each: [] for each in people}
    rows = Exposure.objects.filter(user__in=met, at__gte=begin, at__lt=begin + timedelta(days=1))
    for user, at, minutes in rows.values_list("user", "at", "minutes"):
        met[user].append(Stretch(at, minutes))
    limits = limits_on(now)
    return {
        each: budget(found, limit=limits.daily, rest_after=limits.rest_after)
        for each, found in met.items()
    }


def budget_of(user_id: UUID, *, now: datetime) -> Budget:
    return budgets_of([user_id], now=now)[user_id]
