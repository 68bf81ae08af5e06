"""One number explained: how it is counted, of when, known when, how sure, what it should reach."""

from typing import Any
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
from khien.dashboards.showing import chosen_in, rows_at
from khien.dashboards.trends import seen_of
from khien.directory import queries as directory
from khien.indicators import queries as indicators
from khien.indicators.queries import Counted, Point
from khien.indicators.queries.definitions import history
from khien.people.access import person
from khien.people.models import User
from khien.steering import queries as plans

READINGS = 12


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def explain(request: HttpRequest, code: str) -> HttpResponse:
    if code not in {each.code for each in measures.all_measures()}:
        raise Http404
    day, first = today(timezone.now()), plans.first_day()
    form = ChoiceForm(request.GET, first=first, today=day)
    chosen = Chosen.of(chosen_in(form), day)
    item = _asked(code, chosen, person(request))
    unit = chosen.territory
    own = item.total.strict is not None and not chosen.geography
    initial = {
        "ngay": chosen.day,
        "biet": chosen.known,
        "dia_gioi": chosen.geography,
        "noi": unit,
    }
    context: dict[str, Any] = {
        "item": item,
        "value": item.total,
        "place": directory.name_of(unit, chosen.units_on) if unit else "",
        "chosen": chosen,
        "form": ChoiceForm(initial=initial, first=first, today=day),
        "why_another_day": form.why_another_day,
        "versions": history(code),
        "readings": _readings(item, unit) if own else [],
        "rows": _rows(item, unit, chosen),
        "hidden": len(item.hidden),
    }
    return render(request, "dashboards/explain.html", context)


def _asked(code: str, chosen: Chosen, user: User) -> Counted:
    """As an objective of the plan of that day where it names it, else by itself."""
    plan = plans.plan_of(chosen.day)
    named = list(plan.objectives.filter(measure=code)[:1]) if plan else []
    asked: dict[str, Any] = {
        "user": user,
        "as_valid": chosen.day,
        "as_known": chosen.known,
        "geography": chosen.geography,
        "territory": chosen.territory,
    }
    (found,) = (
        indicators.of_objectives(named, **asked) if named else indicators.values([code], **asked)
    )
    return found


def _readings(item: Counted, unit: UUID | None) -> list[Point]:
    seen = seen_of([item])
    return indicators.course(item.code, item.period, unit=unit, count=READINGS, seen=seen)


def _rows(item: Counted, unit: UUID | None, chosen: Chosen) -> str:
    """Behind today's borders and knowledge alone; a row itself may be older."""
    if chosen.geography or chosen.known:
        return ""
    opens = item.follows.holds_in(unit) if unit else bool(item.follows)
    something = item.total.strict is not None and item.total.strict.denominator
    return rows_at(item, unit, chosen.day) if opens and something else ""
