"""What all lists have in common: a dry run that is kept, and exactly that is written on a word."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.directory import rules
from khien.directory.importer import Outcome
from khien.directory.models import DraftOf, ImportDraft

KEPT = timedelta(days=7)
Row = dict[str, Any]  # line, name, outcome, why; entry: what is written; known: what is there


@dataclass(frozen=True)
class Counts:
    """What events tell of a dry run, and of what was written after it."""

    rows: int
    created: int
    updated: int
    unchanged: int
    refused: int


@dataclass(frozen=True)
class Importing:
    """One kind of list. `again`: the same rows against what is known now; `write`: the word."""

    of: DraftOf
    again: Callable[[ImportDraft, datetime], list[Row]]
    write: Callable[[ImportDraft, list[Row], Actor, datetime], None]
    checked: Callable[..., ledger.Event]
    imported: Callable[..., ledger.Event]


@dataclass(frozen=True)
class Upload:
    """`first_day`: from which day what is new holds; of which day the numbers are."""

    file_name: str
    first_day: date
    by: Actor
    now: datetime
    school_year: str = ""


def keep_draft(
    importing: Importing, rows: list[Row], notes: Sequence[str], upload: Upload
) -> ImportDraft:
    """Nothing of the directory is written; the fate of every row is kept for a week."""
    rules.check_has_rows(len(rows))
    delete_old_drafts(now=upload.now)
    draft = ImportDraft.objects.create(
        of=importing.of,
        school_year=upload.school_year,
        file_name=upload.file_name[-200:],
        uploaded_by=upload.by.actor_key,
        uploaded_at=upload.now,
        first_day=upload.first_day,
        notes=list(notes),
        rows=rows,
    )
    ledger.record(_event(importing.checked, draft), by=upload.by, now=upload.now)
    return draft


@transaction.atomic
def confirm(importing: Importing, draft: ImportDraft, *, by: Actor, now: datetime) -> None:
    """Exactly what was shown, or Refused where the directory has changed since."""
    draft = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    rules.check_can_confirm(draft)
    fresh = importing.again(draft, now)
    rules.check_as_shown([_shown(row) for row in draft.rows], [_shown(row) for row in fresh])
    importing.write(draft, fresh, by, now)
    draft.confirmed_at = now
    draft.save(update_fields=["confirmed_at"])
    ledger.record(_event(importing.imported, draft), by=by, now=now)


@transaction.atomic
def check_again(importing: Importing, draft: ImportDraft, *, now: datetime) -> None:
    rules.check_can_confirm(draft)
    draft.rows = importing.again(draft, now)
    draft.save(update_fields=["rows"])


def delete_old_drafts(*, now: datetime) -> int:
    """Drafts are kept a week, confirmed or not; how many went."""
    return ImportDraft.objects.filter(uploaded_at__lt=now - KEPT).delete()[0]


def fate(line: int, name: str, outcome: Outcome, why: str, *, entry: object, known: object) -> Row:
    """As it is kept with the draft."""
    return {
        "line": line,
        "name": name,
        "outcome": outcome.value,
        "why": why,
        "entry": entry,
        "known": None if known is None else str(known),
    }


def _event(kind: Callable[..., ledger.Event], draft: ImportDraft) -> ledger.Event:
    counted = Counter(row["outcome"] for row in draft.rows)
    outcomes = {outcome.value: counted[outcome.value] for outcome in Outcome}
    return kind(draft.pk, len(draft.rows), **outcomes)


def _shown(row: Row) -> tuple[int, str, str | None]:
    return row["line"], row["outcome"], row["known"]
