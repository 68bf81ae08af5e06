"""What hindered a plan in a period, as it stood when the period ended: the same however late it is
asked, so that a report may be counted again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import cast
from uuid import UUID

from django.db.models import Q, QuerySet

from khien.coordination.models import Difficulty, DifficultyState, Referral
from khien.coordination.rules.difficulties import CLOCKS
from khien.core.calendars import HANOI
from khien.core.measures import Period
from khien.core.models import RunningClock


@dataclass(frozen=True)
class Hindrance:
    """`overdue`: who held it then had not answered in time; more time given later changes nothing.
    `level`: of who held it then.
    """

    id: UUID
    kind: str
    level: str
    blocking: bool
    arisen: bool
    settled: bool
    open: bool
    overdue: bool


def of_plan(plan: UUID, period: Period, *, now: datetime) -> list[Hindrance]:
    """All that were open at some time of the period: about the plan, or about no plan's objective
    or task. Three queries.
    """
    start = datetime.combine(period.start, time(), HANOI)
    end = min(datetime.combine(period.end + timedelta(days=1), time(), HANOI), now)
    rows = _open_between(plan, start, end)
    held = _held(rows, end)
    late = _late([row.pk for row in held.values() if _lasts(row.ended_at, end)], end)
    return [
        Hindrance(
            id=row.pk,
            kind=row.kind,
            level=held[row.pk].level if row.pk in held else row.level,
            blocking=row.blocking,
            arisen=row.raised_at >= start,
            settled=row.state == DifficultyState.SETTLED and not is_open,
            open=is_open,
            overdue=is_open and row.pk in held and held[row.pk].pk in late,
        )
        for row in rows
        for is_open in (_lasts(row.closed_at, end),)
    ]


def _open_between(plan: UUID, start: datetime, end: datetime) -> QuerySet[Difficulty]:
    of_no_plan = Q(task=None, objective=None)
    rows = Difficulty.objects.filter(
        of_no_plan | Q(task__plan=plan) | Q(objective__plan=plan),
        Q(closed_at=None) | Q(closed_at__gte=start),
        raised_at__lt=end,
    )
    return rows.order_by("number")


def _held(rows: QuerySet[Difficulty], end: datetime) -> dict[UUID, Referral]:
    """The last office each had been sent to by then."""
    sent = Referral.objects.filter(difficulty__in=rows, sent_at__lt=end).order_by("position")
    return {row.difficulty_id: row for row in sent}


def _late(referrals: Iterable[UUID], end: datetime) -> set[UUID]:
    passed = Q(late_at__lt=end) | Q(due_at__lt=end)
    clocks = RunningClock.objects.filter(passed, rule__code__in=CLOCKS, subject__in=referrals)
    return set(clocks.values_list("subject", flat=True))


def _lasts(until: object, end: datetime) -> bool:
    return until is None or cast("datetime", until) >= end
