"""What waits for who keeps the register: alarms, rounds and answers that are due."""

from datetime import date, datetime
from typing import Any

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khien.core import work
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.work import WorkItem
from khien.law.models import Proposal, ReviewRound
from khien.law.queries.alarms import open_alarms
from khien.people.models import User


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not user.may(Permission.LAW_MANAGE):
        return []
    day = today(now)
    return [*_alarms(user, day), *_rounds(day), *_answers(day)]


def _alarms(user: User, day: date) -> list[WorkItem]:
    count = open_alarms(user, day)
    if not count:
        return []
    text = ngettext("%(count)s cảnh báo pháp luật", "%(count)s cảnh báo pháp luật", count)
    why = _("văn bản, điều khoản hay cơ quan không còn vẫn được dùng")
    return [WorkItem(text % {"count": count}, reverse("law:alarms"), why=why, level="orange")]


def _rounds(day: date) -> list[WorkItem]:
    return [
        WorkItem(
            _("Đợt rà soát “%(title)s”") % {"title": row.title},
            reverse("law:review", args=[row.pk]),
            why=_("hạn %(day)s") % {"day": f"{row.due:%d/%m/%Y}"},
            level="red" if row.due < day else "green",
        )
        for row in ReviewRound.objects.filter(closed_on=None).order_by("due")
    ]


def _answers(day: date) -> list[WorkItem]:
    late = Proposal.objects.filter(outcome=None, answer_due__lt=day)
    rows = late.values_list("finding__round", "finding__round__title").annotate(Min("answer_due"))
    return [
        WorkItem(
            _("Đề xuất chưa được trả lời: “%(title)s”") % {"title": title},
            reverse("law:review", args=[key]),
            why=_("mong trả lời trước %(day)s") % {"day": f"{due:%d/%m/%Y}"},
            level="orange",
        )
        for key, title, due in rows.order_by("finding__round__title")
    ]


def publish() -> None:
    work.register(items)
