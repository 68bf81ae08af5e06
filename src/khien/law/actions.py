"""Loading the register and changing the dates and marks in it."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.fold import fold
from khien.law.models import Fined, FineLimit, LegalDocument, Provision, ProvisionKind
from khien.law.queries import limits_of
from khien.law.rules import check_dates, check_new_provision, check_revision, check_span

_DATA = Path(__file__).parent / "data"
_DATES = ("issued", "effective", "expires", "valid_from", "valid_to")


@dataclass(frozen=True)
class DocumentChanged(ledger.Event):
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class ProvisionChanged(ledger.Event):
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class ProvisionAdded(ledger.Event):
    """The subject is the document."""

    provision: UUID
    path: str


@dataclass(frozen=True)
class FineLimitsChanged(ledger.Event):
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class NewProvision:
    kind: str
    path: str
    heading: str
    certainty: str
    valid_from: date | None = None
    valid_to: date | None = None


@transaction.atomic
def load_register() -> None:
    """Add documents and provisions that are not there yet; whatever is there stays as it is."""
    entries = json.loads((_DATA / "register.json").read_text("utf-8"))
    known = set(LegalDocument.objects.values_list("code", flat=True))
    LegalDocument.objects.bulk_create(
        _document(entry) for entry in entries if entry["code"] not in known
    )
    documents = {document.code: document for document in LegalDocument.objects.all()}
    paths = set(Provision.objects.values_list("document__code", "path"))
    Provision.objects.bulk_create(
        Provision(document=documents[entry["code"]], position=position, **_dated(row))
        for entry in entries
        for position, row in enumerate(entry["provisions"], start=1)
        if (entry["code"], row["path"]) not in paths
    )


def _document(entry: dict[str, object]) -> LegalDocument:
    row = LegalDocument(**_dated({k: v for k, v in entry.items() if k != "provisions"}))
    row.folded = fold(f"{row.reference} {row.title}")
    return row


def _dated(row: dict[str, object]) -> dict[str, object]:
    return {
        key: date.fromisoformat(value) if key in _DATES and isinstance(value, str) else value
        for key, value in row.items()
    }


@transaction.atomic
def change_document(
    document: LegalDocument,
    *,
    effective: date | None,
    expires: date | None,
    certainty: str,
    dates_certainty: str,
    seen_revision: int,
    by: Actor,
    now: datetime,
) -> None:
    """`seen_revision`: the revision the person was looking at when they began to change it."""
    row = LegalDocument.objects.select_for_update().get(pk=document.pk)
    check_revision(row.revision, seen_revision)
    check_dates(effective, expires, field="expires")
    values: dict[str, object] = {
        "effective": effective,
        "expires": expires,
        "certainty": certainty,
        "dates_certainty": dates_certainty,
    }
    before, after = _change(row, values)
    if after:
        ledger.record(DocumentChanged(subject=row.id, before=before, after=after), by=by, now=now)


@transaction.atomic
def change_provision(
    provision: Provision,
    *,
    valid_from: date | None,
    valid_to: date | None,
    certainty: str,
    seen_revision: int,
    by: Actor,
    now: datetime,
) -> None:
    """`seen_revision`: the revision the person was looking at when they began to change it."""
    row = Provision.objects.select_for_update().get(pk=provision.pk)
    check_revision(row.revision, seen_revision)
    check_dates(valid_from, valid_to, field="valid_to")
    values: dict[str, object] = {
        "valid_from": valid_from,
        "valid_to": valid_to,
        "certainty": certainty,
    }
    before, after = _change(row, values)
    if after:
        ledger.record(ProvisionChanged(subject=row.id, before=before, after=after), by=by, now=now)


def _change(
    row: LegalDocument | Provision, values: dict[str, object]
) -> tuple[dict[str, str], dict[str, str]]:
    """What differed, before and after; the row is saved if anything did."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    before = {name: str(getattr(row, name) or "") for name in changed}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        row.revision += 1
        row.save(update_fields=[*changed, "revision"])
    return before, {name: str(value or "") for name, value in changed.items()}


@transaction.atomic
def add_provision(
    document: LegalDocument, new: NewProvision, *, by: Actor, now: datetime
) -> Provision:
    """At the end of its document; also the same article anew, from the day it was amended."""
    LegalDocument.objects.select_for_update().get(pk=document.pk)
    path, there = new.path.strip(), Provision.objects.filter(document=document)
    same = there.filter(path__iexact=path, valid_from=new.valid_from).exists()
    check_new_provision(path, new.heading, same=same)
    check_dates(new.valid_from, new.valid_to, field="valid_to")
    made = Provision.objects.create(
        document=document,
        position=there.count() + 1,
        kind=ProvisionKind(new.kind),
        path=path,
        heading=new.heading.strip(),
        certainty=new.certainty,
        valid_from=new.valid_from,
        valid_to=new.valid_to,
    )
    ledger.record(ProvisionAdded(document.pk, made.pk, path), by=by, now=now)
    return made


@transaction.atomic
def set_fine_limits(
    provision: Provision,
    limits: dict[Fined, tuple[int | None, int | None]],
    *,
    certainty: str,
    seen_revision: int,
    by: Actor,
    now: datetime,
) -> None:
    """`limits`: least and most in đồng; (None, None) where none is known."""
    row = Provision.objects.select_for_update().get(pk=provision.pk)
    check_revision(row.revision, seen_revision)
    for who, (least, most) in limits.items():
        check_span(least, most, field=f"{who}_most")
    before = _limits_in_words(row)
    row.fine_limits.all().delete()
    FineLimit.objects.bulk_create(
        FineLimit(provision=row, who=who, least_vnd=least, most_vnd=most, certainty=certainty)
        for who, (least, most) in limits.items()
        if least is not None and most is not None
    )
    after = _limits_in_words(row)
    if before != after:
        row.revision += 1
        row.save(update_fields=["revision"])
        ledger.record(FineLimitsChanged(row.pk, before, after), by=by, now=now)


def _limits_in_words(provision: Provision) -> dict[str, str]:
    return {
        str(who): f"{limit.least_vnd}-{limit.most_vnd} [{limit.certainty}]"
        for who, limit in limits_of(provision).items()
    }
