"""One commune: its figures beside those of the province, what it was before, where it stands."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core import measures
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.dashboards.choices import Chosen
from khien.dashboards.forms import ChoiceForm
from khien.dashboards.showing import Card, chosen_in, rows_at, why_at
from khien.dashboards.trends import trends_of
from khien.directory import queries as directory
from khien.directory.models import Level
from khien.indicators import queries as indicators
from khien.indicators.queries import Counted
from khien.people.access import person
from khien.people.models import User
from khien.steering import queries as plans


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def commune(request: HttpRequest, commune_id: UUID) -> HttpResponse:
    day, first = today(timezone.now()), plans.first_day()
    form = ChoiceForm(request.GET, first=first, today=day)
    cleaned = chosen_in(form)
    chosen = Chosen.of({**cleaned, "noi": commune_id}, day)
    place = directory.existing(chosen.units_on).filter(pk=commune_id, level=Level.COMMUNE).first()
    if place is None:
        raise Http404
    found = _found(chosen, person(request))
    initial = {"ngay": chosen.day, "biet": chosen.known, "dia_gioi": chosen.geography}
    return render(
        request,
        "dashboards/commune.html",
        {
            "place": place.name,
            "chosen": chosen,
            "as_of": chosen.day,
            "form": ChoiceForm(initial=initial, first=first, today=day),
            "why_another_day": form.why_another_day,
            "cards": [_card(item, chosen) for item in found],
            "before": directory.predecessors(commune_id),
            "after": directory.successors(commune_id),
            "trends": trends_of(found, chosen),
        },
    )


def _found(chosen: Chosen, user: User) -> list[Counted]:
    """The objectives of the plan first, then every other indicator."""
    plan = plans.plan_of(chosen.day)
    objectives = list(plan.objectives.all()) if plan else []
    named = {row.measure for row in objectives}
    others = [each.code for each in measures.all_measures() if each.code not in named]
    asked = {
        "user": user,
        "as_valid": chosen.day,
        "as_known": chosen.known,
        "geography": chosen.geography,
        "territory": chosen.territory,
    }
    return [
        *indicators.of_objectives(objectives, **asked),  # type: ignore[arg-type]  # one set of words for two calls
        *indicators.values(others, **asked),  # type: ignore[arg-type]  # the same
    ]


def _card(item: Counted, chosen: Chosen) -> Card:
    unit = chosen.territory
    opens = item.follows.holds_in(unit) and not chosen.geography and not chosen.known
    value = item.total
    something = value.strict is not None and value.strict.denominator
    rows = rows_at(item, unit, chosen.day) if opens and something else ""
    return Card(item, value, rows, why_at(item, chosen, unit))
