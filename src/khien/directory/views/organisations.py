"""The list of schools, facilities and offices, filtered by the address, and its export."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Kind, respond
from khien.core.fold import alphabetical
from khien.core.permissions import Permission
from khien.core.saved_filters import list_page
from khien.directory import actions, queries
from khien.directory.forms import FilterForm
from khien.directory.models import Organisation
from khien.directory.views.person import person
from khien.directory.words import type_words

if TYPE_CHECKING:
    from khien.directory.queries.search import Found

PER_PAGE = 50


@dataclass(frozen=True)
class Row:
    organisation: Organisation
    type: str
    place: str
    code: str


def _asked(request: HttpRequest) -> tuple[FilterForm, date, "QuerySet[Found]"]:
    present = today(timezone.now())
    communes = [(str(unit.pk), unit.name) for unit in queries.communes_of_installation(present)]
    form = FilterForm(
        request.GET, communes=sorted(communes, key=lambda pair: alphabetical(pair[1]))
    )
    wanted = form.chosen()
    on = form.cleaned_data.get("on") or present
    return form, on, queries.search(on, **wanted)


@staff(Permission.DIRECTORY_VIEW, Permission.DIRECTORY_MANAGE)
@list_page("directory:organisations", FilterForm)
def organisations(request: HttpRequest) -> HttpResponse:
    form, on, found = _asked(request)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    shown: list[Any] = list(page)  # annotated rows: the paginator loses their type
    names = queries.names_of([row.commune_id for row in shown if row.commune_id], on)
    codes = queries.codes_of([row.pk for row in shown], on)
    rows = [
        Row(
            row,
            type_words(row.kind, row.type, row.institution_type),
            names.get(row.commune_id, "") if row.commune_id else "",
            codes.get(row.pk, ""),
        )
        for row in shown
    ]
    return render(
        request,
        "directory/organisations.html",
        {
            "form": form,
            "filtered": any(request.GET.get(name) for name in form.fields),
            "page": page,
            "rows": rows,
            "on": on,
            "query": request.GET.urlencode(),
            "may_manage": person(request).may(Permission.DIRECTORY_MANAGE),
        },
    )


@staff(Permission.DIRECTORY_VIEW, Permission.DIRECTORY_MANAGE)
def organisations_export(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in {"csv", "xlsx"}:
        raise Http404
    _form, on, found = _asked(request)
    table = actions.export_organisations(
        found, on=on, kind=kind, by=person(request), now=timezone.now()
    )
    return respond(table, cast("Kind", kind))
