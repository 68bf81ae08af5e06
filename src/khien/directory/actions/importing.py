"""A list of institutions in two steps: a dry run that is kept, and the person's word."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.directory import queries, rules
from khien.directory.actions.institutions import write_fates
from khien.directory.importer import (
    Entry,
    Fate,
    Outcome,
    Unreadable,
    decide,
    find_heading,
    read_entries,
    read_sheets,
)
from khien.directory.models import ImportDraft, InstitutionType

KEPT = timedelta(days=7)


@dataclass(frozen=True)
class ListChecked(ledger.Event):
    rows: int
    created: int
    updated: int
    unchanged: int
    refused: int


@dataclass(frozen=True)
class ListImported(ListChecked):
    pass


@transaction.atomic
def check_list(
    data: bytes, *, file_name: str, first_day: date, by: Actor, now: datetime
) -> ImportDraft:
    """The dry run: nothing of the directory is written, the fate of every row is kept."""
    rules.check_can_import(queries.installation(), first_day, today(now))
    delete_old_drafts(now=now)
    sheet, heading = find_heading(read_sheets(data))
    book = queries.commune_book(today(now))
    rows = list(read_entries(sheet.rows, heading, book))
    fates = list(decide(rows, queries.register(today(now), first_day=first_day)))
    rules.check_has_rows(len(fates))
    notes = list(sheet.notes)
    if heading.ignored:
        notes.append(_("Không đọc các cột: %(names)s.") % {"names": ", ".join(heading.ignored)})
    draft = ImportDraft.objects.create(
        file_name=file_name[-200:],
        uploaded_by=by.actor_key,
        uploaded_at=now,
        first_day=first_day,
        notes=notes,
        rows=[_stored(fate) for fate in fates],
    )
    ledger.record(ListChecked(draft.pk, len(fates), **_counts(fates)), by=by, now=now)
    return draft


@transaction.atomic
def confirm_list(draft: ImportDraft, *, by: Actor, now: datetime) -> None:
    """Exactly what was shown, or Refused where the directory has changed since."""
    draft = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    rules.check_can_confirm(draft)
    fates = _fates_now(draft, now)
    rules.check_as_shown([_shown(row) for row in draft.rows], [_shown(_stored(f)) for f in fates])
    write_fates(fates, first_day=draft.first_day, now=now)
    draft.confirmed_at = now
    draft.save(update_fields=["confirmed_at"])
    ledger.record(ListImported(draft.pk, len(fates), **_counts(fates)), by=by, now=now)


@transaction.atomic
def check_again(draft: ImportDraft, *, now: datetime) -> None:
    """The same rows against the directory as it is now."""
    rules.check_can_confirm(draft)
    draft.rows = [_stored(fate) for fate in _fates_now(draft, now)]
    draft.save(update_fields=["rows"])


def delete_old_drafts(*, now: datetime) -> int:
    """Drafts are kept a week, confirmed or not; how many went."""
    return ImportDraft.objects.filter(uploaded_at__lt=now - KEPT).delete()[0]


def _fates_now(draft: ImportDraft, now: datetime) -> list[Fate]:
    rows = [_read(row) for row in draft.rows]
    return list(decide(rows, queries.register(today(now), first_day=draft.first_day)))


def _counts(fates: list[Fate]) -> dict[str, int]:
    counted = Counter(fate.outcome for fate in fates)
    return {outcome.value: counted[outcome] for outcome in Outcome}


def _stored(fate: Fate) -> dict[str, Any]:
    entry = dict(vars(fate.entry)) if fate.entry else None
    if entry is not None:
        entry["commune_id"] = str(entry["commune_id"])
    return {
        "line": fate.line,
        "name": fate.name,
        "outcome": fate.outcome.value,
        "why": fate.why,
        "entry": entry,
        "known": str(fate.known.organisation_id) if fate.known else None,
    }


def _shown(row: dict[str, Any]) -> tuple[int, str, str | None]:
    return row["line"], row["outcome"], row["known"]


def _read(row: dict[str, Any]) -> Entry | Unreadable:
    if row["entry"] is None:
        return Unreadable(row["line"], row["name"], row["why"])
    values = row["entry"]
    return Entry(
        **values
        | {"type": InstitutionType(values["type"]), "commune_id": UUID(values["commune_id"])}
    )
