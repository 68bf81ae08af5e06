"""What each indicator should reach, by territory: read by all, set by who manages the plan."""

from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.fold import alphabetical
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.dashboards.forms_targets import TargetForm
from khien.directory import queries as directory
from khien.indicators import actions
from khien.indicators.models import Target
from khien.people.access import person
from khien.steering import queries as plans
from khien.steering.models import Plan

ROWS_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.DASHBOARD_VIEW, Permission.PLAN_MANAGE)
def targets(request: HttpRequest) -> HttpResponse:
    day = today(timezone.now())
    plan = plans.plan_of(day)
    if plan is None:
        return render(request, "dashboards/no_plan.html", {"as_of": day, "plan": None})
    may = person(request).may(Permission.PLAN_MANAGE)
    places = _places(day)
    form = TargetForm(request.POST or None, plan=plan, places=places) if may else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            actions.set_target(*form.wanted(), by=person(request), now=timezone.now())
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("dashboards:targets")
    return render(request, "dashboards/targets.html", _context(request, plan, form))


def _places(day: date) -> dict[UUID, str]:
    rows = directory.communes_of_installation(day).values_list("pk", "name")
    return dict(sorted(rows, key=lambda row: alphabetical(row[1])))


def _context(request: HttpRequest, plan: Plan, form: TargetForm | None) -> dict[str, object]:
    rows = Target.objects.filter(objective__plan=plan).select_related("objective", "indicator")
    page = Paginator(rows.order_by("objective__position", "territory", "valid"), ROWS_A_PAGE)
    shown = page.get_page(request.GET.get("page"))
    day = today(timezone.now())
    names = directory.names_of({row.territory_id for row in shown if row.territory_id}, day)
    return {
        "plan": plan,
        "objectives": plan.objectives.all(),
        "page": shown,
        "rows": [
            (row, names.get(row.territory_id, "") if row.territory_id else "") for row in shown
        ],
        "form": form,
    }
