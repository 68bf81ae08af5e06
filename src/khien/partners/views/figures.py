"""What all partners promised and delivered, and which communes have none."""

from typing import cast

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
from khien.core.ids import new_id
from khien.core.measures import Figure, civil_year, total
from khien.partners import events, measures
from khien.partners.queries import commitments as queries
from khien.partners.queries.commitments import CommuneLine
from khien.partners.queries.partners import READING
from khien.people.access import person


@require_safe
@staff(*READING)
def figures(request: HttpRequest) -> HttpResponse:
    on = today(timezone.now())
    strict, settled = total(measures.count_kept(civil_year(on), on))
    context = {
        "on": on,
        "kinds": queries.by_kind(on),
        "overdue": queries.overdue(on),
        "strict": strict,
        "settled": settled,
        "communes": total(measures.count_communes(civil_year(on), on))[0],
    }
    return render(request, "partners/figures.html", context)


@require_safe
@staff(*READING)
def communes(request: HttpRequest) -> HttpResponse:
    """`tat_ca` in the address: also those that have one."""
    on = today(timezone.now())
    everyone = request.GET.get("tat_ca") == "1"
    rows = queries.commune_lines(on, only_without=not everyone)
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return _export(request, rows, kind=cast("Kind", request.GET["tep"]))
    all_of_them = queries.commune_lines(on, only_without=False)
    without = sum(not row.partners for row in all_of_them)
    context = {
        "rows": rows,
        "everyone": everyone,
        "figure": Figure(len(all_of_them) - without, len(all_of_them)),
        "for_the_province": queries.for_the_province(on),
        "on": on,
    }
    return render(request, "partners/communes.html", context)


@transaction.atomic
def _export(request: HttpRequest, rows: list[CommuneLine], *, kind: Kind) -> HttpResponse:
    table: list[list[Cell]] = [[row.name, row.partners] for row in rows]
    event = events.PartnersExported(new_id(), len(table))
    ledger.record(event, by=person(request), now=timezone.now())
    columns = [_("Xã, phường"), _("Số đối tác")]
    return export.respond(Table("xa-phuong-doi-tac", columns, table), kind)
