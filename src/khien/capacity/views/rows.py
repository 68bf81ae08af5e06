"""The list: what units wrote down, newest first."""

from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.capacity import events, queries
from khien.capacity.forms import RowsForm
from khien.capacity.models import CapacityRow
from khien.core import export, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.ids import new_id
from khien.core.permissions import Permission
from khien.directory.queries import names_of
from khien.people.access import person

ROWS_A_PAGE = 50
MOST_EXPORTED = 20_000


@require_safe
@staff(Permission.CAPACITY_RECORD, Permission.DASHBOARD_VIEW)
def rows(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = RowsForm(request.GET, units=queries.units_seen(user, today(timezone.now())))
    form.is_valid()
    chosen = form.cleaned_data
    found = queries.listing(
        user,
        kind=chosen.get("ve", ""),
        unit=UUID(chosen["don_vi"]) if chosen.get("don_vi") else None,
        withdrawn=bool(chosen.get("da_rut")),
    )
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return _export(request, found, kind=cast("Kind", request.GET["tep"]))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    names = names_of({row.unit_id for row in shown}, today(timezone.now()))
    own = queries.units_of(user)
    context = {
        "form": form,
        "filtered": any(chosen.values()),
        "page": page,
        "rows": [(row, names.get(row.unit_id, ""), row.unit_id in own) for row in shown],
        "records": user.may(Permission.CAPACITY_RECORD),
    }
    return render(request, "capacity/rows.html", context)


@transaction.atomic
def _export(request: HttpRequest, found: QuerySet[CapacityRow], *, kind: Kind) -> HttpResponse:
    shown = list(found[:MOST_EXPORTED])
    names = names_of({row.unit_id for row in shown}, today(timezone.now()))
    table: list[list[Cell]] = [
        [
            names.get(row.unit_id, ""),
            str(row.get_kind_display()),
            str(row.get_topic_display()),
            row.what,
            row.count,
            row.on,
            row.until,
            row.source,
            row.withdrawn_why,
        ]
        for row in shown
    ]
    columns = [
        _("Đơn vị"),
        _("Ghi về"),
        _("Về nội dung"),
        _("Tên lớp, cuộc diễn tập hoặc thiết bị"),
        _("Số lượng"),
        _("Ngày tổ chức, hoặc có từ ngày"),
        _("Thôi từ ngày"),
        _("Theo nguồn nào"),
        _("Vì sao rút"),
    ]
    ledger.record(
        events.CapacityExported(new_id(), len(table)), by=person(request), now=timezone.now()
    )
    return export.respond(Table("nang-luc-don-vi", columns, table), kind)
