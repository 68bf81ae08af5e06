"""Loading what ships: documents, relations, ended bodies. What is there stays as it is."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from khien.core.fold import marked_words
from khien.law.models import EndedAgency, LegalDocument, Provision, Relation
from khien.law.searching import words_of

_DATA = Path(__file__).parents[1] / "data"
_DATES = ("issued", "effective", "expires", "valid_from", "valid_to", "since", "ended")

Row = dict[str, Any]


@transaction.atomic
def load_register() -> None:
    """Add documents and provisions that are not there yet; whatever is there stays as it is."""
    entries = _shipped("register.json")
    _add_documents(entries)
    documents = {document.code: document for document in LegalDocument.objects.all()}
    _add_provisions(entries, documents)
    _add_relations(documents)
    _add_agencies()
    _make_searchable()


def _shipped(name: str) -> list[Row]:
    rows: list[Row] = json.loads((_DATA / name).read_text("utf-8"))
    return [_dated(row) for row in rows]


def _dated(row: Row) -> Row:
    return {
        key: date.fromisoformat(value) if key in _DATES and isinstance(value, str) else value
        for key, value in row.items()
    }


def _add_documents(entries: list[Row]) -> None:
    known = set(LegalDocument.objects.values_list("code", flat=True))
    LegalDocument.objects.bulk_create(
        LegalDocument(**{key: value for key, value in entry.items() if key != "provisions"})
        for entry in entries
        if entry["code"] not in known
    )


def _add_provisions(entries: list[Row], documents: dict[str, LegalDocument]) -> None:
    paths = set(Provision.objects.values_list("document__code", "path"))
    Provision.objects.bulk_create(
        Provision(document=documents[entry["code"]], position=position, **_dated(row))
        for entry in entries
        for position, row in enumerate(entry["provisions"], start=1)
        if (entry["code"], row["path"]) not in paths
    )


def _add_relations(documents: dict[str, LegalDocument]) -> None:
    """All of a newer document at once, where it has none: one somebody removed stays removed."""
    known = set(Relation.objects.values_list("source__code", flat=True))
    Relation.objects.bulk_create(
        Relation(source=documents[row.pop("source")], target=documents[row.pop("target")], **row)
        for row in _shipped("relations.json")
        if row["source"] not in known
    )


def _add_agencies() -> None:
    known = set(EndedAgency.objects.values_list("name", flat=True))
    EndedAgency.objects.bulk_create(
        EndedAgency(marked=" ".join(marked_words(row["name"])), **row)
        for row in _shipped("ended_agencies.json")
        if row["name"] not in known
    )


def _make_searchable() -> None:
    for rows in (
        LegalDocument.objects.filter(words=""),
        Provision.objects.filter(words="").select_related("document"),
    ):
        for row in rows:
            row.words = words_of(row)
            row.save(update_fields=["words"])
