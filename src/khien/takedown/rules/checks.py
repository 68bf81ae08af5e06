"""What follows from one look at content."""

from datetime import datetime
from enum import StrEnum

from khien.core.calendars import end_of, today
from khien.takedown.models import Found, ItemState

MOST_TRIES = 3


class Follows(StrEnum):
    NOTHING = "nothing"
    DOWN = "down"  # it went: checks are planned
    BACK = "back"  # it is there again: work begins anew
    SETTLED = "settled"  # the last planned look found it gone


def follows(state: str, found: str, *, planned_left: int) -> Follows:
    """`planned_left`: planned looks still to come after this one."""
    if found == Found.GONE and state in {ItemState.UP, ItemState.BACK}:
        return Follows.DOWN
    if found == Found.THERE and state in {ItemState.DOWN, ItemState.GONE}:
        return Follows.BACK
    if found == Found.GONE and state == ItemState.DOWN and planned_left == 0:
        return Follows.SETTLED
    return Follows.NOTHING


def ripe_until(now: datetime) -> datetime:
    """What is due by then can be looked at today."""
    return end_of(today(now))
