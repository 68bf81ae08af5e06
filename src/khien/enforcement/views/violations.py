"""The list: incidents sent to one's office first, then its violations."""

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
from khien.core.saved_filters import list_page
from khien.directory.queries import names_of
from khien.enforcement import events, queries
from khien.enforcement.forms import ViolationsForm
from khien.enforcement.models import Violation
from khien.enforcement.wording import act_in_words
from khien.intake.rules.reference import incident_reference
from khien.people.access import person

ROWS_A_PAGE = 25
MOST_EXPORTED = 20_000
WAITING_SHOWN = 10


@dataclass(frozen=True)
class Row:
    violation: Violation
    act: str
    clock: RunningClock | None


@require_safe
@staff(Permission.VIOLATION_WORK)
@list_page("enforcement:violations", ViolationsForm)
def violations(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = ViolationsForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    found = queries.listing(
        user,
        state=chosen.get("buoc", ""),
        branch=chosen.get("huong", ""),
        text=chosen.get("tim", ""),
        overdue_at=now if chosen.get("qua_han") else None,
    )
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return _export(request, found, kind=cast("Kind", request.GET["tep"]))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "enforcement/violations.html",
        {
            "form": form,
            "filtered": any(chosen.values()),
            "page": page,
            "rows": _rows(page),
            "waiting": [
                (i, incident_reference(i.number, i.opened_at))
                for i in queries.incidents_waiting(user)[:WAITING_SHOWN]
            ],
            "now": now,
        },
    )


def _rows(page: Page[Violation]) -> list[Row]:
    shown = list(page)
    running: dict[UUID, RunningClock] = {
        clock.subject: clock
        for clock in clocks.of(violation.pk for violation in shown)
        if clock.stopped_at is None
    }
    return [Row(v, act_in_words(v.act), running.get(v.pk)) for v in shown]


@transaction.atomic
def _export(request: HttpRequest, found: QuerySet[Violation], *, kind: Kind) -> HttpResponse:
    """Numbers, dates and states alone: a file leaves the house, a name does not."""
    shown = list(found[:MOST_EXPORTED])
    names = names_of({v.commune_id for v in shown if v.commune_id}, today(timezone.now()))
    rows: list[list[Cell]] = [
        [
            v.number,
            names.get(v.commune_id, "") if v.commune_id else "",
            v.opened_at,
            act_in_words(v.act),
            str(v.get_state_display()),
            str(v.get_branch_display()),
            v.settled_at,
        ]
        for v in shown
    ]
    columns = [
        _("Số hồ sơ"),
        _("Xã, phường"),
        _("Mở lúc"),
        _("Hành vi"),
        _("Bước"),
        _("Hướng xử lý"),
        _("Có kết quả lúc"),
    ]
    ledger.record(
        events.ViolationsExported(new_id(), len(rows)), by=person(request), now=timezone.now()
    )
    return export.respond(Table("ho-so-vi-pham", columns, rows), kind)
