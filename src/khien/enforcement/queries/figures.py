"""Figures of violations by commune, function, branch, act: one query, counted from the work."""

from collections.abc import Hashable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Extract

from khien.core.calendars import HANOI
from khien.core.measures import Period
from khien.core.median import Median
from khien.directory.models import FunctionBinding
from khien.directory.periods import asked_day
from khien.enforcement.models import Violation, ViolationState
from khien.enforcement.queries.late import missed
from khien.enforcement.queries.once import once_a_person_and_act
from khien.enforcement.rules.figures import By, Counts

UNKNOWN = ""
_DAY = 86_400
_COLUMN = {
    By.COMMUNE: "commune",
    By.OFFICE: "office",
    By.BRANCH: "branch",
    By.ACT: "act",
    By.DETECTED: "detected_by",
}


def figures(
    period: Period, by: By | None, *, commune: UUID | None = None
) -> dict[Hashable, Counts]:
    """`period`: no later than today; with `by` None one row for everything, under UNKNOWN."""
    start = datetime.combine(period.start, time(), HANOI)
    end = datetime.combine(period.end + timedelta(days=1), time(), HANOI)
    opened = Violation.objects.filter(opened_at__gte=start, opened_at__lt=end)
    rows = once_a_person_and_act(opened)
    if commune:
        rows = rows.filter(commune=commune)
    settled = Q(settled_at__lt=end)
    fined = settled & Q(fine_vnd__gt=0)
    told: Any = rows.annotate(
        key=_key(by, period),
        again=Exists(_others(end)),
        late=missed(end),
        waited=Extract(F("settled_at") - F("opened_at"), "epoch") / _DAY,
    )
    counted = (
        told.order_by()
        .values("key")
        .annotate(
            opened=Count("pk"),
            handled_ones=Count("pk", filter=settled & Q(handled=True)),
            settled=Count("pk", filter=settled),
            in_time=Count("pk", filter=settled & Q(late=False)),
            days=Median("waited", filter=settled),
            people=Count("respondent__person", distinct=True),
            repeated=Count("respondent__person", distinct=True, filter=Q(again=True)),
            fined=Count("pk", filter=fined),
            paid=Count("pk", filter=fined & Q(state=ViolationState.EXECUTED)),
            fines_vnd=Sum("fine_vnd", filter=fined),
        )
    )
    return {_word(row.pop("key")): _counts(row) for row in counted}


def _key(by: By | None, period: Period) -> Any:
    if by is None:
        return Value(UNKNOWN)
    if by is By.FUNCTION:
        carried = FunctionBinding.objects.filter(
            organisation=OuterRef("office"), valid__contains=asked_day(period.end)
        )
        return Subquery(carried.order_by("function").values("function")[:1])
    return F(_COLUMN[by])


def _others(end: datetime) -> Any:
    """More violations of the same person, wherever."""
    same = Violation.objects.filter(respondent__person=OuterRef("respondent__person"))
    return same.filter(opened_at__lt=end).exclude(pk=OuterRef("pk"))


def _word(key: Any) -> Hashable:
    return UNKNOWN if key is None else key if isinstance(key, UUID) else str(key)


def _counts(row: dict[str, Any]) -> Counts:
    handled, fines = row.pop("handled_ones"), row.pop("fines_vnd")
    days = row.pop("days")
    rounded = None if days is None else round(days, 1)
    return Counts(handled=handled, fines_vnd=fines or 0, days=rounded, **row)
