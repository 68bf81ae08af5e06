"""Documents: added, changed, put in relation to others, their published files."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import File
from django.db import transaction

from khien.core import ledger
from khien.core.calendars import today
from khien.core.fold import fold
from khien.law import events
from khien.law.actions.changing import change
from khien.law.models import LegalDocument, LegalFile, Relation
from khien.law.rules import check_dates, check_revision
from khien.law.rules import register as rules
from khien.law.searching import words_of
from khien.people.models import User


@dataclass(frozen=True)
class NewDocument:
    kind: str
    number: str
    symbol: str
    title: str
    issuer: str
    certainty: str
    dates_certainty: str
    issued: date | None = None
    effective: date | None = None
    expires: date | None = None


@transaction.atomic
def add_document(new: NewDocument, *, by: User, now: datetime) -> LegalDocument:
    said = vars(new)
    same = LegalDocument.objects.filter(
        number__iexact=new.number, symbol__iexact=new.symbol, issuer__iexact=new.issuer
    ).exists()
    rules.check_new_document(title=new.title, same=same)
    check_dates(new.effective, new.expires, field="expires")
    made = LegalDocument(code=_free_code(new), **said)
    made.words = words_of(made)
    made.save(force_insert=True)
    ledger.record(events.LegalDocumentAdded(made.pk, made.code), by=by, now=now)
    return made


def _free_code(new: NewDocument) -> str:
    plain = fold(f"{new.symbol} {new.number}").replace(" ", "-")[:50]
    taken = set(LegalDocument.objects.filter(code__startswith=plain).values_list("code", flat=True))
    if plain not in taken:
        return plain
    return next(code for n in range(2, len(taken) + 3) if (code := f"{plain}-{n}") not in taken)


@transaction.atomic
def change_document(
    document: LegalDocument,
    *,
    title: str,
    issuer: str,
    issued: date | None,
    effective: date | None,
    expires: date | None,
    certainty: str,
    dates_certainty: str,
    seen_revision: int,
    by: User,
    now: datetime,
) -> None:
    """`seen_revision`: the revision the person was looking at when they began to change it."""
    row = LegalDocument.objects.select_for_update().get(pk=document.pk)
    check_revision(row.revision, seen_revision)
    check_dates(effective, expires, field="expires")
    values: dict[str, object] = {
        "title": title,
        "issuer": issuer,
        "issued": issued,
        "effective": effective,
        "expires": expires,
        "certainty": certainty,
        "dates_certainty": dates_certainty,
    }
    before, after = change(row, values)
    if after:
        ledger.record(
            events.DocumentChanged(subject=row.id, before=before, after=after), by=by, now=now
        )


@transaction.atomic
def add_relation(
    source: LegalDocument,
    target: LegalDocument,
    *,
    kind: str,
    article: str,
    since: date | None,
    certainty: str,
    by: User,
    now: datetime,
) -> Relation:
    """Where the older document ends by it and no end is written down, it ends on `since`."""
    both = LegalDocument.objects.select_for_update().order_by("pk")
    list(both.filter(pk__in=[source.pk, target.pk]))
    there = Relation.objects.filter(kind=kind)
    same = there.filter(source=source, target=target, article__iexact=article.strip()).exists()
    edges = there.filter(article="").values_list("source", "target")
    rules.check_relation(source, target, same=same, edges=edges)
    made = Relation.objects.create(
        source=source,
        target=target,
        kind=kind,
        article=article.strip(),
        since=since,
        certainty=certainty,
    )
    event = events.LegalRelationAdded(source.pk, kind, target.pk, made.article)
    ledger.record(event, by=by, now=now)
    if since is not None and rules.ends(kind, made.article):
        _end(target, since, by=by, now=now)
    return made


def _end(document: LegalDocument, on: date, *, by: User, now: datetime) -> None:
    row = LegalDocument.objects.get(pk=document.pk)
    starts_later = row.effective is not None and row.effective >= on
    if row.expires is None and not starts_later:
        before, after = change(row, {"expires": on})
        ledger.record(events.DocumentChanged(row.pk, before, after), by=by, now=now)


@transaction.atomic
def remove_relation(relation: Relation, *, by: User, now: datetime) -> None:
    """It was written down by mistake; the ledger keeps it."""
    event = events.LegalRelationRemoved(
        relation.source_id, relation.kind, relation.target_id, relation.article
    )
    ledger.record(event, by=by, now=now)
    relation.delete()


@transaction.atomic
def add_file(
    document: LegalDocument, upload: "File[Any]", *, source: str, by: User, now: datetime
) -> LegalFile:
    """The same file twice is refused; whether it is a PDF is seen by its first bytes."""
    LegalDocument.objects.select_for_update().get(pk=document.pk)
    content = upload.read(rules.LARGEST_FILE + 1)
    digest = sha256(content).hexdigest()
    same = LegalFile.objects.filter(document=document, sha256=digest).exists()
    rules.check_file(len(content), content[:16], same=same)
    made = LegalFile.objects.create(
        document=document,
        name=f"{document.code}-{today(now):%Y%m%d}.pdf",
        source=source.strip(),
        sha256=digest,
        size=len(content),
        content=content,
        added_at=now,
        added_by=by,
    )
    ledger.record(events.LegalFileAdded(document.pk, digest), by=by, now=now)
    return made


@transaction.atomic
def remove_file(file: LegalFile, *, by: User, now: datetime) -> None:
    ledger.record(events.LegalFileRemoved(file.document_id, file.sha256), by=by, now=now)
    file.delete()
