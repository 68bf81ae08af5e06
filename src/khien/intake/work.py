"""What waits for a person in intake: to take up, to decide, to answer."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.work import WorkItem, register
from khien.intake.models import Message, Report, Routing
from khien.intake.queries import incident, queue
from khien.intake.queries.scope import incidents_for, offices_of, reports_for
from khien.intake.rules.priority import sentences
from khien.people.models import User

_SHOWN = 5


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User):
        return []
    found: list[WorkItem] = []
    if user.may(Permission.REPORT_TRIAGE):
        found += [*_to_take_up(user, now), *_to_decide(user, now), *_to_read(user)]
    if user.may(Permission.INCIDENT_VIEW):
        found += _incidents_to_take_up(user, now)
    return found


def _to_take_up(user: User, now: datetime) -> list[WorkItem]:
    return _reports(user, queue.Filters(state="received"), _("Tiếp nhận tin %(number)s"), now)


def _to_decide(user: User, now: datetime) -> list[WorkItem]:
    filters = queue.Filters(state="acknowledged", mine=True)
    return _reports(user, filters, _("Quyết định về tin %(number)s"), now)


def _reports(user: User, filters: queue.Filters, text: str, now: datetime) -> list[WorkItem]:
    """The most urgent few, then one line for the rest."""
    page = queue.page(user, filters, now=now, size=_SHOWN)
    found = [
        WorkItem(
            text % {"number": queue.reference(row)},
            reverse("intake:report", args=[row.pk]),
            row.due_at,
            " · ".join(sentences(row.priority_reasons)),
            row.priority,  # type: ignore[arg-type]  # a level, by its choices
        )
        for row in page.rows
    ]
    rest = page.count - len(found)
    if page.after and rest > 0:
        mine = "&mine=on" if filters.mine else ""
        url = f"{reverse('intake:queue')}?state={filters.state}{mine}"
        over = page.count > queue.COUNTED
        words = _("hơn %(count)s tin khác") if over else _("%(count)s tin khác")
        found.append(WorkItem(words % {"count": rest - over}, url, None, text % {"number": ""}))
    return found


def _to_read(user: User) -> list[WorkItem]:
    """Letters of reporters nobody has read, on reports this person took up."""
    unread = Message.objects.filter(from_reporter=True, read_at=None)
    reports: list[Report] = list(
        reports_for(user)
        .filter(queue.taken_up_by_person(user), pk__in=unread.values("report"))
        .defer("narrative")
        .order_by("id")[:_SHOWN]
    )
    return [
        WorkItem(
            _("Đọc thư mới của người báo tin %(number)s") % {"number": queue.reference(row)},
            reverse("intake:report", args=[row.pk]),
            None,
            _("Người báo tin đã viết thêm."),
            "orange",
        )
        for row in reports
    ]


def _incidents_to_take_up(user: User, now: datetime) -> list[WorkItem]:
    waiting = Routing.objects.filter(
        organisation__in=offices_of(user, today(now)),
        incident__in=incidents_for(user).filter(closed_at=None),
        acknowledged_at=None,
    ).select_related("incident")
    return [
        WorkItem(
            _("Tiếp nhận sự việc %(number)s") % {"number": incident.reference(row.incident)},
            reverse("intake:incident", args=[row.incident.pk]),
            row.due_at,
            _("Sự việc được chuyển đến cơ quan bạn."),
            row.incident.priority,  # type: ignore[arg-type]  # a level, by its choices
        )
        for row in waiting.order_by("due_at", "id")[:_SHOWN]
        if row.incident is not None
    ]


def publish() -> None:
    register(items)
