"""What is data of an installation: the types of documents that rooms bring, and letterheads."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.documents import events
from khien.documents.models import DocumentType, Letterhead
from khien.documents.queries import letterhead_of
from khien.law.rules import check_revision

SHIPPED = Path(__file__).parents[1] / "data" / "types.json"


@transaction.atomic
def load_types(shipped: Path = SHIPPED) -> None:
    """Add the types that are not there yet; whatever is there stays as it is."""
    entries: list[dict[str, Any]] = json.loads(shipped.read_text("utf-8"))
    DocumentType.objects.bulk_create(
        [DocumentType(**entry | {"grounds": "\n".join(entry["grounds"])}) for entry in entries],
        ignore_conflicts=True,
    )


@transaction.atomic
def change_type(
    kind: DocumentType, *, seen_revision: int, by: Actor, now: datetime, **changes: str
) -> None:
    row = DocumentType.objects.select_for_update().get(pk=kind.pk)
    check_revision(row.revision, seen_revision)
    before, after = _change(row, changes)
    if after:
        ledger.record(events.DocumentTypeChanged(row.pk, before, after), by=by, now=now)


@transaction.atomic
def change_letterhead(
    office: UUID, *, seen_revision: int, by: Actor, now: datetime, **changes: str
) -> None:
    """The first change makes the row out of what followed from the office's name."""
    row = letterhead_of(office, today(now))
    if row._state.adding:  # noqa: SLF001  (Django's word for a row that is not stored)
        Letterhead.objects.bulk_create([row], ignore_conflicts=True)
    row = Letterhead.objects.select_for_update().get(office=office)
    check_revision(row.revision, seen_revision)
    before, after = _change(row, changes)
    if after:
        ledger.record(events.LetterheadChanged(office, before, after), by=by, now=now)


def _change(
    row: DocumentType | Letterhead, values: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What differed, before and after; the row is saved if anything did."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    before = {name: str(getattr(row, name)) for name in changed}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.revision += 1
        row.save(update_fields=[*changed, "revision"])
    return before, {name: str(value) for name, value in changed.items()}
