"""Figures of violations: handled, settled, how long it took, who came again, fines."""

from collections.abc import Hashable
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Kind
from khien.core.fold import alphabetical
from khien.core.measures import civil_year
from khien.core.permissions import Permission
from khien.directory import queries as directory
from khien.directory.models import Function
from khien.enforcement.forms_figures import FiguresForm
from khien.enforcement.models import Branch, DetectedBy
from khien.enforcement.queries import figures as queries
from khien.enforcement.queries.figures import UNKNOWN
from khien.enforcement.rules.figures import BY_WORDS, By, Counts, hidden_figures
from khien.enforcement.views.figures_file import Row, respond
from khien.enforcement.wording import ACTS
from khien.people.access import person
from khien.people.models import Scope

_WORDS: dict[By, dict[str, Any]] = {
    By.FUNCTION: dict(Function.choices),
    By.BRANCH: dict(Branch.choices),
    By.ACT: dict(ACTS),
    By.DETECTED: dict(DetectedBy.choices),
}


@require_safe
@staff(Permission.DASHBOARD_VIEW, Permission.FIGURES_TRACE)
def figures(request: HttpRequest) -> HttpResponse:
    user, day = person(request), today(timezone.now())
    traces = user.scope(Permission.FIGURES_TRACE)
    year = civil_year(day)
    asked = {"tu": year.start, "den": year.end, "theo": By.COMMUNE} | request.GET.dict()
    form = FiguresForm(asked, communes=_communes(traces, day), today=day, traces=traces.everywhere)
    chosen = form.cleaned_data if form.is_valid() else {}
    period = chosen.get("period", year).until(day)
    by = By(chosen.get("theo") or By.COMMUNE)
    commune = chosen["xa"].pk if chosen.get("xa") else None
    found = queries.figures(period, by, commune=commune)
    rows = _rows(found, by, _hidden(found, by, commune, traces), day=day)
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return respond(request, rows, by, kind=cast("Kind", request.GET["tep"]))
    whole = queries.figures(period, None, commune=commune).get(UNKNOWN, Counts())
    context = {
        "form": form,
        "period": period,
        "rows": rows,
        "whole": whole,
        "by": str(dict(BY_WORDS)[by]),
    }
    status = 422 if form.errors else 200
    return render(request, "enforcement/figures.html", context, status=status)


def _communes(traces: Scope, day: date) -> Any:
    """Whose rows the person may see, of the communes there are today."""
    every = directory.communes_of_installation(day)
    return every if traces.everywhere else every.filter(pk__in=traces.communes)


def _hidden(
    found: dict[Hashable, Counts], by: By, commune: UUID | None, traces: Scope
) -> dict[Hashable, frozenset[str]]:
    if traces.everywhere or commune:
        return {}
    seen = traces.communes if by is By.COMMUNE else frozenset()
    return hidden_figures({key: counts for key, counts in found.items() if key not in seen})


def _rows(
    found: dict[Hashable, Counts], by: By, hidden: dict[Hashable, frozenset[str]], *, day: date
) -> list[Row]:
    """In the order of the choices, communes by name; what is not known last."""
    names = _names(found, by, day)
    ordered = [*(key for key in names if key in found), *(key for key in found if key not in names)]
    return [Row(names.get(key, ""), found[key], hidden.get(key, frozenset())) for key in ordered]


def _names(found: dict[Hashable, Counts], by: By, day: date) -> dict[Hashable, str]:
    if by not in {By.COMMUNE, By.OFFICE}:
        return {key: str(words) for key, words in _WORDS[by].items()}
    named = directory.names_of({key for key in found if isinstance(key, UUID)}, day)
    return dict(sorted(named.items(), key=lambda pair: alphabetical(pair[1])))
