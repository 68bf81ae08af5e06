"""The list: incidents that wait for a case first, then the cases of one's communes."""

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.core.paginator import Page
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
from khien.core.paging import LongList
from khien.core.permissions import Permission
from khien.core.saved_filters import list_page
from khien.directory.queries import names_of
from khien.intake.models import SupportRequest
from khien.intake.rules.reference import incident_reference, report_reference
from khien.people.access import person
from khien.support import events, queries
from khien.support.forms import CasesForm
from khien.support.models import Case
from khien.support.rules.states import READING

ROWS_A_PAGE = 25
MOST_EXPORTED = 20_000
WAITING_SHOWN = 10


@dataclass(frozen=True)
class Row:
    case: Case
    commune: str
    clock: RunningClock | None


@require_safe
@staff(*READING)
@list_page("support:cases", CasesForm)
def cases(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    works = user.may(Permission.CASE_WORK)
    form = CasesForm(request.GET, works=works)
    form.is_valid()
    chosen = form.cleaned_data
    found = queries.listing(
        user,
        state=chosen.get("buoc", ""),
        text=chosen.get("tim", ""),
        overdue_at=now if chosen.get("qua_han") else None,
        side=chosen.get("cua") or None,
        now=now,
    )
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return _export(request, found, kind=cast("Kind", request.GET["tep"]))
    page = LongList(found, ROWS_A_PAGE, asked=request.GET.get("page")).page_asked()
    waiting = queries.incidents_waiting(user)[:WAITING_SHOWN] if works else []
    requests = queries.requests_visible_to(user)[:WAITING_SHOWN] if works else []
    return render(
        request,
        "support/cases.html",
        {
            "form": form,
            "filtered": any(chosen.values()),
            "page": page,
            "rows": _rows(page),
            "waiting": [(i, incident_reference(i.number, i.opened_at)) for i in waiting],
            "requests": [_asked(row) for row in requests],
            "now": now,
            "prints": user.may(Permission.POSTER_PRINT),
        },
    )


def _asked(row: Any) -> tuple[SupportRequest, str]:
    """A request with the numbers people say: of its report and of its incident."""
    numbers = [report_reference(row.report.number, row.report.received_at)]
    if row.incident_number is not None:
        numbers.append(incident_reference(row.incident_number, row.incident_opened_at))
    return row, " · ".join(numbers)


def _rows(page: Page[Case]) -> list[Row]:
    shown = list(page)
    names = names_of({case.commune_id for case in shown}, today(timezone.now()))
    nearest: dict[UUID, RunningClock] = {}
    for clock in clocks.of(case.pk for case in shown):
        other = nearest.get(clock.subject)
        if clock.stopped_at is None and (other is None or clock.due_at < other.due_at):
            nearest[clock.subject] = clock
    return [Row(case, names.get(case.commune_id, ""), nearest.get(case.pk)) for case in shown]


@transaction.atomic
def _export(request: HttpRequest, found: QuerySet[Case], *, kind: Kind) -> HttpResponse:
    """Numbers, dates and states alone: a file leaves the house, a name does not."""
    shown = list(found[:MOST_EXPORTED])
    names = names_of({case.commune_id for case in shown}, today(timezone.now()))
    rows: list[list[Cell]] = [
        [
            case.number,
            names.get(case.commune_id, ""),
            case.opened_at,
            str(case.get_state_display()),
            case.age,
            str(case.get_sex_display()),
            case.closed_at,
        ]
        for case in shown
    ]
    columns = [
        _("Số hồ sơ"),
        _("Xã, phường"),
        _("Mở lúc"),
        _("Bước"),
        _("Tuổi"),
        _("Giới tính"),
        _("Kết thúc lúc"),
    ]
    ledger.record(events.CasesExported(new_id(), len(rows)), by=person(request), now=timezone.now())
    return export.respond(Table("ho-so-tre-em", columns, rows), kind)
