"""Figures of support as a file: small ones left out as on the page."""

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core import export, ledger
from khien.core.export import Cell, Kind, Table
from khien.core.ids import new_id
from khien.people.access import person
from khien.support import events
from khien.support.rules.figures import BY_WORDS, By, Counts


@dataclass(frozen=True)
class Row:
    """`hidden`: names of the figures that are not shown, as they count few people."""

    name: str
    counts: Counts
    hidden: frozenset[str]


@transaction.atomic
def respond(request: HttpRequest, rows: list[Row], by: By, *, kind: Kind) -> HttpResponse:
    columns = {
        "requests": _("Yêu cầu"),
        "done": _("Đã hỗ trợ"),
        "settled": _("Đã ngã ngũ"),
        "helped": _("Đã có lần giúp đầu"),
        "hours": _("Số giờ đến lần giúp đầu (trung vị)"),
        "plans": _("Kế hoạch đến hạn"),
        "plans_in_time": _("Kế hoạch đúng hạn"),
        "services": _("Dịch vụ đã cung cấp"),
        "closed": _("Hồ sơ kết thúc"),
        "recovered": _("Trẻ an toàn và ổn định"),
        "felt": _("Có hỏi trẻ thấy thế nào, lúc đầu và lúc cuối"),
        "feels_better": _("Trẻ thấy khá hơn"),
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
    taken = events.SupportFiguresExported(new_id(), len(table))
    ledger.record(taken, by=person(request), now=timezone.now())
    heads = [str(dict(BY_WORDS)[by]), *columns.values()]
    return export.respond(Table("so-lieu-ho-tro", heads, table), kind)
