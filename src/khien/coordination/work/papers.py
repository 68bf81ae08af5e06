"""Guidance to be published and minutes to be approved: by somebody else than who wrote them."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.coordination.models import Meeting, MeetingState
from khien.coordination.queries import guidance
from khien.coordination.queries.offices import leads
from khien.coordination.work.levels import MOST
from khien.core.work import WorkItem
from khien.people.models import User


def drafts(user: User) -> Iterator[WorkItem]:
    for row in guidance.drafts().exclude(drafted_by=user)[:MOST]:
        yield WorkItem(
            _("Đọc và công bố hướng dẫn: %(title)s") % {"title": row.title},
            reverse("coordination:guidance", args=[row.pk]),
            None,
            _("Người khác soạn, chờ người thứ hai đọc."),
        )


def minutes(user: User, mine: Collection[UUID]) -> Iterator[WorkItem]:
    rows = Meeting.objects.filter(state=MeetingState.DRAFT)
    if not leads(user):
        rows = rows.filter(office__in=mine)
    for row in rows.exclude(written_by=user).order_by("held_at")[:MOST]:
        yield WorkItem(
            _("Đọc và thông qua biên bản: %(title)s") % {"title": row.title},
            reverse("coordination:meeting", args=[row.pk]),
            None,
            _("Việc trong biên bản chỉ được giao khi đã thông qua."),
        )
