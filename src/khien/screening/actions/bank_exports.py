"""Entries taken out as a file, as far as the bank's terms allow; the ledger notes who took what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.export import Cell, Table
from khien.core.ids import new_id
from khien.people.models import User
from khien.screening.actions.banks import locked
from khien.screening.events import banks as events
from khien.screening.models import ApiKey, Bank
from khien.screening.queries.bank_entries import AnyEntry, counts, entries_of, in_state
from khien.screening.rules import banks as rules
from khien.screening.rules.banks import EntryState, ExportForm

if TYPE_CHECKING:
    from khien_detect.images import banks as hashes

_PART = 2_000
_ENDING = {
    ExportForm.CSV: "csv",
    ExportForm.STIX: "json",
}
_TYPES = {"csv": "text/csv", "json": "application/json", "txt": "text/plain"}


@dataclass(frozen=True)
class BankAsFile:
    name: str
    content_type: str
    parts: Iterator[str]


@transaction.atomic
def export_bank(
    bank: Bank, form: str, *, key: ApiKey | None, by: User, now: datetime
) -> BankAsFile:
    """What counts today. `key`: of the partner whom the file is for, where one must be named."""
    bank, day = locked(bank.pk, by=by), today(now)
    entries = counts([bank], on=day)[bank.pk][EntryState.COUNTS]
    rules.check_export(bank, form, entries=entries, for_partner=key is not None, on=day)
    told = events.BankExported(bank.pk, form, entries, key.pk if key else None)
    ledger.record(told, by=by, now=now)
    ending = _ENDING.get(ExportForm(form), "txt")
    rows = entries_of(bank).filter(in_state(EntryState.COUNTS, on=day)).order_by("pk")
    parts = _WRITERS[ExportForm(form)](bank, rows, now)
    name = f"{bank.reference}-{day:%Y%m%d}.{ending}"
    return BankAsFile(name, f"{_TYPES[ending]}; charset=utf-8", parts)


def _in_parts(rows: "QuerySet[AnyEntry]") -> Iterator[list[AnyEntry]]:
    """Through a cursor of the database: memory stays flat whatever the bank holds."""
    each = rows.iterator(chunk_size=_PART)
    while part := list(islice(each, _PART)):
        yield part


def _hashes(bank: Bank, part: list[AnyEntry]) -> "list[hashes.Entry]":
    from khien_detect.images import banks as hashes  # noqa: PLC0415  (numpy comes with it)

    terms = " ".join(bank.terms.split())
    return [
        hashes.Entry(
            hashes.HashKind(row.kind),  # type: ignore[union-attr]  # a bank of pictures
            bytes(row.value),  # type: ignore[arg-type]  # the same
            category=bank.category,
            source=bank.source,
            terms=rules.clean_note(terms),
            expires=_earlier(row.expires_on, bank.expires_on),
            note=row.note,
        )
        for row in part
    ]


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _csv(bank: Bank, rows: "QuerySet[AnyEntry]", _now: datetime) -> Iterator[str]:
    from khien_detect.images.banks import write_csv  # noqa: PLC0415  (numpy comes with it)

    yield write_csv([])
    for part in _in_parts(rows):
        yield write_csv(_hashes(bank, part)).partition("\n")[2]


def _lines(bank: Bank, rows: "QuerySet[AnyEntry]", _now: datetime) -> Iterator[str]:
    from khien_detect.images.banks import write_lines  # noqa: PLC0415  (numpy comes with it)

    for part in _in_parts(rows):
        yield write_lines(_hashes(bank, part))


def _stix(bank: Bank, rows: "QuerySet[AnyEntry]", now: datetime) -> Iterator[str]:
    from khien_detect.images.banks import write_stix  # noqa: PLC0415  (numpy comes with it)

    yield write_stix([each for part in _in_parts(rows) for each in _hashes(bank, part)], now=now)


def _plain(_bank: Bank, rows: "QuerySet[AnyEntry]", _now: datetime) -> Iterator[str]:
    for part in _in_parts(rows):
        yield "".join(f"{row.shown}\n" for row in part)


def _hosts(bank: Bank, rows: "QuerySet[AnyEntry]", _now: datetime) -> Iterator[str]:
    """A hosts file knows no paths, no ports and no IP addresses."""
    yield f"# {bank.reference} {bank.revision}\n"
    for part in _in_parts(
        rows.exclude(value__contains="/").exclude(value__regex=r"^(\[|[0-9.]+$)")
    ):
        yield "".join(f"0.0.0.0 {row.shown}\n" for row in part)


def _adguard(bank: Bank, rows: "QuerySet[AnyEntry]", _now: datetime) -> Iterator[str]:
    yield f"! Title: {bank.reference}\n! Version: {bank.revision}\n"
    begin = "@@||" if bank.harmless else "||"
    for part in _in_parts(rows):
        yield "".join(f"{begin}{row.shown}^\n" for row in part)


_WRITERS = {
    ExportForm.CSV: _csv,
    ExportForm.LINES: _lines,
    ExportForm.STIX: _stix,
    ExportForm.PLAIN: _plain,
    ExportForm.HOSTS: _hosts,
    ExportForm.ADGUARD: _adguard,
}


@transaction.atomic
def export_list(banks: QuerySet[Bank], *, kind: str, by: User, now: datetime) -> Table:
    """The list of banks itself, under the filters of its page."""
    shown, day = list(banks.select_related("created_by")), today(now)
    counted = counts(shown, on=day)
    ledger.record(events.BanksListed(new_id(), len(shown), kind), by=by, now=now)
    columns = [
        _("Số"),
        _("Tên kho"),
        _("Tên gọi cho phần mềm"),
        _("Giữ gì"),
        _("Loại"),
        _("Vô hại"),
        _("Nguồn"),
        _("Chia sẻ"),
        _("Đang dùng"),
        _("Hết hạn ngày"),
        _("Trạng thái"),
        _("Lập lúc"),
    ]
    return Table("kho-ra-quet", columns, [_cells(bank, counted[bank.pk], day) for bank in shown])


def _cells(bank: Bank, counted: dict[str, int], day: date) -> list[Cell]:
    return [
        bank.number,
        bank.name,
        bank.reference,
        str(bank.get_matter_display()),
        str(bank.get_category_display()),
        _("có") if bank.harmless else _("không"),
        bank.source,
        str(bank.get_sharing_display()),
        counted[EntryState.COUNTS],
        bank.expires_on,
        str(rules.BANK_STATES[rules.bank_state(bank, on=day)]),
        bank.created_at,
    ]
