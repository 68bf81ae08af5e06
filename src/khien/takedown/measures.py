"""How much of the content is gone, and how much of it within the deadline."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core import measures
from khien.core.calendars import HANOI
from khien.core.measures import Measure, Period, Tally, TraceRow
from khien.core.permissions import Permission
from khien.people.models import Scope, User
from khien.takedown.models import (
    Ask,
    ContentCheck,
    ContentItem,
    Found,
    ItemState,
    TakedownRequest,
)
from khien.takedown.queries import visible_to
from khien.takedown.queries.content import TAKES_DOWN
from khien.takedown.queries.figures import moments, sent_in


def _removals(period: Period, as_of: date) -> QuerySet[TakedownRequest]:
    known = period.until(as_of)
    return sent_in(known, until=moments(known)[1]).filter(ask=Ask.REMOVE)


def count_in_time(period: Period, as_of: date) -> list[Tally]:
    rows = (
        _removals(period, as_of)
        .order_by()
        .values("item__commune")
        .annotate(
            done=Count("pk", filter=Q(gone_in_time=1)),
            all=Count("pk"),
            answered=Count("pk", filter=Q(ended=1) | Q(missed=1)),
        )
    )
    return [_tally(row, row["item__commune"]) for row in rows]


def _tally(row: Mapping[str, Any], commune: UUID | None) -> Tally:
    return Tally(commune, row["done"], row["all"], row["done"], row["answered"])


def registered(period: Period, as_of: date) -> QuerySet[ContentItem]:
    """Content registered in the period, but not what was given up, with whether it was gone at the
    end (`gone`), or somebody asked had answered (`settled`).
    """
    known = period.until(as_of)
    start, end = moments(known)
    asked = TakedownRequest.objects.filter(item=OuterRef("pk"), ended_at__lt=end)
    still = Q(back_at=None) | Q(back_at__gte=end)
    removed = asked.filter(TAKES_DOWN, still, removed_at__lt=end)
    looks = ContentCheck.objects.filter(item=OuterRef("pk"), done_at__lt=end)
    looks = looks.exclude(found=Found.UNCLEAR)
    rows = ContentItem.objects.filter(registered_at__gte=start, registered_at__lt=end)
    return (
        rows.exclude(state=ItemState.LEFT, closed_at__lt=end)
        .annotate(last=Subquery(looks.order_by("-done_at").values("found")[:1]))
        .annotate(gone=ExpressionWrapper(Exists(removed) | Q(last=Found.GONE), BooleanField()))
        .annotate(settled=ExpressionWrapper(Q(gone=True) | Exists(asked), BooleanField()))
    )


def count_removed(period: Period, as_of: date) -> list[Tally]:
    rows = (
        registered(period, as_of)
        .order_by()
        .values("commune")
        .annotate(
            done=Count("pk", filter=Q(gone=True)),
            all=Count("pk"),
            answered=Count("pk", filter=Q(settled=True)),
        )
    )
    return [_tally(row, row["commune"]) for row in rows]


@dataclass(frozen=True)
class _Seen:
    """Of whom somebody may follow figures, and whose content they may open."""

    scope: Scope
    mine: frozenset[UUID]


def _seen(user: object, ids: Iterable[UUID]) -> _Seen:
    if not isinstance(user, User):
        return _Seen(Scope(), frozenset())
    mine = visible_to(user).filter(pk__in=list(ids)).values_list("pk", flat=True)
    return _Seen(user.scope(Permission.FIGURES_TRACE), frozenset(mine))


def trace_in_time(period: Period, commune: UUID | None, user: object) -> list[TraceRow]:
    rows = list(
        _removals(period, period.end).select_related("item", "addressee").order_by("sent_at")
    )
    seen = _seen(user, {row.item_id for row in rows})
    return [
        TraceRow(
            _("Yêu cầu %(number)s đến %(name)s (%(day)s)")
            % {"number": row.number, "name": row.addressee.name, "day": _day(row.sent_at)},
            _url(row.item_id, seen),
            counted=bool(row.gone_in_time),  # type: ignore[attr-defined]  # annotated by the query
            why=str(row.get_state_display()),
        )
        for row in rows
        if _follows(row.item.commune_id, commune, seen)
    ]


def trace_removed(period: Period, commune: UUID | None, user: object) -> list[TraceRow]:
    rows = list(registered(period, period.end).order_by("registered_at"))
    seen = _seen(user, {row.pk for row in rows})
    return [
        TraceRow(
            _("Nội dung %(number)s (%(day)s)")
            % {"number": row.number, "day": _day(row.registered_at)},
            _url(row.pk, seen),
            counted=bool(row.gone),  # type: ignore[attr-defined]  # annotated by the query
            why=str(row.get_state_display()),
        )
        for row in rows
        if _follows(row.commune_id, commune, seen)
    ]


def _follows(of: UUID | None, commune: UUID | None, seen: _Seen) -> bool:
    return seen.scope.holds_in(of) and commune in {None, of}


def _url(item: UUID, seen: _Seen) -> str:
    return reverse("takedown:item", args=[item]) if item in seen.mine else ""


def _day(moment: datetime | None) -> str:
    return f"{moment.astimezone(HANOI):%d/%m/%Y}" if moment else ""


IN_TIME = Measure(
    code="takedown_in_time",
    title=gettext_lazy("Nội dung được gỡ đúng hạn"),
    unit=gettext_lazy("yêu cầu gỡ"),
    numerator_rule=gettext_lazy("yêu cầu gỡ bỏ nội dung mà nội dung đã mất trước khi hết hạn"),
    denominator_rule=gettext_lazy("mọi yêu cầu gỡ bỏ nội dung đã gửi trong kỳ, trừ yêu cầu đã rút"),
    count=count_in_time,
    trace=trace_in_time,
)
REMOVED = Measure(
    code="content_removed",
    title=gettext_lazy("Nội dung xâm hại đã được gỡ"),
    unit=gettext_lazy("nội dung"),
    numerator_rule=gettext_lazy("nội dung đã gỡ và không xuất hiện lại"),
    denominator_rule=gettext_lazy(
        "mọi nội dung được ghi vào sổ trong kỳ, trừ nội dung không theo tiếp"
    ),
    count=count_removed,
    trace=trace_removed,
)


def publish() -> None:
    measures.register(IN_TIME)
    measures.register(REMOVED)
