"""The nearest deadlines of some subjects, and how pressing each is."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from khien.core.clocks import ClockState
from khien.core.models import RunningClock
from khien.core.work import Level

MOST = 30
LEVELS: dict[ClockState, Level] = {
    ClockState.OVERDUE: "red",
    ClockState.DUE_SOON: "orange",
    ClockState.IN_TIME: "green",
    ClockState.SUSPENDED: "green",
}


def nearest(subjects: Iterable[UUID]) -> Iterator[RunningClock]:
    running = RunningClock.objects.filter(subject__in=list(subjects), stopped_at=None)
    yield from running.select_related("rule").order_by("due_at")[:MOST]
