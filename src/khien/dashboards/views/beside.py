"""Indicators beside the objectives: how fast, how often again; by commune, down to their rows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.dashboards import queries
from khien.dashboards.choices import Chosen
from khien.dashboards.forms import ChoiceForm
from khien.dashboards.showing import cards, chosen_in, table_row
from khien.people.access import person
from khien.steering import queries as plans


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def beside(request: HttpRequest) -> HttpResponse:
    day, first = today(timezone.now()), plans.first_day()
    form = ChoiceForm(request.GET, first=first, today=day)
    chosen = Chosen.of(chosen_in(form), day)
    found = queries.beside(plans.plan_of(chosen.day), chosen, user=person(request))
    rows = queries.rows(found, chosen)
    initial = {"ngay": chosen.day, "biet": chosen.known, "dia_gioi": chosen.geography}
    return render(
        request,
        "dashboards/beside.html",
        {
            "as_of": chosen.day,
            "chosen": chosen,
            "form": ChoiceForm(initial=initial, first=first, today=day),
            "why_another_day": form.why_another_day,
            "cards": cards(found, chosen),
            "rows": [table_row(row, found, chosen) for row in rows],
        },
    )
