"""The difficulties that hold up most, for who decides and reads no more than what is stuck."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khien.coordination.models import Difficulty
from khien.coordination.rules.difficulties import WAITING
from khien.core.calendars import today
from khien.directory.queries import names_of


@dataclass(frozen=True)
class Stuck:
    """`office`: who raised it."""

    difficulty: UUID
    title: str
    office: str
    since: date
    blocking: bool


def hardest(on: date, *, most: int) -> list[Stuck]:
    """Where work stands still first, then what waits longest; none about an incident of a child."""
    rows = Difficulty.objects.filter(state__in=WAITING, incident=None)
    found = list(rows.order_by("-blocking", "raised_at", "pk")[:most])
    names = names_of({row.office_id for row in found}, on)
    return [
        Stuck(row.pk, row.title, names.get(row.office_id, ""), today(row.raised_at), row.blocking)
        for row in found
    ]
