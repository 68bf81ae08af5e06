"""Figures of support: requests, hours to the first help, plans in time, services, recovery."""

from collections.abc import Hashable, Mapping
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
from khien.intake.models import AskedBy, HarmKind
from khien.people.access import person
from khien.people.models import Scope
from khien.support.forms import FiguresForm
from khien.support.models import Sex
from khien.support.queries import figures as queries
from khien.support.queries.figures import Rows
from khien.support.rules.figures import (
    ADDING_UP,
    AGE_WORDS,
    FIGURES_OF,
    By,
    hidden_figures,
)
from khien.support.views.figures_file import Row, respond

_WORDS: dict[By, Mapping[str, object]] = {
    By.AGE: AGE_WORDS,
    By.SEX: dict(Sex.choices),
    By.KIND: dict(HarmKind.choices),
    By.SOURCE: dict(AskedBy.choices),
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
    rows = _rows(found, by, hidden=_hidden(found, by, commune, traces), day=day)
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return respond(request, rows, by, kind=cast("Kind", request.GET["tep"]))
    whole = queries.whole(period, by, found, commune=commune)
    return render(
        request,
        "support/figures.html",
        {
            "form": form,
            "period": period,
            "rows": rows,
            "whole": whole,
            "by": form.fields["theo"].choices[list(By).index(by)][1],  # type: ignore[attr-defined]  # a choice field
            "sums": by in ADDING_UP,
        },
        status=422 if form.errors else 200,
    )


def _communes(traces: Scope, day: date) -> Any:
    """Whose rows the person may see, of the communes there are today."""
    every = directory.communes_of_installation(day)
    return every if traces.everywhere else every.filter(pk__in=traces.communes)


def _hidden(
    found: Rows, by: By, commune: UUID | None, traces: Scope
) -> dict[str, frozenset[Hashable]]:
    if traces.everywhere or commune:
        return {}
    seen = traces.communes if by is By.COMMUNE else frozenset()
    return hidden_figures({key: counts for key, counts in found.items() if key not in seen})


def _rows(
    found: Rows, by: By, *, hidden: Mapping[str, frozenset[Hashable]], day: date
) -> list[Row]:
    """In the order of the choices, communes by name; what is not known last."""
    names = _names(found, by, day)
    rows = [
        Row(
            names.get(key, ""),
            counts,
            frozenset(
                figure
                for counted, figures in FIGURES_OF.items()
                if key in hidden.get(counted, ())
                for figure in figures
            ),
        )
        for key, counts in found.items()
    ]
    order = list(names.values())
    return sorted(rows, key=lambda row: (not row.name, order.index(row.name) if row.name else 0))


def _names(found: Rows, by: By, day: date) -> dict[Hashable, str]:
    if by is not By.COMMUNE:
        return {key: str(words) for key, words in _WORDS[by].items()}
    named = directory.names_of({key for key in found if isinstance(key, UUID)}, day)
    return dict(sorted(named.items(), key=lambda pair: alphabetical(pair[1])))
