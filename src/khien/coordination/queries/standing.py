"""What is stuck between offices at this moment: counts alone, in four queries."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from khien.coordination.models import (
    Ask,
    Difficulty,
    InspectionState,
    Recommendation,
    RecommendationState,
    Referral,
)
from khien.coordination.rules.difficulties import CLOCKS, WAITING
from khien.core.calendars import today
from khien.core.models import RunningClock


@dataclass(frozen=True)
class Standing:
    waiting: int
    blocking: int
    overdue: int
    recommended: int
    recommended_late: int
    asks_late: int


def standing(now: datetime) -> Standing:
    waiting = Difficulty.objects.filter(state__in=WAITING).aggregate(
        waiting=Count("pk"), blocking=Count("pk", filter=Q(blocking=True))
    )
    late = RunningClock.objects.filter(
        rule__code__in=CLOCKS, subject=OuterRef("pk"), stopped_at=None, due_at__lt=now
    )
    day = today(now)
    passed = Q(state=RecommendationState.OPEN, due_on__lt=day)
    asked = Recommendation.objects.filter(
        state__in=[RecommendationState.OPEN, RecommendationState.REPORTED],
        finding__inspection__state=InspectionState.CONCLUDED,
    ).aggregate(recommended=Count("pk"), recommended_late=Count("pk", filter=passed))
    return Standing(
        **waiting,
        **asked,
        overdue=Referral.objects.filter(Exists(late), ended_at=None).count(),
        asks_late=Ask.objects.filter(ended_at=None, due_on__lt=day).count(),
    )
