"""How the plan is going, for everybody: its objectives, its tasks by group, each in plain words."""

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import public
from khien.core.calendars import today
from khien.steering.queries.public import PublicPlan, public_plan

_REMEMBERED = 120  # seconds


@public
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    known = caches["process"]
    found: PublicPlan | None = known.get("portal.plan")
    if found is None:
        found = public_plan(today(timezone.now()))
        known.set("portal.plan", found, timeout=_REMEMBERED)
    return render(request, "portal/plan.html", {"found": found})
