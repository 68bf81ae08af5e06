"""What happened between offices in a period, and how it stands: for overviews and reports."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q

from khien.coordination.models import (
    Ask,
    Difficulty,
    DifficultyKind,
    DifficultyState,
    GuidanceVersion,
    Inspection,
    InspectionState,
    Recommendation,
    RecommendationState,
    Referral,
    Resolution,
)
from khien.coordination.rules.difficulties import CLOCKS, WAITING
from khien.core.calendars import HANOI, today
from khien.core.measures import Period
from khien.core.models import RunningClock


@dataclass(frozen=True)
class Summary:
    """Of a period: raised, answered (and of these in time), settled. Of the moment: the rest."""

    raised: int
    answered: int
    answered_in_time: int
    settled: int
    waiting: int
    blocking: int
    overdue: int
    held: int
    concluded: int
    recommended: int
    recommended_open: int
    recommended_late: int
    guidance: int
    asks_open: int
    asks_late: int
    by_kind: dict[str, int] = field(default_factory=dict)

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """Words and number, the most first."""
        rows = [(str(DifficultyKind(kind).label), n) for kind, n in self.by_kind.items()]
        return sorted(rows, key=lambda row: -row[1])


def _within(period: Period, name: str) -> Q:
    start = datetime.combine(period.start, time(), HANOI)
    end = datetime.combine(period.end + timedelta(days=1), time(), HANOI)
    return Q(**{f"{name}__gte": start, f"{name}__lt": end})


def summary(period: Period, now: datetime) -> Summary:
    """Of all offices; counts alone, no text of anybody."""
    return Summary(**_difficulties(period, now), **_inspections(period, now), **_asks(now))


def _difficulties(period: Period, now: datetime) -> dict[str, Any]:
    rows = Difficulty.objects.filter(_within(period, "raised_at"))
    waiting = Difficulty.objects.filter(state__in=WAITING)
    late = RunningClock.objects.filter(
        rule__code__in=CLOCKS, subject=OuterRef("pk"), stopped_at=None, due_at__lt=now
    )
    answers = Resolution.objects.filter(_within(period, "decided_at"))
    in_time = RunningClock.objects.filter(
        subject=OuterRef("referral"), late_at=None, stopped_at__lte=F("due_at")
    )
    kinds = waiting.order_by().values("kind").annotate(n=Count("pk")).values_list("kind", "n")
    return {
        "raised": rows.count(),
        "answered": answers.count(),
        "answered_in_time": answers.filter(Exists(in_time)).count(),
        "settled": Difficulty.objects.filter(
            _within(period, "closed_at"), state=DifficultyState.SETTLED
        ).count(),
        "waiting": waiting.count(),
        "blocking": waiting.filter(blocking=True).count(),
        "overdue": Referral.objects.filter(Exists(late), ended_at=None).count(),
        "by_kind": dict(kinds),
    }


def _inspections(period: Period, now: datetime) -> dict[str, Any]:
    day = today(now)
    open_ones = Recommendation.objects.filter(
        state__in=[RecommendationState.OPEN, RecommendationState.REPORTED],
        finding__inspection__state=InspectionState.CONCLUDED,
    )
    made = Recommendation.objects.filter(
        _within(period, "finding__inspection__concluded_at"),
    )
    guidance = GuidanceVersion.objects.filter(_within(period, "published_at"))
    held = Inspection.objects.filter(held_on__range=(period.start, period.end))
    return {
        "held": held.count(),
        "concluded": Inspection.objects.filter(_within(period, "concluded_at")).count(),
        "recommended": made.count(),
        "recommended_open": open_ones.count(),
        "recommended_late": open_ones.filter(state="open", due_on__lt=day).count(),
        "guidance": guidance.values("guidance").distinct().count(),
    }


def _asks(now: datetime) -> dict[str, Any]:
    rows = Ask.objects.filter(ended_at=None)
    return {"asks_open": rows.count(), "asks_late": rows.filter(due_on__lt=today(now)).count()}
