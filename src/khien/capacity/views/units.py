"""What each unit can do, beside what it handled: for the province, and each unit for itself."""

from typing import cast

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.capacity import events, queries
from khien.capacity.forms import UnitsForm
from khien.capacity.queries import UnitCapacity
from khien.core import export, handled, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.ids import new_id
from khien.core.measures import civil_year
from khien.core.permissions import Permission
from khien.people.access import person

ROWS_A_PAGE = 50


@require_safe
@staff(Permission.CAPACITY_RECORD, Permission.DASHBOARD_VIEW)
def units(request: HttpRequest) -> HttpResponse:
    user, day = person(request), today(timezone.now())
    year = civil_year(day)
    traces = user.scope(Permission.FIGURES_TRACE).everywhere
    asked = {"tu": year.start, "den": year.end} | request.GET.dict()
    form = UnitsForm(asked, today=day, traces=traces)
    chosen = form.cleaned_data if form.is_valid() else {}
    period = chosen.get("period", year).until(day)
    found = queries.by_unit(user, period)
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return _export(request, found, kind=cast("Kind", request.GET["tep"]))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "period": period,
        "page": page,
        "kinds": handled.all_kinds(),
        "rows": [(each, _work(each)) for each in page],
    }
    status = 422 if form.errors else 200
    return render(request, "capacity/units.html", context, status=status)


def _work(told: UnitCapacity) -> list[tuple[str, str]]:
    """Title and figure of each kind of work."""
    return [(str(kind.title), _figure(told, kind.code)) for kind in handled.all_kinds()]


def _figure(told: UnitCapacity, code: str) -> str:
    if code in told.hidden:
        return _("ít, không hiện")
    number = told.work.get(code)
    return f"{number.done}/{number.came}" if number else "–"


@transaction.atomic
def _export(request: HttpRequest, found: list[UnitCapacity], *, kind: Kind) -> HttpResponse:
    columns = [
        _("Đơn vị"),
        _("Cán bộ"),
        _("Cán bộ đã tập huấn, theo nội dung"),
        _("Lớp tập huấn"),
        _("Lượt người dự"),
        _("Cuộc diễn tập"),
        _("Thiết bị đang dùng"),
        *(str(each.title) for each in handled.all_kinds()),
    ]
    table: list[list[Cell]] = [
        [
            told.name,
            told.officers,
            "; ".join(f"{words}: {count}" for words, count in told.trained_words),
            told.trainings,
            told.took_part,
            told.exercises,
            told.pieces,
            *(figure for _title, figure in _work(told)),
        ]
        for told in found
    ]
    ledger.record(
        events.CapacityExported(new_id(), len(table)), by=person(request), now=timezone.now()
    )
    return export.respond(Table("nang-luc-theo-don-vi", columns, table), kind)
