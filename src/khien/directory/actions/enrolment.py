"""Numbers of children in two steps, as lists of schools come in: a dry run, then the word."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.core.export import Table
from khien.core.ids import new_id
from khien.directory import queries, rules
from khien.directory.actions.importing import delete_old_drafts
from khien.directory.copying import copy_rows
from khien.directory.importer import Outcome, find_heading, read_sheets
from khien.directory.importer.columns import ENROLMENT
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
class EnrolmentChecked(ledger.Event):
    rows: int
    created: int
    updated: int
    unchanged: int
    refused: int


@dataclass(frozen=True)
class EnrolmentImported(EnrolmentChecked):
    pass


@transaction.atomic
def check_enrolment(
    data: bytes, *, file_name: str, school_year: str, counted_on: date, by: Actor, now: datetime
) -> ImportDraft:
    """The dry run: no number is written, the fate of every row is kept."""
    rules.check_can_count(queries.installation(), counted_on, today(now))
    delete_old_drafts(now=now)
    sheet, heading = find_heading(read_sheets(data), ENROLMENT)
    book = _book(school_year, counted_on, today(now))
    fates = list(decide_counts(sheet.rows, heading, book))
    rules.check_has_rows(len(fates))
    notes = list(sheet.notes)
    if heading.ignored:
        notes.append(_("Không đọc các cột: %(names)s.") % {"names": ", ".join(heading.ignored)})
    draft = ImportDraft.objects.create(
        of=DraftOf.ENROLMENT,
        school_year=school_year,
        file_name=file_name[-200:],
        uploaded_by=by.actor_key,
        uploaded_at=now,
        first_day=counted_on,
        notes=notes,
        rows=[_stored(fate) for fate in fates],
    )
    ledger.record(EnrolmentChecked(draft.pk, len(fates), **_counts(draft)), by=by, now=now)
    return draft


@transaction.atomic
def confirm_enrolment(draft: ImportDraft, *, by: Actor, now: datetime) -> None:
    """Exactly what was shown, or Refused where somebody wrote numbers of that day since."""
    draft = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    rules.check_can_confirm(draft)
    fresh = _rows_now(draft, now)
    rules.check_as_shown([_shown(row) for row in draft.rows], [_shown(row) for row in fresh])
    _write([row["entry"] for row in fresh if row["entry"]], draft, by, now)
    draft.confirmed_at = now
    draft.save(update_fields=["confirmed_at"])
    ledger.record(EnrolmentImported(draft.pk, len(fresh), **_counts(draft)), by=by, now=now)


@transaction.atomic
def check_enrolment_again(draft: ImportDraft, *, now: datetime) -> None:
    rules.check_can_confirm(draft)
    draft.rows = _rows_now(draft, now)
    draft.save(update_fields=["rows"])


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


def _write(entries: list[dict[str, Any]], draft: ImportDraft, by: Actor, now: datetime) -> None:
    rows = [
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
        rows,
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


def _rows_now(draft: ImportDraft, now: datetime) -> list[dict[str, Any]]:
    book = _book(draft.school_year, draft.first_day, today(now))
    entries = [row for row in draft.rows if row["entry"]]
    fates = decide_again(((row["line"], row["name"], _read(row)) for row in entries), book)
    fresh = {fate.line: _stored(fate) for fate in fates}
    return [fresh.get(row["line"], row) for row in draft.rows]


def _counts(draft: ImportDraft) -> dict[str, int]:
    counted = Counter(row["outcome"] for row in draft.rows)
    return {outcome.value: counted[outcome.value] for outcome in Outcome}


def _stored(fate: CountFate) -> dict[str, Any]:
    entry = None
    if fate.count:
        entry = {
            "organisation_id": str(fate.count.organisation_id),
            "grade": fate.count.grade,
            "numbers": list(fate.count.numbers),
        }
    return {
        "line": fate.line,
        "name": fate.name,
        "outcome": fate.outcome.value,
        "why": fate.why,
        "entry": entry,
        "known": str(fate.was) if fate.was else None,
    }


def _read(row: dict[str, Any]) -> Count:
    entry = row["entry"]
    girls, boys, unknown = entry["numbers"]
    return Count(UUID(entry["organisation_id"]), entry["grade"], (girls, boys, unknown))


def _shown(row: dict[str, Any]) -> tuple[int, str, str | None]:
    return row["line"], row["outcome"], row["known"]
