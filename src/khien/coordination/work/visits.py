"""Inspections to come or to be concluded; recommendations to carry out or to look at again."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.coordination.models import (
    Inspection,
    InspectionState,
    Recommendation,
    RecommendationState,
)
from khien.coordination.work.levels import MOST, by_day
from khien.core.calendars import end_of, today
from khien.core.work import WorkItem

_AHEAD = timedelta(days=14)


def recommended(mine: Collection[UUID], now: datetime) -> Iterator[WorkItem]:
    rows = Recommendation.objects.filter(
        office__in=mine,
        state=RecommendationState.OPEN,
        finding__inspection__state=InspectionState.CONCLUDED,
    )
    for row in rows.order_by("due_on")[:MOST]:
        yield WorkItem(
            _("Làm theo kiến nghị: %(words)s") % {"words": row.words},
            reverse("coordination:recommendation", args=[row.pk]),
            end_of(row.due_on),
            _("Kiến nghị sau kiểm tra."),
            by_day(row.due_on, now),
        )


def to_verify(own: Collection[UUID]) -> Iterator[WorkItem]:
    rows = Recommendation.objects.filter(
        finding__inspection__office__in=own, state=RecommendationState.REPORTED
    )
    for row in rows.order_by("due_on")[:MOST]:
        yield WorkItem(
            _("Kiểm tra lại: %(words)s") % {"words": row.words},
            reverse("coordination:recommendation", args=[row.pk]),
            None,
            _("Nơi được kiến nghị đã báo làm xong."),
            "orange",
        )


def visits(own: Collection[UUID], now: datetime) -> Iterator[WorkItem]:
    """Those planned for the next days or already past, and those held without a conclusion."""
    rows = Inspection.objects.filter(
        office__in=own,
        state__in=[InspectionState.PLANNED, InspectionState.HELD],
        due_on__lte=today(now) + _AHEAD,
    )
    for row in rows.order_by("due_on")[:MOST]:
        held = row.state == InspectionState.HELD
        text = _("Kết luận kiểm tra số %(number)s") if held else _("Đi kiểm tra số %(number)s")
        yield WorkItem(
            text % {"number": row.number},
            reverse("coordination:inspection", args=[row.pk]),
            end_of(row.due_on),
            _("Đã đi, chưa kết luận.") if held else _("Đến ngày dự kiến."),
            by_day(row.due_on, now),
        )
