"""The State's conversion table: its dry run, and the successions the person's word writes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.directory import queries, rules
from khien.directory.actions.drafts import Counts, Importing, Row, Upload, fate, keep_draft
from khien.directory.importer import Outcome, columns, find_heading, notes_of, read_sheets
from khien.directory.importer.conversion import (
    Conversion,
    ConversionFate,
    compared,
    decide_conversions,
)
from khien.directory.models import (
    ChangeEvent,
    ChangeKind,
    DraftOf,
    Extent,
    ImportDraft,
    SuccessionEdge,
    SuccessionShare,
)
from khien.directory.queries.heirs import alive

_TAKING = (
    ChangeKind.MERGE,
    ChangeKind.SPLIT,
    ChangeKind.CREATE,
    ChangeKind.ABSORB,
    ChangeKind.PART_TRANSFER,
)


@dataclass(frozen=True)
class ConversionChecked(Counts, ledger.Event):
    pass


@dataclass(frozen=True)
class ConversionImported(Counts, ledger.Event):
    pass


@transaction.atomic
def check_conversion(
    data: bytes, *, file_name: str, first_day: date, by: Actor, now: datetime
) -> ImportDraft:
    """The dry run of a table of the changes of one day."""
    rules.check_can_import(queries.installation(), first_day, today(now))
    sheet, heading = find_heading(read_sheets(data), columns.CONVERSION)
    book = queries.conversion_book(first_day)
    rows = [_stored(found) for found in decide_conversions(sheet.rows, heading, book)]
    upload = Upload(file_name, first_day, by, now)
    return keep_draft(CONVERSION, rows, notes_of(sheet, heading), upload)


def _rows_now(draft: ImportDraft, now: datetime) -> list[Row]:  # noqa: ARG001  (every list's)
    book = queries.conversion_book(draft.first_day)
    return [
        _stored(compared(row["line"], row["name"], _read(row), book)) if row["entry"] else row
        for row in draft.rows
    ]


def _write(draft: ImportDraft, rows: list[Row], by: Actor, now: datetime) -> None:
    found = [
        _read(row)
        for row in rows
        if row["outcome"] in (Outcome.CREATED, Outcome.UPDATED) and row["entry"]
    ]
    day = draft.first_day
    events = _events(found, day, draft.file_name)
    edges = {
        (edge.predecessor_id, edge.successor_id): edge
        for edge in SuccessionEdge.objects.select_for_update(of=("self",)).filter(event__date=day)
    }
    changed, begun = [], []
    for each in found:
        edge = edges.get((each.old, each.new))
        if edge is None:
            edge = edges[each.old, each.new] = SuccessionEdge(
                event_id=events[each.new], predecessor_id=each.old, successor_id=each.new
            )
            begun.append(edge)
        else:
            changed.append(edge)
        edge.extent = each.extent
    SuccessionEdge.objects.bulk_create(begun, batch_size=1000)
    SuccessionEdge.objects.bulk_update(changed, ["extent"], batch_size=1000)
    _write_shares(found, list(edges.values()), draft, by, now)


def _events(found: list[Conversion], day: date, source: str) -> dict[UUID, UUID]:
    """The change by which each unit took others over: one that is told already, or one more."""
    rows = ChangeEvent.objects.filter(date=day, kind__in=_TAKING)
    known = dict(rows.values_list("organisation_id", "pk"))
    missing = {each.new for each in found} - known.keys()
    there = alive(missing, day - timedelta(days=1))
    whole = {each.new for each in found if each.extent == Extent.WHOLE}
    made = []
    for unit in missing:
        taking = ChangeKind.ABSORB if unit in whole else ChangeKind.PART_TRANSFER
        kind = taking if unit in there else ChangeKind.MERGE
        made.append(ChangeEvent(kind=kind, organisation_id=unit, date=day, wording=source))
    ChangeEvent.objects.bulk_create(made)
    return known | {event.organisation_id: event.pk for event in made}


def _write_shares(
    found: list[Conversion],
    edges: list[SuccessionEdge],
    draft: ImportDraft,
    by: Actor,
    now: datetime,
) -> None:
    """All of the people, or of the land, went one way: nothing of it went the others."""
    leaving: dict[UUID, list[SuccessionEdge]] = defaultdict(list)
    for edge in edges:
        leaving[edge.predecessor_id].append(edge)
    said: dict[str, Any] = {
        "denominator": 1,
        "source": draft.file_name,
        "recorded_at": now,
        "recorded_by": by.actor_key,
    }
    SuccessionShare.objects.bulk_create(
        SuccessionShare(
            edge=edge, basis=each.wholly, numerator=int(edge.successor_id == each.new), **said
        )
        for each in found
        if each.wholly
        for edge in leaving[each.old]
    )


def _stored(found: ConversionFate) -> Row:
    entry = None
    if found.conversion:
        said = vars(found.conversion)
        entry = said | {"old": str(said["old"]), "new": str(said["new"])}
    known = None
    if found.known:
        known = " ".join([found.known.extent, *sorted(found.known.wholly)])
    return fate(found.line, found.name, found.outcome, found.why, entry=entry, known=known)


def _read(row: Row) -> Conversion:
    said = row["entry"]
    return Conversion(
        UUID(said["old"]), UUID(said["new"]), Extent(said["extent"]), said["note"], said["wholly"]
    )


CONVERSION = Importing(DraftOf.CONVERSION, _rows_now, _write, ConversionChecked, ConversionImported)
