"""Agencies side by side, and one of them with everything it has to do."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core import export, ical, ledger
from khien.core.access import public, staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import name_of
from khien.people.access import person
from khien.steering import actions, events
from khien.steering.models import OfficeCalendar, Plan
from khien.steering.queries import plan_of
from khien.steering.queries.assignments import READING, offices_of, read_by, sees_all
from khien.steering.queries.calendar import events as calendar_events
from khien.steering.queries.lists import of_office
from khien.steering.queries.scorecards import Scorecard, cards, scorecards

ROWS_A_PAGE = 50


@require_safe
@staff(*READING)
def offices(request: HttpRequest) -> HttpResponse:
    """Whoever does not see all sees the cards of their own offices."""
    user, day = person(request), today(timezone.now())
    plan = plan_of(day)
    found = scorecards(plan, on=day) if plan else []
    if not sees_all(user):
        own = read_by(user, on=day)
        found = [card for card in found if card.office in own]
    if plan and request.GET.get("tep") in {"csv", "xlsx"}:
        return _export(request, plan, found, kind=cast("Kind", request.GET["tep"]))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "steering/offices.html", {"plan": plan, "page": page, "day": day})


@transaction.atomic
def _export(
    request: HttpRequest, plan: Plan, found: list[Scorecard], *, kind: Kind
) -> HttpResponse:
    columns = [
        _("Cơ quan"),
        _("Việc được giao"),
        _("Đã xong"),
        _("Xong đúng hạn"),
        _("Quá hạn"),
        _("Chờ xác nhận"),
        _("Lần được gia hạn"),
        _("Trễ dài nhất, ngày làm việc"),
    ]
    table: list[list[Cell]] = [
        [
            card.name or _("chưa cơ quan nào nhận"),
            card.all,
            card.done,
            card.in_time.numerator,
            card.overdue,
            card.submitted,
            card.asked,
            card.longest,
        ]
        for card in found
    ]
    taken = events.ScorecardsExported(plan.pk, len(table), kind)
    ledger.record(taken, by=person(request), now=timezone.now())
    return export.respond(Table("co-quan", columns, table), kind)


@require_safe
@staff(*READING)
def office(request: HttpRequest, office_id: UUID) -> HttpResponse:
    user, day = person(request), today(timezone.now())
    own = office_id in offices_of(user)
    if not (own or sees_all(user) or office_id in read_by(user, on=day)):
        raise Http404
    found = of_office(office_id, user, on=day)
    name = name_of(office_id, day) or (found[0].name if found else "")
    if not name:
        raise Http404
    feed = OfficeCalendar.objects.filter(pk=office_id, open=True).first() if own else None
    context = {
        "office": office_id,
        "name": name,
        "card": next(iter(cards(found)), None),
        "page": Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "own": own,
        "feed": request.build_absolute_uri(_address(feed)) if feed else "",
    }
    return render(request, "steering/office.html", context)


def _address(feed: OfficeCalendar) -> str:
    return reverse("steering:office_calendar", args=[feed.office_id, actions.secret(feed)])


@require_POST
@staff(Permission.TASK_WORK)
def change_calendar(request: HttpRequest, office_id: UUID) -> HttpResponse:
    keep_open = "close" not in request.POST
    user, now = person(request), timezone.now()
    try:
        actions.change_calendar(office_id, keep_open=keep_open, by=user, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        done = _("Đã mở địa chỉ lịch mới.") if keep_open else _("Đã đóng lịch.")
        messages.success(request, done)
    return redirect("steering:office", office_id=office_id)


@require_safe
@public
def office_calendar(request: HttpRequest, office_id: UUID, secret: str) -> HttpResponse:
    """Tells what is due when, by the number and name of the task; no person."""
    if not actions.opens(OfficeCalendar.objects.filter(pk=office_id).first(), secret):
        raise Http404
    day = today(timezone.now())
    site = request.build_absolute_uri("/").rstrip("/")
    body = ical.calendar(name_of(office_id, day), calendar_events(office_id, on=day, site=site))
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": 'inline; filename="khien.ics"',
            "Cache-Control": "private, max-age=900",
            "X-Robots-Tag": "noindex",
        },
    )
