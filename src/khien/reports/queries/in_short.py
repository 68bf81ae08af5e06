"""How many reports came, by regime: counted by the database, for a page that lists none."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Q

from khien.reports.models import ReportPeriod


@dataclass(frozen=True)
class CameIn:
    """`late`: sent after their day. `overdue`: their day is over and they were not sent."""

    title: str
    owed: int
    sent: int
    late: int
    overdue: int


def came_in(plan: UUID, *, start: date, end: date, at: datetime) -> list[CameIn]:
    """As it stood at a moment, of periods that end between the days, both included."""
    sent = Q(sent_at__lte=at)
    rows = (
        ReportPeriod.objects.filter(duty__regime__plan=plan, end__range=(start, end))
        .filter(dropped_at=None)
        .values("duty__regime", "duty__regime__title")
        .order_by("duty__regime__title", "duty__regime")
        .annotate(
            owed=Count("pk"),
            sent=Count("pk", filter=sent),
            late=Count("pk", filter=sent & Q(sent_at__gt=F("due_at"))),
            overdue=Count("pk", filter=~sent & Q(due_at__lt=at)),
        )
    )
    return [
        CameIn(row["duty__regime__title"], row["owed"], row["sent"], row["late"], row["overdue"])
        for row in rows
    ]
