"""The list taken away as a file: the ledger notes who took how much of what."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.export import Cell, Table
from khien.core.ids import new_id
from khien.directory import queries
from khien.directory.words import type_words

if TYPE_CHECKING:
    from khien.directory.queries.search import Found


@dataclass(frozen=True)
class DirectoryExported(ledger.Event):
    kind: str
    rows: int
    day: date


@transaction.atomic
def export_organisations(
    found: "QuerySet[Found]", *, on: date, kind: str, by: Actor, now: datetime
) -> Table:
    """With the headings that the import reads."""
    rows = list(found)
    codes = queries.codes_of([row.pk for row in rows], on)
    places = {row.commune_id for row in rows if row.commune_id}
    names = queries.names_of(places, on)
    communes = queries.codes_of(places, on)
    ledger.record(DirectoryExported(new_id(), kind, len(rows), on), by=by, now=now)
    return Table("to-chuc", _headings(), [_cells(row, codes, names, communes) for row in rows])


def template_table() -> Table:
    """An empty list with the headings that are read and one line to show how."""
    example: list[Cell] = [
        _("Trường Tiểu học Ví Dụ (xóa dòng này)"),
        _("tiểu học"),
        "",
        "",
        _("Xã Ví Dụ"),
        "",
        "",
        "",
        "",
    ]
    return Table("mau-danh-sach-truong", _headings(), [example])


def _headings() -> list[str]:
    return [
        _("Tên"),
        _("Loại hình"),
        _("Mã"),
        _("Mã xã"),
        _("Xã, phường"),
        _("Liên hệ"),
        _("Giờ làm việc"),
        _("Vĩ độ"),
        _("Kinh độ"),
    ]


def _cells(
    row: "Found", codes: dict[UUID, str], names: dict[UUID, str], communes: dict[UUID, str]
) -> list[Cell]:
    place = row.commune_id
    return [
        row.name,
        type_words(row.kind, row.type, row.institution_type),
        codes.get(row.pk, ""),
        communes.get(place, "") if place else "",
        names.get(place, "") if place else "",
        row.contact.replace("\n", ", "),
        row.hours,
        row.latitude,
        row.longitude,
    ]
