"""Agencies: their tasks of the plan, what they handled, what they can do it with."""

from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core import handled
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.measures import civil_year
from khien.core.permissions import Permission
from khien.dashboards.agencies import Agency, agencies_of
from khien.dashboards.choices import Chosen
from khien.dashboards.forms import DayForm
from khien.dashboards.showing import chosen_in
from khien.directory import queries as directory
from khien.directory.models import Function
from khien.people.access import person
from khien.steering import queries as plans
from khien.steering.queries.assignments import read_by, sees_all

ROWS_A_PAGE = 50


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def agencies(request: HttpRequest) -> HttpResponse:
    form, chosen = _chosen(request)
    found = _found(request, chosen.day)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "dashboards/agencies.html",
        {
            "page": page,
            "kinds": handled.all_kinds(),
            "as_of": chosen.day,
            "chosen": chosen,
            "form": form,
            "why_another_day": form.why_another_day,
        },
    )


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def agency(request: HttpRequest, office_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    form, chosen = _chosen(request)
    name = directory.name_of(office_id, chosen.day)
    if not name:
        raise Http404
    found = {each.office: each for each in _found(request, chosen.day)}
    functions = sorted(directory.functions_of(office_id, chosen.day))
    return render(
        request,
        "dashboards/agency.html",
        {
            "name": name,
            "office": office_id,
            "agency": found.get(office_id, Agency(office_id, name)),
            "reads_tasks": sees_all(user) or office_id in read_by(user, on=today(now)),
            "functions": [Function(each).label for each in functions],
            "period": civil_year(chosen.day).until(chosen.day),
            "as_of": chosen.day,
            "chosen": chosen,
            "form": form,
            "why_another_day": form.why_another_day,
        },
    )


def _chosen(request: HttpRequest) -> tuple[DayForm, Chosen]:
    day, first = today(timezone.now()), plans.first_day()
    form = DayForm(request.GET, first=first, today=day)
    return form, Chosen(Chosen.of(chosen_in(form), day).day)


def _found(request: HttpRequest, day: date) -> list[Agency]:
    return agencies_of(plans.plan_of(day), person(request), day)
