"""Outlines of units: the dry run of a GeoJSON file, and what the person's word writes."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.directory import queries, rules
from khien.directory.actions.drafts import Counts, Importing, Row, Upload, fate, keep_draft
from khien.directory.importer import Outcome
from khien.directory.importer.boundaries import (
    BoundaryFate,
    compared,
    decide_boundaries,
    read_features,
)
from khien.directory.models import Boundary, DraftOf, ImportDraft
from khien.directory.periods import since


@dataclass(frozen=True)
class BoundariesChecked(Counts, ledger.Event):
    pass


@dataclass(frozen=True)
class BoundariesImported(Counts, ledger.Event):
    pass


@transaction.atomic
def check_boundaries(
    data: bytes, *, file_name: str, first_day: date, by: Actor, now: datetime
) -> ImportDraft:
    """The dry run of outlines that hold from one day on."""
    rules.check_can_import(queries.installation(), first_day, today(now))
    book = queries.boundary_book(first_day)
    rows = [_stored(found) for found in decide_boundaries(read_features(data), book)]
    return keep_draft(BOUNDARIES, rows, [], Upload(file_name, first_day, by, now))


def _rows_now(draft: ImportDraft, now: datetime) -> list[Row]:  # noqa: ARG001  (every list's)
    book = queries.boundary_book(draft.first_day)
    return [
        _stored(
            compared(
                row["line"],
                row["name"],
                UUID(row["entry"]["organisation_id"]),
                row["entry"]["rings"],
                book,
            )
        )
        if row["entry"]
        else row
        for row in draft.rows
    ]


def _write(draft: ImportDraft, rows: list[Row], by: Actor, now: datetime) -> None:  # noqa: ARG001  (every list's)
    """The outline before holds up to the day before; one of the same day is replaced."""
    day = draft.first_day
    rings = {
        UUID(row["entry"]["organisation_id"]): row["entry"]["rings"]
        for row in rows
        if row["outcome"] in (Outcome.CREATED, Outcome.UPDATED) and row["entry"]
    }
    there = Boundary.objects.select_for_update().filter(organisation__in=rings)
    there.filter(valid__startswith__gte=day).delete()
    earlier = list(there.filter(valid__contains=day))
    for boundary in earlier:
        boundary.valid = since(boundary.valid.lower, day)
    Boundary.objects.bulk_update(earlier, ["valid"], batch_size=500)
    Boundary.objects.bulk_create(
        [
            Boundary(
                organisation_id=unit,
                rings=found,
                source=draft.file_name,
                valid=since(day),
                recorded_at=now,
            )
            for unit, found in rings.items()
        ],
        batch_size=500,
    )


def _stored(found: BoundaryFate) -> Row:
    entry = None
    if found.organisation_id:
        entry = {"organisation_id": str(found.organisation_id), "rings": found.rings}
    return fate(
        found.line, found.name, found.outcome, found.why, entry=entry, known=found.known or None
    )


BOUNDARIES = Importing(DraftOf.BOUNDARIES, _rows_now, _write, BoundariesChecked, BoundariesImported)
