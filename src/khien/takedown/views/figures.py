"""How fast each addressee takes content down: for leaders, and as a file."""

from typing import cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from khien.core import export, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.ids import new_id
from khien.core.measures import civil_year
from khien.core.permissions import Permission
from khien.people.access import person
from khien.takedown import events
from khien.takedown.forms.lists import LeagueForm
from khien.takedown.models import Ask
from khien.takedown.queries.figures import League, Split, by_commune, league, whole


@require_safe
@staff(Permission.DASHBOARD_VIEW, Permission.TAKEDOWN_WORK)
def figures(request: HttpRequest) -> HttpResponse:
    """Of companies, and of communes only as far as few of them tell of nobody."""
    user, now = person(request), timezone.now()
    year = civil_year(today(now))
    asked = {"tu": year.start, "den": year.end, "viec": Ask.REMOVE} | request.GET.dict()
    seen = user.scope(Permission.FIGURES_TRACE)
    form = LeagueForm(asked, today=today(now), traces=seen.everywhere)
    form.is_valid()
    period = form.period(year).until(today(now))
    ask = form.cleaned_data.get("viec") or Ask.REMOVE
    kind = form.cleaned_data.get("loai", "")
    by = Split(form.cleaned_data.get("theo") or Split.ADDRESSEE)
    if by is Split.COMMUNE:
        rows = by_commune(period, now=now, ask=ask, kind=kind, seen=seen)
    else:
        rows = league(period, now=now, ask=ask, kind=kind)
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return _export(request, rows, kind=cast("Kind", request.GET["tep"]))
    context = {
        "form": form,
        "period": period,
        "rows": rows,
        "whole": whole(period, now=now, ask=ask, kind=kind),
        "ask": Ask(ask).label,
        "by_commune": by is Split.COMMUNE,
    }
    status = 422 if form.errors else 200
    return render(request, "takedown/figures.html", context, status=status)


@transaction.atomic
def _export(request: HttpRequest, rows: list[League], *, kind: Kind) -> HttpResponse:
    columns = {
        "name": pgettext("gỡ", "Nơi nhận, hoặc xã, phường"),
        "kind": _("Là gì"),
        "sent": _("Đã gửi"),
        "removed": _("Đã thực hiện"),
        "in_time": _("Đúng hạn"),
        "late": _("Quá hạn"),
        "refused": _("Từ chối"),
        "silent": _("Không trả lời"),
        "back": _("Xuất hiện lại"),
        "hours": _("Số giờ đến khi xong (trung vị)"),
    }
    table: list[list[Cell]] = [
        [
            _("không hiện") if row.hidden and name != "name" else getattr(row, name)
            for name in columns
        ]
        for row in rows
    ]
    taken = events.TakedownFiguresExported(new_id(), len(table))
    ledger.record(taken, by=person(request), now=timezone.now())
    return export.respond(Table("so-lieu-go-noi-dung", list(columns.values()), table), kind)
