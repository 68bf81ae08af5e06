"""What a case still misses before it may be closed."""

from collections.abc import Iterable

from khien.core import clocks
from khien.core.models import RunningClock
from khien.support.models import Case
from khien.support.rules.closing import OWED, Condition, conditions, hindrances
from khien.support.rules.next import reviews_in_force


def closing_conditions(
    case: Case, running: Iterable[RunningClock] | None = None
) -> list[Condition]:
    """`running`: the clocks of the case that run, where they are known already."""
    if running is None:
        running = [clock for clock in clocks.of(case.pk) if clock.stopped_at is None]
    return conditions(
        services=case.services.all(),
        reviews=reviews_in_force(case),
        open_measures=[m for m in case.emergency_measures.all() if m.ended_at is None],
        owed=[clock.rule.name for clock in running if clock.rule.code in OWED],
        hindered=hindrances(case),
    )
