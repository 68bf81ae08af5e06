"""Measures beside the objectives: how fast, how often again; by commune, down to their rows."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core import measures
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.dashboards import queries
from khien.dashboards.forms import DashboardForm
from khien.dashboards.views import chosen_in, rows_of, show_rows, table_row, with_chosen
from khien.people.access import person
from khien.steering import queries as plans


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def beside(request: HttpRequest) -> HttpResponse:
    day, first = today(timezone.now()), plans.first_day()
    asked = DashboardForm(request.GET, first=first, today=day)
    as_of: date = chosen_in(asked).get("ngay") or day
    found = queries.beside(plans.plan_of(as_of), user=person(request), as_of=as_of)
    rows = queries.commune_rows(found, as_of=as_of)
    return render(
        request,
        "dashboards/beside.html",
        {
            "as_of": as_of,
            "form": DashboardForm(initial={"ngay": as_of}, first=first, today=day),
            "why_another_day": asked.why_another_day,
            "cards": [
                (each, with_chosen(rows_of(each), None, as_of) if each.follows else "")
                for each in found
            ],
            "rows": [table_row(row, found, as_of) for row in rows],
        },
    )


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def beside_rows(request: HttpRequest, code: str) -> HttpResponse:
    found = {each.code: each for each in measures.all_measures()}.get(code)
    if found is None:
        raise Http404
    return show_rows(request, found, title=str(found.title), beside=True)
