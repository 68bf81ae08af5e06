"""The same lines as a file of each kind."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse

from khien.core.calendars import today
from khien.core.export import as_csv, as_xlsx
from khien.directory import queries as directory
from khien.directory.models import Scheme
from khien.indicators.exchange.adx import as_adx
from khien.indicators.exchange.dxf2 import as_dxf2
from khien.indicators.exchange.lines import Line, lines_of, table_of
from khien.indicators.values import Counted

NAME = "chi-so"


@dataclass(frozen=True)
class _Whole:
    """The whole the units add up to, and when the file was made."""

    code: str
    now: datetime


Writer = Callable[[list[Line], _Whole], bytes]


def _dxf2(lines: list[Line], whole: _Whole) -> bytes:
    told = as_dxf2(lines, province=whole.code, completed=today(whole.now))
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _adx(lines: list[Line], whole: _Whole) -> bytes:
    return as_adx(lines, province=whole.code, exported=whole.now)


def _csv(lines: list[Line], _whole: _Whole) -> bytes:
    return as_csv(table_of(lines, NAME))


def _xlsx(lines: list[Line], _whole: _Whole) -> bytes:
    return as_xlsx(table_of(lines, NAME))


KINDS: dict[str, tuple[Writer, str, str]] = {
    "csv": (_csv, "text/csv; charset=utf-8", "csv"),
    "xlsx": (
        _xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
    ),
    "dxf2": (_dxf2, "application/json", "json"),
    "adx": (_adx, "application/adx+xml", "xml"),
}


def file_of(found: Sequence[Counted], kind: str, *, on: date, now: datetime) -> HttpResponse:
    """A download of every unit anything was counted in, by the units of the day `on`."""
    write, media, ending = KINDS[kind]
    units = {unit for item in found for unit in item.cells if unit is not None}
    lines = lines_of(found, units=units, on=on)
    response = HttpResponse(write(lines, _Whole(_province(on), now)), content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{NAME}-{kind}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _province(on: date) -> str:
    here = directory.installation()
    if here is None:
        return ""
    rows = directory.with_code(directory.existing(on), Scheme.GSO, on)
    found = rows.filter(pk=here.province_id).first()
    return (found.code if found else "") or str(here.province_id)
