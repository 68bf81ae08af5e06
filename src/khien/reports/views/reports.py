"""Reports of the province, and beginning one."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core import reporting_periods
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.measures import Period
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.reports import actions
from khien.reports.actions.consolidated import New
from khien.reports.forms import BeginForm
from khien.reports.models import Cadence
from khien.reports.queries import consolidated
from khien.reports.rules.cadence import KINDS
from khien.reports.views import PROVINCE
from khien.reports.views.regimes import plan_choices
from khien.steering.models import Plan

ROWS_A_PAGE = 30


@require_safe
@staff(*PROVINCE)
def reports(request: HttpRequest) -> HttpResponse:
    user = person(request)
    found = consolidated.listing(user)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": list(page), "writes": consolidated.writes(user)}
    return render(request, "reports/reports.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.PLAN_MANAGE)
def begin(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = BeginForm(request.POST or None, plans=plan_choices(), initial=_offered(today(now)))
    if form.is_valid():
        said = form.cleaned_data
        plan, cadence = Plan.objects.get(pk=said["plan"]), Cadence(said["cadence"])
        try:
            period = _period(plan, cadence, said["period"])
            made = actions.begin(plan, New(cadence, period, said["geography"]), by=user, now=now)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            return redirect("reports:report", made.pk)
    return render(request, "reports/begin.html", {"form": form}, status=422 if form.errors else 200)


def _offered(day: date) -> dict[str, object]:
    """The month that ended last."""
    kind = KINDS[Cadence.MONTH]
    here = reporting_periods.containing(kind, day)
    last = reporting_periods.before(kind, here) if here else None
    return {"cadence": Cadence.MONTH, "period": last.end if last else day, "geography": day}


def _period(plan: Plan, cadence: Cadence, day: date) -> Period:
    if cadence == Cadence.FINAL:
        return Period(plan.starts, plan.ends)
    found = reporting_periods.containing(KINDS[cadence], day)
    if found is None:
        raise Refused(_("Ngày này không nằm trong năm học nào."), field="period")
    return found
