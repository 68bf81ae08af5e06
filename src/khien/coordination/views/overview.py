"""Where the work between offices stands: what waits, and how the year goes."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.coordination.queries import difficulties, figures, inspections, meetings, threads
from khien.coordination.queries.offices import leads, works_for
from khien.coordination.rules.difficulties import WAITING
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.measures import Period
from khien.core.permissions import Permission
from khien.people.access import person


@require_safe
@staff(Permission.COORDINATION_WORK)
def overview(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    mine, day = works_for(user, now), today(now)
    waiting = inspections.recommendations_for(user, now).filter(state__in=["open", "reported"])
    context = {
        "difficulties": difficulties.visible_to(user, now).filter(state__in=WAITING).count(),
        "asks": threads.open_asks(mine).count(),
        "recommendations": waiting.count(),
        "meetings": meetings.visible_to(user, now).count(),
        "summary": figures.summary(Period(date(day.year, 1, 1), day), now) if leads(user) else None,
        "year": day.year,
    }
    return render(request, "coordination/overview.html", context)
