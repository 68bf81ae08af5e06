"""Figures of support: requests, hours to the first help, plans in time, services, recovery."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core import export, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.fold import alphabetical
from khien.core.ids import new_id
from khien.core.measures import civil_year
from khien.core.permissions import Permission
from khien.directory import queries as directory
from khien.intake.models import AskedBy, HarmKind
from khien.people.access import person
from khien.people.models import Scope
from khien.support import events
from khien.support.forms import FiguresForm
from khien.support.models import Sex
from khien.support.queries import figures as queries
from khien.support.queries.figures import UNKNOWN, Rows
from khien.support.rules.figures import (
    AGE_WORDS,
    FIGURES_OF,
    By,
    Counts,
    hidden_figures,
)

_WORDS: dict[By, Mapping[str, object]] = {
    By.AGE: AGE_WORDS,
    By.SEX: dict(Sex.choices),
    By.KIND: dict(HarmKind.choices),
    By.SOURCE: dict(AskedBy.choices),
}


@dataclass(frozen=True)
class Row:
    """`hidden`: names of the figures that are not shown, as they count few people."""

    name: str
    counts: Counts
    hidden: frozenset[str]


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
        return _export(request, rows, by, kind=cast("Kind", request.GET["tep"]))
    whole = queries.figures(period, None, commune=commune).get(UNKNOWN, Counts())
    return render(
        request,
        "support/figures.html",
        {
            "form": form,
            "period": period,
            "rows": rows,
            "whole": whole,
            "by": form.fields["theo"].choices[list(By).index(by)][1],  # type: ignore[attr-defined]  # a choice field
            "sums": by not in {By.KIND, By.SOURCE},
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


@transaction.atomic
def _export(request: HttpRequest, rows: list[Row], by: By, *, kind: Kind) -> HttpResponse:
    columns = {
        "requests": _("Yêu cầu"),
        "done": _("Đã hỗ trợ"),
        "settled": _("Đã ngã ngũ"),
        "helped": _("Đã có lần giúp đầu"),
        "hours": _("Số giờ đến lần giúp đầu (trung vị)"),
        "plans": _("Kế hoạch đến hạn"),
        "plans_in_time": _("Kế hoạch đúng hạn"),
        "services": _("Dịch vụ đã cung cấp"),
        "closed": _("Hồ sơ kết thúc"),
        "recovered": _("Trẻ an toàn và ổn định"),
        "felt": _("Có hỏi trẻ thấy thế nào, lúc đầu và lúc cuối"),
        "feels_better": _("Trẻ thấy khá hơn"),
    }
    table: list[list[Cell]] = [
        [
            row.name or _("chưa rõ"),
            *(
                _("ít hơn 5") if name in row.hidden else getattr(row.counts, name)
                for name in columns
            ),
        ]
        for row in rows
    ]
    taken = events.SupportFiguresExported(new_id(), len(table))
    ledger.record(taken, by=person(request), now=timezone.now())
    heads = [str(dict(FiguresForm.base_fields["theo"].choices)[by]), *columns.values()]  # type: ignore[attr-defined]  # a choice field
    return export.respond(Table("so-lieu-ho-tro", heads, table), kind)
