"""What everybody may read: whole periods that are over, as they were written down."""

from dataclasses import replace
from datetime import date, timedelta

from khien.core import measures
from khien.core.measures import added
from khien.core.small_cells import SMALL
from khien.indicators.queries.readings import kept_on
from khien.indicators.queries.values import values
from khien.indicators.values import Counted
from khien.steering.models import Objective

_DAY = timedelta(days=1)


def published(today: date) -> list[Counted]:
    """Of the last period of each indicator that has ended; counted by night, never for a visitor.
    What a plan names as an objective comes first.

    Whole periods only: two that differ by a day could tell of one child.
    """
    found = []
    for measure in measures.all_measures():
        running = measure.period_of(today)
        period = measure.period_of(running.start - _DAY)
        if kept_on(measure.code, period, as_valid=period.end, as_known=today):
            code = [measure.code]
            told = values(code, user=None, period=period, as_valid=period.end, as_known=today)
            found += [_without_few(each) for each in told]
    objectives = set(Objective.objects.values_list("measure", flat=True))
    return sorted(found, key=lambda each: (each.code not in objectives, each.code))


def _without_few(counted: Counted) -> Counted:
    """What a page of the staff may show of a whole province, everybody need not read."""
    people = added(counted.cells.values()).denominator
    few = counted.measure.counts_people and 0 < people < SMALL
    return replace(counted, total_hidden=few)
