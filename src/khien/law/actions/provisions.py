"""Provisions over time: added, corrected, amended from a day on; their limits of fines."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from khien.core import ledger
from khien.core.actors import Actor
from khien.law import events
from khien.law.actions.changing import change
from khien.law.models import Fined, FineLimit, LegalDocument, Provision, ProvisionKind
from khien.law.queries import limits_of
from khien.law.rules import check_dates, check_revision, check_span
from khien.law.rules import register as rules
from khien.law.searching import words_of


@dataclass(frozen=True)
class NewProvision:
    kind: str
    path: str
    heading: str
    certainty: str
    valid_from: date | None = None
    valid_to: date | None = None
    text: str = ""


@transaction.atomic
def add_provision(
    document: LegalDocument, new: NewProvision, *, by: Actor, now: datetime
) -> Provision:
    """At the end of its document; also the same article anew, from the day it was amended."""
    LegalDocument.objects.select_for_update().get(pk=document.pk)
    path, there = new.path.strip(), Provision.objects.filter(document=document)
    same = there.filter(path__iexact=path, valid_from=new.valid_from).exists()
    rules.check_new_provision(path, new.heading, same=same)
    check_dates(new.valid_from, new.valid_to, field="valid_to")
    spans = there.filter(path__iexact=path).values_list("valid_from", "valid_to")
    rules.check_one_wording((new.valid_from, new.valid_to), spans, field="valid_from")
    made = Provision(
        document=document,
        position=there.count() + 1,
        kind=ProvisionKind(new.kind),
        path=path,
        heading=new.heading.strip(),
        certainty=new.certainty,
        valid_from=new.valid_from,
        valid_to=new.valid_to,
        text=new.text.strip(),
    )
    made.words = words_of(made)
    made.save(force_insert=True)
    ledger.record(events.ProvisionAdded(document.pk, made.pk, path), by=by, now=now)
    return made


@transaction.atomic
def change_provision(
    provision: Provision,
    *,
    heading: str,
    text: str,
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
    others = Provision.objects.filter(document=row.document_id, path__iexact=row.path)
    spans = others.exclude(pk=row.pk).values_list("valid_from", "valid_to")
    rules.check_one_wording((valid_from, valid_to), spans, field="valid_from")
    values: dict[str, object] = {
        "heading": heading,
        "text": text,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "certainty": certainty,
    }
    before, after = change(row, values)
    if after:
        ledger.record(
            events.ProvisionChanged(subject=row.id, before=before, after=after), by=by, now=now
        )


@dataclass(frozen=True)
class Amendment:
    """From the day `since` the provision reads so. `amended_by`: the document that says it."""

    since: date
    heading: str
    text: str
    certainty: str
    amended_by: LegalDocument | None = None


@transaction.atomic
def amend_provision(
    provision: Provision, new: Amendment, *, seen_revision: int, by: Actor, now: datetime
) -> Provision:
    """The old wording ends on the day the new one begins: no day has two, none is left without."""
    row = Provision.objects.select_for_update().select_related("document").get(pk=provision.pk)
    check_revision(row.revision, seen_revision)
    span = (row.valid_from or row.document.effective, row.valid_to)
    rules.check_can_amend(span, since=new.since, document_expires=row.document.expires)
    ended = row.valid_to
    change(row, {"valid_to": new.since})
    made = Provision(
        document=row.document,
        kind=row.kind,
        path=row.path,
        position=row.position,
        heading=new.heading.strip(),
        text=new.text.strip(),
        valid_from=new.since,
        valid_to=ended,
        certainty=new.certainty,
        amended_by=new.amended_by,
    )
    made.words = words_of(made)
    made.save(force_insert=True)
    ledger.record(events.ProvisionAmended(row.pk, made.pk, new.since.isoformat()), by=by, now=now)
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
        ledger.record(events.FineLimitsChanged(row.pk, before, after), by=by, now=now)


def _limits_in_words(provision: Provision) -> dict[str, str]:
    return {
        str(who): f"{limit.least_vnd}-{limit.most_vnd} [{limit.certainty}]"
        for who, limit in limits_of(provision).items()
    }
