"""What I was reminded of: the newest first, each with its subject's page, and "I know"."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core import clock_subjects, reminders
from khien.core.access import staff
from khien.core.clock_subjects import Named
from khien.core.models import Delivery, Notice, RunningClock
from khien.people.access import person
from khien.people.models import User
from khien.site import words
from khien.site.navigation import REMINDED

_A_PAGE = 10
_SHOWN = 30  # of one notice; the rest is counted


@dataclass(frozen=True)
class Line:
    """`about` is None where the person may not see it any more."""

    clock: RunningClock
    about: Named | None
    when: str


@dataclass(frozen=True)
class Shown:
    notice: Notice
    lines: list[Line]
    more: int


@require_safe
@staff(*REMINDED)
def inbox(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    page = Paginator(reminders.notices(user.pk), _A_PAGE).get_page(request.GET.get("page"))
    notices = list(page.object_list)
    context = {
        "page": page,
        "shown": _shown(notices, user),
        "waiting": reminders.count_open(user.pk),
        "now": now,
    }
    reminders.see(notices, now=now)
    return render(request, "site/inbox.html", context)


def _shown(notices: list[Notice], user: User) -> list[Shown]:
    inside = {notice.pk: _gravest(notice) for notice in notices}
    told = [each for rows in inside.values() for each in rows[:_SHOWN]]
    about = clock_subjects.named(user, [each.reminder.clock for each in told])
    return [
        Shown(
            notice,
            [_line(each, about) for each in inside[notice.pk][:_SHOWN]],
            max(0, len(inside[notice.pk]) - _SHOWN),
        )
        for notice in notices
    ]


def _gravest(notice: Notice) -> list[Delivery]:
    """What is longest over first, then what ends first."""
    return sorted(notice.deliveries.all(), key=lambda each: each.reminder.due_at)


def _line(delivery: Delivery, about: dict[UUID, Named]) -> Line:
    reminder = delivery.reminder
    when = words.reminded_by(reminder.step)
    return Line(reminder.clock, about.get(reminder.clock.subject), when)


@require_POST
@staff(*REMINDED)
def inbox_known(request: HttpRequest) -> HttpResponse:
    """One notice, or all that stood on the page when it was opened."""
    user, now = person(request), timezone.now()
    until = _moment(request.POST.get("until", "")) or now
    only = _id(request.POST.get("notice", ""))
    done = reminders.acknowledge(user.pk, until=until, only=only, by=user, now=now)
    if done:
        messages.success(request, _("Đã ghi là bạn biết. Việc vẫn chờ bạn làm."))
    else:
        messages.info(request, _("Lời nhắc này đã được ghi là bạn biết rồi."))
    return redirect("inbox")


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
