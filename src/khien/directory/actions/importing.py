"""A list of institutions: its dry run, and what the person's word writes."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.directory import queries, rules
from khien.directory.actions.drafts import Counts, Importing, Row, Upload, fate, keep_draft
from khien.directory.actions.institutions import write_fates
from khien.directory.importer import (
    Entry,
    Fate,
    Unreadable,
    decide,
    find_heading,
    notes_of,
    read_entries,
    read_sheets,
)
from khien.directory.models import DraftOf, ImportDraft, InstitutionType


@dataclass(frozen=True)
class ListChecked(Counts, ledger.Event):
    pass


@dataclass(frozen=True)
class ListImported(Counts, ledger.Event):
    pass


@transaction.atomic
def check_list(
    data: bytes, *, file_name: str, first_day: date, by: Actor, now: datetime
) -> ImportDraft:
    """The dry run: nothing of the directory is written, the fate of every row is kept."""
    rules.check_can_import(queries.installation(), first_day, today(now))
    sheet, heading = find_heading(read_sheets(data))
    book = queries.commune_book(today(now))
    entries = list(read_entries(sheet.rows, heading, book))
    rows = _fates(entries, first_day, now)
    upload = Upload(file_name, first_day, by, now)
    return keep_draft(INSTITUTIONS, [_stored(f) for f in rows], notes_of(sheet, heading), upload)


def _fates(entries: list[Entry | Unreadable], first_day: date, now: datetime) -> list[Fate]:
    return list(decide(entries, queries.register(today(now), first_day=first_day)))


def _fates_now(draft: ImportDraft, now: datetime) -> list[Row]:
    fates = _fates([_read(row) for row in draft.rows], draft.first_day, now)
    return [_stored(fate) for fate in fates]


def _write(draft: ImportDraft, rows: list[Row], by: Actor, now: datetime) -> None:  # noqa: ARG001  (every list's)
    fates = _fates([_read(row) for row in rows], draft.first_day, now)
    write_fates(fates, first_day=draft.first_day, now=now)


def _stored(found: Fate) -> Row:
    entry = dict(vars(found.entry)) if found.entry else None
    if entry is not None:
        entry["commune_id"] = str(entry["commune_id"])
    known = found.known.organisation_id if found.known else None
    return fate(found.line, found.name, found.outcome, found.why, entry=entry, known=known)


def _read(row: Row) -> Entry | Unreadable:
    if row["entry"] is None:
        return Unreadable(row["line"], row["name"], row["why"])
    values = row["entry"]
    return Entry(
        **values
        | {"type": InstitutionType(values["type"]), "commune_id": UUID(values["commune_id"])}
    )


INSTITUTIONS = Importing(DraftOf.INSTITUTIONS, _fates_now, _write, ListChecked, ListImported)
