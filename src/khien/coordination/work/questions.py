"""Questions of other offices, and difficulties: those to answer, those one's own office raised."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.coordination.models import Difficulty, DifficultyState, Referral
from khien.coordination.queries.offices import leads
from khien.coordination.queries.threads import open_asks
from khien.coordination.work.levels import MOST, by_clock, by_day
from khien.core import clocks
from khien.core.calendars import end_of
from khien.core.work import WorkItem
from khien.people.models import User


def asks(mine: Collection[UUID], now: datetime) -> Iterator[WorkItem]:
    for ask in open_asks(mine)[:MOST]:
        yield WorkItem(
            _("Trả lời trao đổi: %(title)s") % {"title": ask.post.thread.title},
            reverse("coordination:thread", args=[ask.post.thread_id]),
            end_of(ask.due_on),
            _("Đơn vị khác hỏi và chờ trả lời."),
            by_day(ask.due_on, now),
        )


def difficulties(mine: Collection[UUID], now: datetime) -> Iterator[WorkItem]:
    """Sent to these offices, the nearest deadline first."""
    held = Referral.objects.filter(office__in=mine, ended_at=None).select_related("difficulty")
    found = {row.pk: row for row in held}
    running = [clock for clock in clocks.of(found) if clock.stopped_at is None]
    for clock in sorted(running, key=lambda each: each.due_at)[:MOST]:
        row = found[clock.subject].difficulty
        yield WorkItem(
            _("Trả lời vướng mắc %(number)s: %(title)s")
            % {"number": row.number, "title": row.title},
            reverse("coordination:difficulty", args=[row.pk]),
            clock.due_at,
            _("Việc của nơi nêu đang dừng.") if row.blocking else clock.rule.name,
            by_clock(clock, now),
        )


def raised(user: User, mine: Collection[UUID]) -> Iterator[WorkItem]:
    """Answered, to be confirmed; or with nobody, to be sent on: by the office, or by a lead."""
    rows = Difficulty.objects.filter(office__in=mine, state=DifficultyState.ANSWERED)
    for row in rows.order_by("raised_at")[:MOST]:
        text = _("Xác nhận câu trả lời cho vướng mắc %(number)s") % {"number": row.number}
        why = _("Đã có câu trả lời; nói rõ việc đã làm tiếp được chưa.")
        yield _of(row, text, why)
    nobody = Difficulty.objects.filter(state=DifficultyState.RAISED)
    if not leads(user):
        nobody = nobody.filter(office__in=mine)
    for row in nobody.order_by("-blocking", "raised_at")[:MOST]:
        text = _("Chuyển tiếp vướng mắc %(number)s: %(title)s")
        said = text % {"number": row.number, "title": row.title}
        yield _of(row, said, _("Chưa có nơi nào đang xem vướng mắc này."))


def _of(row: Difficulty, text: str, why: str) -> WorkItem:
    url = reverse("coordination:difficulty", args=[row.pk])
    return WorkItem(text, url, None, why, "red" if row.blocking else "orange")
