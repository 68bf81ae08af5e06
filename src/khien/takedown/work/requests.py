"""Content that came back, requests to send, and those that wait for an answer."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core import clocks
from khien.core.work import WorkItem
from khien.takedown.models import ContentItem, ItemState, RequestState, TakedownRequest
from khien.takedown.rules.states import WAITING
from khien.takedown.work.levels import LEVELS, MOST, nearest


def back(mine: QuerySet[ContentItem]) -> Iterator[WorkItem]:
    """Seen again, and nobody has been asked anew."""
    asked = TakedownRequest.objects.filter(state__in=[*WAITING, RequestState.DRAFT])
    rows = mine.filter(state=ItemState.BACK).exclude(requests__in=asked)
    for item in rows.order_by("registered_at")[:MOST]:
        yield WorkItem(
            _("Nội dung %(number)s xuất hiện lại: yêu cầu gỡ lần nữa") % {"number": item.number},
            reverse("takedown:ask", args=[item.pk]),
            None,
            _("Đã gỡ rồi lại thấy."),
            "red",
        )


def to_send(mine: QuerySet[ContentItem]) -> Iterator[WorkItem]:
    rows = TakedownRequest.objects.filter(item__in=mine, state=RequestState.DRAFT)
    for request in rows.select_related("addressee").order_by("drafted_at")[:MOST]:
        yield WorkItem(
            _("Yêu cầu %(number)s: gửi đến %(name)s")
            % {"number": request.number, "name": request.addressee.name},
            reverse("takedown:request", args=[request.pk]),
            None,
            _("Đã soạn, chưa gửi: thời hạn chưa chạy."),
            "red" if request.urgent else "orange",
        )


def waiting(mine: QuerySet[ContentItem], now: datetime) -> Iterator[WorkItem]:
    rows = TakedownRequest.objects.filter(item__in=mine, state__in=WAITING)
    found = rows.select_related("addressee").in_bulk()
    for clock in nearest(found):
        request = found[clock.subject]
        yield WorkItem(
            _("Yêu cầu %(number)s đến %(name)s: ghi kết quả")
            % {"number": request.number, "name": request.addressee.name},
            reverse("takedown:request", args=[request.pk]),
            clock.due_at,
            clock.rule.name,
            LEVELS[clocks.state(clock, now=now)],
        )
