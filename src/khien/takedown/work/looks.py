"""Looks on their day, and terms of kept data that are near their end."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core import clocks
from khien.core.work import WorkItem
from khien.takedown.models import ContentCheck, ContentItem, Preservation
from khien.takedown.rules.checks import ripe_until
from khien.takedown.rules.states import KEEPING
from khien.takedown.work.levels import LEVELS, MOST, nearest


def looks(mine: QuerySet[ContentItem], now: datetime) -> Iterator[WorkItem]:
    """On their day. Where the worker may ask the address, what is gone leaves by itself."""
    rows = ContentCheck.objects.filter(
        item__in=mine, done_at=None, dropped_at=None, due_at__lte=ripe_until(now)
    )
    for check in rows.select_related("item").order_by("due_at")[:MOST]:
        why = check.get_seen_display() if check.seen else _("Xem nội dung còn ở đó không.")
        yield WorkItem(
            _("Nội dung %(number)s: kiểm tra lại") % {"number": check.item.number},
            reverse("takedown:check", args=[check.item_id]),
            check.due_at,
            str(why),
            "orange",
        )


def terms(mine: QuerySet[ContentItem], now: datetime) -> Iterator[WorkItem]:
    """Only those whose end is near: until then nobody has anything to do."""
    rows = Preservation.objects.filter(item__in=mine, state__in=KEEPING)
    found = rows.select_related("addressee").in_bulk()
    for clock in nearest(found):
        level = LEVELS[clocks.state(clock, now=now)]
        if level != "green":
            letter = found[clock.subject]
            yield WorkItem(
                _("Dữ liệu tại %(name)s sắp hết hạn giữ: gia hạn hoặc kết thúc")
                % {"name": letter.addressee.name},
                reverse("takedown:preservation", args=[letter.pk]),
                clock.due_at,
                clock.rule.name,
                level,
            )
