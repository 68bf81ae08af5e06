"""Before and after: what a class learnt. Only seats that answered both times are compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True)
class Learnt:
    """Means of the same pupils, as shares. `gain`: of what could still be learnt, how much was."""

    pupils: int
    before: float
    after: float

    @property
    def before_percent(self) -> float:
        return self.before * 100

    @property
    def after_percent(self) -> float:
        return self.after * 100

    @property
    def gain(self) -> float | None:
        """None where nothing was left to learn; below zero where the class knew more before."""
        left = 1 - self.before
        return (self.after - self.before) / left if left > 0 else None


def learnt(before: Mapping[int, float], after: Mapping[int, float]) -> Learnt | None:
    """Seat → share. None where nobody answered both."""
    both = before.keys() & after.keys()
    if not both:
        return None
    return Learnt(
        len(both), fmean(before[seat] for seat in both), fmean(after[seat] for seat in both)
    )
