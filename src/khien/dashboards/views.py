"""The leader's pages: the dashboard of three percentages, and the rows behind each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core import export, ledger, measures
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.measures import Figure, Measure, TraceRow
from khien.core.permissions import Permission
from khien.core.shipped import in_words
from khien.dashboards import queries
from khien.dashboards.events import DashboardExported
from khien.dashboards.forms import DashboardForm, TraceForm
from khien.dashboards.map import HEIGHT, WIDTH, Place, layout
from khien.dashboards.queries import CommuneRow
from khien.dashboards.rules import tone
from khien.directory import queries as directory
from khien.indicators import queries as indicators
from khien.indicators.queries import Counted
from khien.people.access import person
from khien.steering import queries as plans
from khien.steering.models import Objective, Plan

ROWS_A_PAGE = 50


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    r: float
    tone: str
    label: str
    href: str


@dataclass(frozen=True)
class TableCell:
    figure: Figure | None
    href: str


@dataclass(frozen=True)
class TableRow:
    name: str
    cells: list[TableCell]


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def dashboard(request: HttpRequest) -> HttpResponse:
    day, first = today(timezone.now()), plans.first_day()
    asked = DashboardForm(request.GET, first=first, today=day)
    chosen = chosen_in(asked)
    as_of: date = chosen.get("ngay") or day
    plan = plans.plan_of(as_of)
    if plan is None:
        return render(request, "dashboards/no_plan.html", {"as_of": as_of, "plan": None})
    found = indicators.of_objectives(plan.objectives.all(), user=person(request), as_valid=as_of)
    if not found:
        return render(request, "dashboards/no_plan.html", {"as_of": as_of, "plan": plan})
    rows = queries.commune_rows(found, as_of=as_of)
    if request.GET.get("tep") in {"csv", "xlsx"}:
        kind = cast("Kind", request.GET["tep"])
        return _export(request, plan, (found, rows), kind=kind, as_of=as_of)
    shown = min(chosen.get("muc") or 1, len(found)) - 1
    return render(
        request,
        "dashboards/dashboard.html",
        {
            "plan": plan,
            "groups": plan.task_groups.all(),
            "as_of": as_of,
            "form": DashboardForm(initial={"ngay": as_of}, first=first, today=day),
            "why_another_day": asked.why_another_day,
            "cards": [
                (item, with_chosen(rows_of(item), None, as_of) if item.follows else "")
                for item in found
            ],
            "found": found,
            "shown": found[shown],
            "dots": _dots(rows, shown, found[shown], as_of),
            "width": WIDTH,
            "height": HEIGHT,
            "rows": [table_row(row, found, as_of) for row in rows],
        },
    )


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def trace(request: HttpRequest, objective_id: UUID) -> HttpResponse:
    objective = get_object_or_404(Objective.objects.select_related("plan"), pk=objective_id)
    measure = measures.measure(objective.measure)
    return show_rows(request, measure, title=in_words(objective.title))


def show_rows(
    request: HttpRequest, measure: Measure, *, title: str, beside: bool = False
) -> HttpResponse:
    """`beside`: it is no objective, so a row that counts is not said to have reached anything."""
    user = person(request)
    if not user.may(measure.followed_with):
        raise PermissionDenied
    chosen = chosen_in(TraceForm(request.GET))
    as_of: date = chosen.get("ngay") or today(timezone.now())
    commune: UUID | None = chosen.get("xa")
    rows = queries.trace(measure, commune=commune, user=user, as_of=as_of)
    wanted = {"co": True, "khong": False}.get(chosen.get("tinh", ""))
    kept = [row for row in rows if wanted is None or row.counted is wanted]
    page: Page[TraceRow] = Paginator(kept, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "dashboards/trace.html",
        {
            "title": title,
            "beside": beside,
            "measure": measure,
            "place": directory.name_of(commune, as_of) if commune else "",
            "page": page,
            "counted": sum(row.counted for row in rows),
            "all": len(rows),
            "form": TraceForm(request.GET),
            "as_of": as_of,
            "partly": not user.scope(measure.followed_with).everywhere,
        },
    )


def chosen_in(form: DashboardForm | TraceForm) -> dict[str, Any]:
    form.is_valid()
    return form.cleaned_data


def rows_of(item: Counted) -> str:
    """The page of the rows behind an indicator."""
    if item.objective:
        return reverse("dashboards:trace", args=[item.objective.pk])
    return reverse("dashboards:beside_rows", args=[item.code])


def with_chosen(address: str, commune: UUID | None, as_of: date) -> str:
    chosen = {"ngay": as_of.isoformat()} | ({"xa": str(commune)} if commune else {})
    return f"{address}?{urlencode(chosen)}"


def _dots(rows: list[CommuneRow], shown: int, item: Counted, as_of: date) -> list[Dot]:
    places = [
        Place(row.commune, row.latitude, row.longitude)
        for row in rows
        if row.commune and row.latitude is not None and row.longitude is not None
    ]
    where = layout(places)
    return [
        Dot(
            *where[row.commune],
            r=6.5,
            tone=tone(row.figures[shown], item.of(row.commune).target),
            label=f"{row.name}: {_words(row.figures[shown])}",
            href=with_chosen(rows_of(item), row.commune, as_of)
            if item.follows.holds_in(row.commune)
            else "",
        )
        for row in rows
        if row.commune in where
    ]


def _words(figure: Figure | None) -> str:
    if figure is None:
        return _("ít hơn 5, không hiện")
    if figure.percent is None:
        return _("không phát sinh")
    return f"{figure.numerator}/{figure.denominator}"


def table_row(row: CommuneRow, found: Sequence[Counted], as_of: date) -> TableRow:
    cells = [
        TableCell(
            figure,
            with_chosen(rows_of(item), row.commune, as_of) if _opens(item, row, figure) else "",
        )
        for item, figure in zip(found, row.figures, strict=True)
    ]
    return TableRow(row.name or _("Chưa rõ xã, phường"), cells)


def _opens(item: Counted, row: CommuneRow, figure: Figure | None) -> bool:
    something = figure is not None and figure.denominator > 0
    return something and row.commune is not None and item.follows.holds_in(row.commune)


@transaction.atomic
def _export(
    request: HttpRequest,
    plan: Plan,
    shown: tuple[list[Counted], list[CommuneRow]],
    *,
    kind: Kind,
    as_of: date,
) -> HttpResponse:
    found, rows = shown
    columns = [_("Xã, phường")]
    for item in found:
        words = {"objective": item.title}
        columns += [_("%(objective)s – đạt") % words, _("%(objective)s – tổng") % words]
    table: list[list[Cell]] = []
    for row in rows:
        line: list[Cell] = [row.name or _("Chưa rõ xã, phường")]
        for figure in row.figures:
            line += [figure.numerator, figure.denominator] if figure else [_("ít hơn 5")] * 2
        table.append(line)
    user = person(request)
    taken = DashboardExported(plan.pk, len(table), kind, as_of)
    ledger.record(taken, by=user, now=timezone.now())
    return export.respond(Table("bang-dieu-hanh", columns, table), kind)
