"""What waits for a person: reports to write, to decide on, to sign."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.work import Level, WorkItem, register
from khien.people.models import User
from khien.reports.models import ReportPeriod, SubmittedState
from khien.reports.queries import consolidated, duties, scope

MOST = 30
_PERMISSIONS = (Permission.REPORT_WRITE, Permission.REPORT_APPROVE, Permission.PLAN_MANAGE)
_SOON_DAYS = 10


def items(user: Any, now: datetime) -> list[WorkItem]:
    if not isinstance(user, User) or not any(user.may(each) for each in _PERMISSIONS):
        return []
    day = today(now)
    return [*_to_write(user, day, now), *_to_decide(user, day, now), *_to_sign(user)]


def _level(period: ReportPeriod, now: datetime) -> Level:
    left = (period.due_at - now).days
    return "red" if left < 0 else "orange" if left < _SOON_DAYS else "green"


def _to_write(user: User, day: date, now: datetime) -> Iterator[WorkItem]:
    """Until it is sent; while it waits for the head it is the head's."""
    rows = scope.written_by(user, on=day).filter(accepted_at=None, dropped_at=None)
    rows = rows.exclude(reports__state__in=[SubmittedState.WAITS, SubmittedState.SENT])
    for period in rows.select_related("duty__regime").order_by("due_at", "pk")[:MOST]:
        yield WorkItem(
            _("Viết báo cáo: %(title)s") % {"title": period.duty.regime.title},
            reverse("reports:period", args=[period.pk]),
            period.due_at,
            _("Cơ quan của bạn phải nộp."),
            _level(period, now),
        )


def _to_decide(user: User, day: date, now: datetime) -> Iterator[WorkItem]:
    for report in duties.waiting(user, on=day)[:MOST]:
        own = report.state == SubmittedState.WAITS and scope.heads(user, report)
        receives = report.state == SubmittedState.SENT and scope.receives(user)
        if report.written_by_id == user.pk or not (own or receives):
            continue
        period = report.period
        yield WorkItem(
            _("Xem và duyệt báo cáo: %(title)s") % {"title": period.duty.regime.title},
            reverse("reports:period", args=[period.pk]),
            period.due_at if own else None,
            _("Báo cáo đã viết xong, chờ bạn."),
            _level(period, now) if own else "green",
        )


def _to_sign(user: User) -> Iterator[WorkItem]:
    for report in consolidated.to_sign(user)[:MOST]:
        yield WorkItem(
            _("Xem và ký: %(title)s") % {"title": report.title},
            reverse("reports:report", args=[report.pk]),
            None,
            _("Báo cáo đã soạn xong, chờ bạn ký."),
            "orange",
        )


def publish() -> None:
    register(items)
