"""How many minutes of heavy matter a person met today, and when to rest. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Stretch:
    """`minutes` 0: a rest."""

    at: datetime
    minutes: int

    @property
    def until(self) -> datetime:
        return self.at + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Budget:
    """Minutes. `since_rest`: since the last rest; `left` is never below nothing."""

    used: int
    limit: int
    since_rest: int
    rest_after: int

    @property
    def left(self) -> int:
        return max(0, self.limit - self.used)

    @property
    def is_spent(self) -> bool:
        return self.used >= self.limit

    @property
    def needs_rest(self) -> bool:
        return self.since_rest >= self.rest_after


def minutes_of(stretches: Iterable[Stretch]) -> int:
    """Stretches that overlap count once: nobody looks at two things at a time."""
    total, until = timedelta(), None
    for stretch in sorted(stretches, key=lambda each: each.at):
        begin = stretch.at if until is None else max(stretch.at, until)
        total += max(timedelta(), stretch.until - begin)
        until = max(stretch.until, begin)
    return int(total.total_seconds() // 60)


def budget(stretches: list[Stretch], *, limit: int, rest_after: int) -> Budget:
    rested = max((each.at for each in stretches if not each.minutes), default=None)
    since = [each for each in stretches if rested is None or each.at > rested]
    return Budget(minutes_of(stretches), limit, minutes_of(since), rest_after)
