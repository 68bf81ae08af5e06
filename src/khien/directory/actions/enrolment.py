"""Numbers of children in two steps, as lists of schools come in: a dry run, then the word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.core.export import Table
from khien.core.ids import new_id
from khien.directory import queries, rules
from khien.directory.actions.drafts import Counts, Importing, Row, Upload, fate, keep_draft
from khien.directory.copying import copy_rows
from khien.directory.importer import columns, find_heading, notes_of, read_sheets
from khien.directory.importer.enrolment import (
    Count,
    CountBook,
    CountFate,
    Numbers,
    decide_again,
    decide_counts,
)
from khien.directory.models import DraftOf, EnrolmentSnapshot, ImportDraft

_COLUMNS = (
    "id",
    "organisation",
    "grade",
    "girls",
    "boys",
    "unknown",
    "school_year",
    "counted_on",
    "recorded_at",
    "recorded_by",
)


@dataclass(frozen=True)
class EnrolmentChecked(Counts, ledger.Event):
    pass


@dataclass(frozen=True)
class EnrolmentImported(Counts, ledger.Event):
    pass


@transaction.atomic
def check_enrolment(
    data: bytes, *, file_name: str, school_year: str, counted_on: date, by: Actor, now: datetime
) -> ImportDraft:
    """The dry run: no number is written, the fate of every row is kept."""
    rules.check_can_count(queries.installation(), counted_on, today(now))
    sheet, heading = find_heading(read_sheets(data), columns.ENROLMENT)
    book = _book(school_year, counted_on, today(now))
    rows = [_stored(found) for found in decide_counts(sheet.rows, heading, book)]
    upload = Upload(file_name, counted_on, by, now, school_year)
    return keep_draft(ENROLMENT, rows, notes_of(sheet, heading), upload)


@dataclass(frozen=True)
class EnrolmentRecorded(ledger.Event):
    """`subject` is the batch."""

    count: int


@transaction.atomic
def record_enrolment(
    sizes: Mapping[UUID, Mapping[int | None, Numbers]],
    *,
    school_year: str,
    counted_on: date,
    by: Actor,
    now: datetime,
) -> None:
    """Of institutions and grades of which that day nothing was known."""
    said = (school_year, counted_on, now, by.actor_key)
    copy_rows(
        EnrolmentSnapshot,
        _COLUMNS,
        (
            (new_id(), pk, grade, *numbers, *said)
            for pk, grades in sizes.items()
            for grade, numbers in grades.items()
        ),
    )
    count = sum(map(len, sizes.values()))
    ledger.record(EnrolmentRecorded(new_id(), count), by=by, now=now)


def enrolment_template() -> Table:
    """An empty list with the headings that are read and two lines to show how."""
    columns = [_("Mã trường"), _("Tên trường"), _("Xã, phường"), _("Khối"), _("Nữ"), _("Nam")]
    name, commune = _("Trường Tiểu học Ví Dụ (xóa dòng này)"), _("Xã Ví Dụ")
    return Table(
        "mau-si-so",
        [*columns, _("Tổng số")],
        [["", name, commune, 1, 31, 29, 60], ["", name, commune, 2, 28, 30, 58]],
    )


def _write(draft: ImportDraft, rows: list[Row], by: Actor, now: datetime) -> None:
    """A number of that day that was there already is replaced."""
    entries = [row["entry"] for row in rows if row["entry"]]
    numbers = [
        EnrolmentSnapshot(
            organisation_id=UUID(entry["organisation_id"]),
            school_year=draft.school_year,
            grade=entry["grade"],
            girls=entry["numbers"][0],
            boys=entry["numbers"][1],
            unknown=entry["numbers"][2],
            counted_on=draft.first_day,
            recorded_at=now,
            recorded_by=by.actor_key,
        )
        for entry in entries
    ]
    EnrolmentSnapshot.objects.bulk_create(
        numbers,
        update_conflicts=True,
        unique_fields=["organisation", "school_year", "grade", "counted_on"],
        update_fields=["girls", "boys", "unknown", "recorded_at", "recorded_by"],
        batch_size=1000,
    )


def _book(school_year: str, counted_on: date, on: date) -> CountBook:
    known = EnrolmentSnapshot.objects.filter(school_year=school_year, counted_on=counted_on)
    numbers = {
        (row.organisation_id, row.grade): (row.girls, row.boys, row.unknown) for row in known
    }
    return CountBook(queries.register(on, first_day=on), queries.commune_book(on), numbers)


def _rows_now(draft: ImportDraft, now: datetime) -> list[Row]:
    book = _book(draft.school_year, draft.first_day, today(now))
    entries = [row for row in draft.rows if row["entry"]]
    fates = decide_again(((row["line"], row["name"], _read(row)) for row in entries), book)
    fresh = {found.line: _stored(found) for found in fates}
    return [fresh.get(row["line"], row) for row in draft.rows]


def _stored(found: CountFate) -> Row:
    entry = None
    if found.count:
        entry = {
            "organisation_id": str(found.count.organisation_id),
            "grade": found.count.grade,
            "numbers": list(found.count.numbers),
        }
    return fate(found.line, found.name, found.outcome, found.why, entry=entry, known=found.was)


def _read(row: Row) -> Count:
    entry = row["entry"]
    girls, boys, unknown = entry["numbers"]
    return Count(UUID(entry["organisation_id"]), entry["grade"], (girls, boys, unknown))


ENROLMENT = Importing(DraftOf.ENROLMENT, _rows_now, _write, EnrolmentChecked, EnrolmentImported)
