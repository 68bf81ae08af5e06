"""Recording that the officer met the child or the family."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db import transaction

from khien.core import ledger
from khien.core.calendars import HANOI, today
from khien.people.models import User
from khien.support import events
from khien.support.actions.steps import begin
from khien.support.models import Case
from khien.support.models.visit import SafeNow, Visit
from khien.support.rules.states import Step
from khien.support.rules.visit import check_visit


@dataclass(frozen=True)
class NewVisit:
    on: date
    safe_now: str = SafeNow.UNKNOWN
    wellbeing: int | None = None
    met: str = ""
    seen: str = ""
    childs_words: str = ""

    def told(self) -> dict[str, str]:
        kept = ("met", "seen", "childs_words")
        return {key: value for key, value in asdict(self).items() if key in kept}


@transaction.atomic
def record_visit(case: Case, *, visit: NewVisit, by: User, now: datetime) -> Visit:
    """A visit stands beside others: it never meets what somebody else wrote."""
    case = begin(case.pk, Step.VISIT, by=by, seen=None)
    check_visit(
        visit.on,
        safe_now=visit.safe_now,
        wellbeing=visit.wellbeing,
        words=list(visit.told().values()),
        now=now,
    )
    made = Visit.objects.create(
        case=case,
        at=now if visit.on == today(now) else datetime.combine(visit.on, time(12), HANOI),
        by=by,
        recorded_at=now,
        safe_now=visit.safe_now,
        wellbeing=visit.wellbeing,
        told=visit.told(),
    )
    ledger.record(events.ChildVisited(case.pk, made.pk, visit.safe_now), by=by, now=now)
    return made
