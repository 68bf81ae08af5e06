"""Whether the office that handles a violation missed one of its deadlines."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q

from khien.core.models import RunningClock
from khien.enforcement.rules.states import DECISION, VERIFICATION


def missed(end: datetime) -> Exists:
    """Before `end`, to verify or to decide; what was moved after it had passed stays missed."""
    clocks = RunningClock.objects.filter(
        subject=OuterRef("pk"), rule__code__in=(VERIFICATION, DECISION)
    )
    over = Q(stopped_at=None) | Q(stopped_at__gt=F("due_at"))
    return Exists(clocks.filter(Q(late_at__lt=end) | Q(due_at__lt=end) & over))
