"""Figures of support by commune, age, sex, kind of harm and source: counted from the work.

Requests are those that objective 2 counts. A request or a case may be of several kinds of harm, a
case also of several sources: rows of these do not add up to the whole.
"""

from collections.abc import Hashable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case as Cases
from django.db.models import (
    Count,
    Exists,
    F,
    FloatField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Extract, Least

from khien.core.calendars import HANOI
from khien.core.measures import Period
from khien.core.median import Median
from khien.core.models import RunningClock
from khien.support.measures import DONE, GIVEN_UP, requests_of_period
from khien.support.models import (
    Assessment,
    Case,
    Closure,
    ClosureReason,
    Decision,
    EmergencyMeasure,
    Review,
    Service,
    Visit,
)
from khien.support.queries.grouping import UNKNOWN, Grouped, grouped
from khien.support.rules.figures import ADDING_UP, By, Counts, added

Rows = dict[Hashable, Counts]


# Of a child who was already being helped when somebody asked again: none.
_HOURS = Cases(
    When(
        helped_at__gt=F("asked_at"), then=Extract(F("helped_at") - F("asked_at"), "epoch") / 3600.0
    ),
    When(helped_at__isnull=False, then=Value(0.0)),
    output_field=FloatField(),
)


def figures(period: Period, by: By | None, *, commune: UUID | None = None) -> Rows:
    """One row for each commune, age band, …; with `by` None one for everything, under UNKNOWN.

    `period`: no later than today. Keys are ids of communes, the first year of an age band, or the
    values of the choices; UNKNOWN where it is not known.
    """
    rows: Rows = {}
    for counted in (_requests, _helped, _plans, _services, _closures):
        for values in counted(period, by, commune):
            key = values.pop("key")
            found = rows.get(_word(key), Counts())
            rows[_word(key)] = replace(found, **values)
    return rows


def whole(period: Period, by: By, rows: Rows, *, commune: UUID | None = None) -> Counts:
    """Everything as one row, from the rows by `by` where they add up."""
    if by not in ADDING_UP:
        return figures(period, None, commune=commune).get(UNKNOWN, Counts())
    hours = [row["hours"] for row in _helped(period, None, commune)]
    return added(rows.values(), hours=next(iter(hours), None))


def _word(key: Any) -> Hashable:
    return UNKNOWN if key is None else key if isinstance(key, UUID) else str(key)


def _requests(period: Period, by: By | None, commune: UUID | None) -> Grouped:
    told = _told(period, commune)
    return grouped(told, by, kinds="report__kinds", source="asked_by").annotate(
        requests=Count("pk"), done=DONE, given_up=GIVEN_UP
    )


def _helped(period: Period, by: By | None, commune: UUID | None) -> Grouped:
    helped = Least(
        _earliest(Assessment, "at"),
        _earliest(EmergencyMeasure, "decided_at"),
        _earliest(Visit, "at"),
    )
    told = _told(period, commune).annotate(helped_at=helped).annotate(waited=_HOURS)
    return grouped(told, by, kinds="report__kinds", source="asked_by").annotate(
        helped=Count("waited"), hours=Median("waited")
    )


def _told(period: Period, commune: UUID | None) -> Any:
    """Requests, with what the first case that answers them knows of the child."""
    asked = requests_of_period(period)
    if commune:
        asked = asked.filter(commune_id=commune)
    first = Case.objects.filter(requests=OuterRef("pk")).order_by("opened_at")
    return asked.annotate(
        age=Coalesce("child_age", Subquery(first.values("age")[:1])),
        sex=Subquery(first.values("sex")[:1]),
    )


def _plans(period: Period, by: By | None, commune: UUID | None) -> Grouped:
    """Cases whose plan (Mẫu 04) was due in the period; in time only where none was late."""
    start, end = _moments(period)
    due = RunningClock.objects.filter(
        subject=OuterRef("pk"), rule__code="child_plan", due_at__gte=start, due_at__lt=end
    )
    late = due.filter(Q(stopped_at=None) | Q(stopped_at__gt=F("due_at")))
    cases = _cases(commune).filter(Exists(due)).annotate(late=Exists(late))
    return grouped(cases, by).annotate(
        plans=Count("pk", distinct=True),
        plans_in_time=Count("pk", distinct=True, filter=Q(late=False)),
    )


def _services(period: Period, by: By | None, commune: UUID | None) -> Grouped:
    given = Service.objects.filter(given_on__gte=period.start, given_on__lte=period.end)
    if commune:
        given = given.filter(case__commune_id=commune)
    return grouped(given, by, prefix="case__").annotate(services=Count("pk", distinct=True))


def _closures(period: Period, by: By | None, commune: UUID | None) -> Grouped:
    """How the cases ended that closed in the period, and how the children felt first and last."""
    start, end = _moments(period)
    of_case = {"case": OuterRef("pk")}
    well = Closure.objects.filter(
        decision=Decision.APPROVED, reason=ClosureReason.SAFE_AND_STABLE, **of_case
    )
    first = Assessment.objects.filter(**of_case).order_by("at")
    last = Review.objects.filter(**of_case).order_by("-at")
    closed = _cases(commune).filter(closed_at__gte=start, closed_at__lt=end)
    told = closed.annotate(
        well=Exists(well),
        began=Subquery(first.values("wellbeing")[:1]),
        ended=Subquery(last.values("wellbeing")[:1]),
    )
    both = Q(began__isnull=False, ended__isnull=False)
    return grouped(told, by).annotate(
        closed=Count("pk", distinct=True),
        recovered=Count("pk", distinct=True, filter=Q(well=True)),
        felt=Count("pk", distinct=True, filter=both),
        feels_better=Count("pk", distinct=True, filter=both & Q(ended__gt=F("began"))),
    )


def _cases(commune: UUID | None) -> QuerySet[Case]:
    return Case.objects.filter(commune_id=commune) if commune else Case.objects.all()


def _moments(period: Period) -> tuple[datetime, datetime]:
    """From the first moment of the first day up to the first after the last."""
    start = datetime.combine(period.start, time(), HANOI)
    return start, datetime.combine(period.end + timedelta(days=1), time(), HANOI)


def _earliest(model: Any, moment: str) -> Subquery:
    """Of the cases that answer the request."""
    of_request = model.objects.filter(case__requests=OuterRef("pk")).order_by()
    return Subquery(of_request.values("case__requests").annotate(at_=Min(moment)).values("at_"))
