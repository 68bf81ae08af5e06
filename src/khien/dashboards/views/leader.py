"""The leader's page: three percentages with their trend, the map, who is red and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core import export, ledger, measures
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.permissions import Permission
from khien.dashboards import queries
from khien.dashboards.choices import Chosen
from khien.dashboards.events import DashboardExported
from khien.dashboards.forms import ChoiceForm
from khien.dashboards.mapping import map_of
from khien.dashboards.panels import own_places, panels_of, waiting_for
from khien.dashboards.queries import CommuneRow
from khien.dashboards.showing import cards, chosen_in, in_short, table_row
from khien.dashboards.trends import trends_of
from khien.directory import queries as directory
from khien.indicators import queries as indicators
from khien.indicators.queries import Counted
from khien.people.access import person
from khien.people.models import User
from khien.steering import queries as plans
from khien.steering.models import Plan

_OTHERS = ("dxf2", "adx")  # formats for other systems


@dataclass(frozen=True)
class _Shown:
    """What was asked for, counted and put into rows."""

    plan: Plan
    chosen: Chosen
    found: list[Counted]
    rows: list[CommuneRow]
    beside: list[Counted]


@require_safe
@staff(Permission.DASHBOARD_VIEW)
def dashboard(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    day, first = today(now), plans.first_day()
    form = ChoiceForm(request.GET, first=first, today=day)
    cleaned = chosen_in(form)
    chosen = Chosen.of(cleaned, day)
    plan = plans.plan_of(chosen.day)
    found, beside = _found(plan, chosen, user, day) if plan else ([], [])
    if plan is None or not found:
        return render(request, "dashboards/no_plan.html", {"as_of": chosen.day, "plan": plan})
    shown = _Shown(plan, chosen, found, queries.rows(found, chosen), beside)
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return _export(request, shown, kind=cast("Kind", request.GET["tep"]))
    nth = min(cleaned.get("muc") or 1, len(found)) - 1
    initial = {"ngay": chosen.day, "biet": chosen.known, "dia_gioi": chosen.geography}
    context = {
        "form": ChoiceForm(initial=initial, first=first, today=day),
        "why_another_day": form.why_another_day,
        **_context(shown, nth),
        "panels": [] if chosen.territory else panels_of(plan, user, now, chosen.day),
        "waiting": waiting_for(user, now) if user.only_reads_figures else None,
        "own": [] if chosen.territory else own_places(user, day),
    }
    return render(request, "dashboards/dashboard.html", context)


def _found(
    plan: Plan, chosen: Chosen, user: User, today: date
) -> tuple[list[Counted], list[Counted]]:
    """Of the plan's objectives; and what is read beside them, of the day that is kept."""
    rows = list(plan.objectives.all())
    live = chosen == Chosen(today)
    named = [code for row in rows for code in measures.measure(row.measure).narrower]
    found = indicators.of_objectives(
        rows,
        user=user,
        as_valid=chosen.day,
        as_known=chosen.known,
        geography=chosen.geography,
        territory=chosen.territory,
        also=named if live else (),
    )
    return found[: len(rows)], found[len(rows) :]


def _context(shown: _Shown, nth: int) -> dict[str, Any]:
    chosen, found, rows = shown.chosen, shown.found, shown.rows
    table = [table_row(row, found, chosen) for row in rows]
    return {
        "plan": shown.plan,
        "groups": shown.plan.task_groups.all(),
        "as_of": chosen.day,
        "chosen": chosen,
        "place": directory.name_of(chosen.territory, chosen.units_on) if chosen.territory else "",
        "cards": cards(found, chosen, shown.beside),
        "found": found,
        "shown": found[nth],
        "map": map_of(rows, table, nth, chosen.units_on),
        "rows": table,
        "reds": [_red(row, found, chosen) for row in queries.red_ones(rows)],
        "trends": trends_of(found, chosen),
        **{kind: chosen.address(reverse("dashboards:exchange", args=[kind])) for kind in _OTHERS},
    }


def _red(row: CommuneRow, found: list[Counted], chosen: Chosen) -> tuple[Any, list[str]]:
    why = []
    for nth in row.reds:
        value = row.values[nth]
        words = {
            "title": found[nth].title,
            "figure": in_short(value),
            "target": f"{value.target:g}" if value.target is not None else "",
        }
        why.append(_("%(title)s: %(figure)s, chỉ tiêu %(target)s %%") % words)
    return table_row(row, found, chosen), why


@transaction.atomic
def _export(request: HttpRequest, shown: _Shown, *, kind: Kind) -> HttpResponse:
    columns = [_("Xã, phường")]
    for item in shown.found:
        words = {"objective": item.title}
        columns += [_("%(objective)s – đạt") % words, _("%(objective)s – tổng") % words]
    table: list[list[Cell]] = []
    for row in shown.rows:
        line: list[Cell] = [row.name or _("Chưa rõ xã, phường")]
        for value in row.values:
            figure = value.strict
            line += [figure.numerator, figure.denominator] if figure else [_("không hiện")] * 2
        table.append(line)
    user = person(request)
    taken = DashboardExported(shown.plan.pk, len(table), kind, shown.chosen.day)
    ledger.record(taken, by=user, now=timezone.now())
    return export.respond(Table("bang-dieu-hanh", columns, table), kind)
