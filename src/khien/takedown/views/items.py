"""The list of content an office follows."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core import clocks, export, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.ids import new_id
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.directory.queries import names_of
from khien.people.access import person
from khien.takedown import events, queries
from khien.takedown.documents.words import place
from khien.takedown.forms.lists import ItemsForm
from khien.takedown.models import ContentItem, TakedownRequest
from khien.takedown.queries.addressees import in_force

ROWS_A_PAGE = 25
MOST_EXPORTED = 20_000


@dataclass(frozen=True)
class Row:
    """`last`: the newest request; `clock`: the deadline that runs on one of them."""

    item: ContentItem
    place: str
    last: TakedownRequest | None
    clock: RunningClock | None


@require_safe
@staff(Permission.TAKEDOWN_WORK)
def items(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    known = [(each.code, each.name) for each in in_force(today(now))]
    form = ItemsForm(request.GET, addressees=known)
    form.is_valid()
    chosen = form.cleaned_data
    found = queries.listing(
        user,
        state=chosen.get("buoc", ""),
        platform=chosen.get("noi", ""),
        number=chosen.get("so", ""),
        overdue_at=now if chosen.get("qua_han") else None,
    )
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return _export(request, found, kind=cast("Kind", request.GET["tep"]))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "filtered": any(chosen.values()),
        "page": page,
        "rows": _rows(page),
        "now": now,
    }
    return render(request, "takedown/items.html", context)


def _rows(page: Page[ContentItem]) -> list[Row]:
    shown = list(page)
    asked: dict[UUID, list[TakedownRequest]] = {
        item.pk: item.asked  # type: ignore[attr-defined]  # prefetched by the query
        for item in shown
    }
    running: dict[UUID, RunningClock] = {
        clock.subject: clock
        for clock in clocks.of(request.pk for requests in asked.values() for request in requests)
        if clock.stopped_at is None
    }
    return [
        Row(
            item,
            place(item),
            next(iter(asked[item.pk]), None),
            next((running[r.pk] for r in asked[item.pk] if r.pk in running), None),
        )
        for item in shown
    ]


@transaction.atomic
def _export(request: HttpRequest, found: QuerySet[ContentItem], *, kind: Kind) -> HttpResponse:
    """Numbers, dates and states alone: a file leaves the house, an address of harm does not."""
    shown = list(found[:MOST_EXPORTED])
    names = names_of({i.commune_id for i in shown if i.commune_id}, today(timezone.now()))
    rows: list[list[Cell]] = [
        [
            item.number,
            names.get(item.commune_id, "") if item.commune_id else "",
            item.platform.name if item.platform else "",
            str(item.get_harm_display()),
            item.registered_at,
            str(item.get_state_display()),
            len(item.asked),  # type: ignore[attr-defined]  # prefetched by the query
        ]
        for item in shown
    ]
    columns = [
        _("Số"),
        _("Xã, phường"),
        _("Nền tảng"),
        _("Gây hại thế nào"),
        _("Ghi lúc"),
        _("Tình trạng"),
        _("Số yêu cầu đã lập"),
    ]
    taken = events.ContentExported(new_id(), len(rows))
    ledger.record(taken, by=person(request), now=timezone.now())
    return export.respond(Table("noi-dung-can-go", columns, rows), kind)
