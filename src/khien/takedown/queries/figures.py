"""How fast each addressee takes content down: counted from the requests."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Case as Cases
from django.db.models import Count, F, FloatField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Extract

from khien.core.calendars import HANOI
from khien.core.fold import alphabetical
from khien.core.measures import Period
from khien.core.median import Median
from khien.core.models import RunningClock
from khien.core.small_cells import hidden_cells
from khien.directory.queries import names_of
from khien.people.models import Scope
from khien.takedown.models import Addressee, Ask, RequestState, TakedownRequest
from khien.takedown.rules.takedown import ANSWER_CLOCKS


class Split(StrEnum):
    ADDRESSEE = "addressee"
    COMMUNE = "commune"


@dataclass(frozen=True)
class League:
    """`hours`: the median to removal. `late`: not removed when its time was over.

    `hidden`: of a commune, where the figures tell of few.
    """

    name: str
    kind: str
    sent: int = 0
    removed: int = 0
    in_time: int = 0
    late: int = 0
    refused: int = 0
    silent: int = 0
    back: int = 0
    hours: float | None = None
    hidden: bool = False


def moments(period: Period) -> tuple[datetime, datetime]:
    """From the first moment of the first day up to the first after the last."""
    start = datetime.combine(period.start, time(), HANOI)
    return start, datetime.combine(period.end + timedelta(days=1), time(), HANOI)


def sent_in(period: Period, *, until: datetime) -> QuerySet[TakedownRequest]:
    """Requests sent in the period and not withdrawn, with when they were due (`due`) and the facts
    as they were before `until`: `gone`, `gone_in_time`, `missed`, `ended`; each 0 or 1.
    """
    start, end = moments(period)
    clock = RunningClock.objects.filter(subject=OuterRef("pk"), rule__code__in=ANSWER_CLOCKS)
    rows = TakedownRequest.objects.filter(sent_at__gte=start, sent_at__lt=end)
    return (
        rows.exclude(state=RequestState.WITHDRAWN)
        .annotate(due=Subquery(clock.order_by("-started_at").values("due_at")[:1]))
        .annotate(
            gone=_flag(Q(removed_at__lt=until)),
            gone_in_time=_flag(Q(removed_at__lt=until, removed_at__lte=F("due"))),
            ended=_flag(Q(ended_at__lt=until)),
            missed=_flag(Q(due__lt=until) & (Q(removed_at=None) | Q(removed_at__gt=F("due")))),
            waited=_HOURS,
        )
    )


def _flag(condition: Q) -> Cases:
    return Cases(When(condition, then=Value(1)), default=Value(0))


_HOURS = Cases(
    When(
        removed_at__isnull=False,
        then=Extract(F("removed_at") - F("sent_at"), "epoch") / 3600.0,
    ),
    output_field=FloatField(),
)


def league(period: Period, *, now: datetime, ask: str = Ask.REMOVE, kind: str = "") -> list[League]:
    """The fastest first, those that never removed anything last."""
    rows = _chosen(period, now=now, ask=ask, kind=kind)
    found = rows.order_by().values("addressee").annotate(**_counts())
    names = _named(row["addressee"] for row in found)
    table = [_row(row, names) for row in found]
    return sorted(table, key=lambda row: (row.hours is None, row.hours or 0.0, row.name))


def by_commune(
    period: Period, *, now: datetime, ask: str = Ask.REMOVE, kind: str = "", seen: Scope
) -> list[League]:
    """By name, what happened nobody knows where last. `seen`: where few may be told of."""
    rows = _chosen(period, now=now, ask=ask, kind=kind).order_by()
    counted = rows.values("item__commune").annotate(**_counts())
    found: dict[UUID | None, dict[str, Any]] = {
        row["item__commune"]: {name: value for name, value in row.items() if name in _counts()}
        for row in counted
    }
    names: dict[Any, str] = dict(names_of({key for key in found if key}, period.end))
    few = hidden_cells({key: row["sent"] for key, row in found.items() if not seen.holds_in(key)})
    table = [
        League(names.get(key, ""), "", hidden=True)
        if key in few
        else _league(names.get(key, ""), "", row)
        for key, row in found.items()
    ]
    return sorted(table, key=lambda row: (not row.name, alphabetical(row.name)))


def whole(period: Period, *, now: datetime, ask: str = Ask.REMOVE, kind: str = "") -> League:
    rows = _chosen(period, now=now, ask=ask, kind=kind)
    return _league("", "", rows.order_by().aggregate(**_counts()))


def _chosen(period: Period, *, now: datetime, ask: str, kind: str) -> QuerySet[TakedownRequest]:
    rows = sent_in(period, until=now).filter(ask=ask)
    return rows.filter(addressee__kind=kind) if kind else rows


def _counts() -> dict[str, Count | Median]:
    return {
        "sent": Count("pk"),
        "removed": Count("pk", filter=Q(gone=1)),
        "in_time": Count("pk", filter=Q(gone_in_time=1)),
        "late": Count("pk", filter=Q(missed=1)),
        "refused": Count("pk", filter=Q(state=RequestState.REFUSED)),
        "silent": Count("pk", filter=Q(state=RequestState.SILENT)),
        "back": Count("pk", filter=Q(back_at__isnull=False)),
        "hours": Median("waited"),
    }


def _named(ids: Iterable[UUID]) -> dict[UUID, Addressee]:
    return Addressee.objects.in_bulk(list(ids))


def _row(row: Mapping[str, Any], names: dict[UUID, Addressee]) -> League:
    addressee = names[row["addressee"]]
    counts = {name: value for name, value in row.items() if name != "addressee"}
    return _league(addressee.name, str(addressee.get_kind_display()), counts)


def _league(name: str, kind: str, counts: dict[str, Any]) -> League:
    """Hours to a tenth."""
    hours = counts.pop("hours")
    return League(name, kind, **counts, hours=None if hours is None else round(hours, 1))
