"""Figures of violations as a file: small ones left out as on the page."""

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core import export, ledger
from khien.core.export import Cell, Kind, Table
from khien.core.ids import new_id
from khien.enforcement import events
from khien.enforcement.rules.figures import BY_WORDS, By, Counts
from khien.people.access import person


@dataclass(frozen=True)
class Row:
    """`hidden`: names of the figures that are not shown, as they tell of few."""

    name: str
    counts: Counts
    hidden: frozenset[str] = frozenset()


@transaction.atomic
def respond(request: HttpRequest, rows: list[Row], by: By, *, kind: Kind) -> HttpResponse:
    columns = {
        "opened": _("Vi phạm mở trong kỳ"),
        "handled": _("Đã xử lý theo pháp luật"),
        "settled": _("Đã có kết quả"),
        "in_time": _("Có kết quả đúng hạn"),
        "days": _("Số ngày đến khi có kết quả (trung vị)"),
        "people": _("Người vi phạm"),
        "repeated": _("Vi phạm nhiều lần"),
        "fined": _("Bị phạt tiền"),
        "paid": _("Đã thi hành"),
        "fines_vnd": _("Tổng tiền phạt (đồng)"),
    }
    table: list[list[Cell]] = [
        [
            row.name or _("chưa rõ"),
            *(
                _("không hiện") if name in row.hidden else getattr(row.counts, name)
                for name in columns
            ),
        ]
        for row in rows
    ]
    taken = events.ViolationFiguresExported(new_id(), len(table))
    ledger.record(taken, by=person(request), now=timezone.now())
    heads = [str(dict(BY_WORDS)[by]), *columns.values()]
    return export.respond(Table("so-lieu-vi-pham", heads, table), kind)
