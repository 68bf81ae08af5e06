"""Reading the register: what holds on a day, and search with or without tone marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Q, QuerySet

from khien.core.fold import marked_words
from khien.law import searching
from khien.law.models import (
    EndedAgency,
    Fined,
    FineLimit,
    LegalDocument,
    LegalFile,
    Provision,
    ProvisionKind,
    Relation,
)
from khien.law.rules import (
    CERTAINTY_WORDS,
    VALIDITY_WORDS,
    Span,
    Validity,
    document_validity,
    provision_validity,
)

_HITS_SHOWN = 3


@dataclass(frozen=True)
class Hit:
    """A provision found, and the part of it where the words are."""

    provision: Provision
    excerpt: str


@dataclass(frozen=True)
class ListedDocument:
    document: LegalDocument
    validity: Validity
    hits: tuple[Hit, ...] = ()

    @property
    def validity_words(self) -> str:
        return str(VALIDITY_WORDS[self.validity])

    @property
    def certainty_words(self) -> str:
        return str(CERTAINTY_WORDS[self.document.certainty])

    @property
    def dates_words(self) -> str:
        return str(CERTAINTY_WORDS[self.document.dates_certainty])


@dataclass(frozen=True)
class ListedProvision:
    provision: Provision
    validity: Validity

    @property
    def validity_words(self) -> str:
        return str(VALIDITY_WORDS[self.validity])

    @property
    def certainty_words(self) -> str:
        return str(CERTAINTY_WORDS[self.provision.certainty])

    @property
    def limits(self) -> list[FineLimit]:
        return _in_order(self.provision.fine_limits.all())


def documents(on: date, *, search: str = "", only_in_force: bool = False) -> list[ListedDocument]:
    """Newest first, those of unknown date last, each with its validity on the day.

    Searched, those come first in whose name the words stand together; also those in a provision of
    which the words are.
    """
    newest = F("effective").desc(nulls_last=True), "number"
    rows = LegalDocument.objects.order_by(*newest)
    asked = searching.query(search)
    hits: dict[UUID, list[Hit]] = {}
    if asked is not None:
        hits = _hits(asked, search)
        rows = rows.filter(Q(vector=asked) | Q(pk__in=list(hits)))
        rows = rows.alias(rank=SearchRank(F("vector"), searching.phrase(search)))
        rows = rows.order_by(F("rank").desc(), *newest)
    listed = [
        ListedDocument(row, document_validity(row, on=on), tuple(hits.get(row.pk, ())))
        for row in rows.defer("words")
    ]
    if only_in_force:
        return [item for item in listed if item.validity is Validity.IN_FORCE]
    return listed


def _hits(asked: SearchQuery, search: str) -> dict[UUID, list[Hit]]:
    """Provisions in which the words are, by document; a few of each."""
    rows = (
        Provision.objects.filter(vector=asked)
        .alias(rank=SearchRank(F("vector"), searching.phrase(search)))
        .order_by(F("rank").desc(), "position", "valid_from")
    )
    found: dict[UUID, list[Hit]] = {}
    for row in rows.defer("words"):
        here = found.setdefault(row.document_id, [])
        part = searching.excerpt(f"{row.heading}. {row.text}", search)
        if part and len(here) < _HITS_SHOWN:
            here.append(Hit(row, part))
    return found


def document(document_id: UUID) -> LegalDocument:
    """Raises LegalDocument.DoesNotExist."""
    return LegalDocument.objects.get(pk=document_id)


def provisions_of(document: LegalDocument, *, on: date) -> list[ListedProvision]:
    rows = document.provisions.select_related("document", "amended_by")
    rows = rows.order_by("position", F("valid_from").asc(nulls_first=True))
    rows = rows.prefetch_related("fine_limits").defer("words")
    return [ListedProvision(row, provision_validity(row, on=on)) for row in rows]


def provisions_in_force(on: date) -> QuerySet[Provision]:
    """With their documents, in the order they are offered for choice."""
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    not_over = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    document_holds = Q(document__effective__lte=on) & (
        Q(document__expires__isnull=True) | Q(document__expires__gt=on)
    )
    return (
        Provision.objects.filter(started, not_over, document_holds)
        .select_related("document")
        .order_by("document__kind", "document__number", "position")
    )


def provision(provision_id: UUID) -> Provision:
    """With its document; raises Provision.DoesNotExist."""
    return Provision.objects.select_related("document").get(pk=provision_id)


def _in_order(limits: Iterable[FineLimit]) -> list[FineLimit]:
    order = list(Fined)
    return sorted(limits, key=lambda limit: order.index(Fined(limit.who)))


def limits_of(provision: Provision) -> dict[Fined, FineLimit]:
    return {Fined(limit.who): limit for limit in _in_order(provision.fine_limits.all())}


def fine_span(provisions: Iterable[Provision], who: Fined) -> Span | None:
    """What these provisions together allow; None where a limit of one is not known.

    A minor is never fined more than an adult: where no limit of their own is known, that holds.
    """
    fining = [row for row in provisions if row.kind == ProvisionKind.FINE]
    found = [_span(limits_of(row), who) for row in fining]
    known = [span for span in found if span is not None]
    if not known or len(known) < len(found):
        return None
    return sum(known[1:], known[0])


def _span(limits: dict[Fined, FineLimit], who: Fined) -> Span | None:
    own = limits.get(who)
    if own is not None:
        return Span(own.least_vnd, own.most_vnd)
    adult = limits.get(Fined.PERSON)
    return Span(0, adult.most_vnd) if adult is not None and who is Fined.MINOR else None


def relations_of(document: LegalDocument) -> tuple[list[Relation], list[Relation]]:
    """What it does to others, and what others do to it."""
    ours = document.relations.select_related("target").order_by("kind", "target__number")
    theirs = document.related_from.select_related("source").order_by("kind", "source__number")
    return list(ours), list(theirs)


def files_of(document: LegalDocument) -> QuerySet[LegalFile]:
    """Without their content."""
    return document.files.defer("content").order_by("-added_at")


def wordings_of(provision: Provision) -> list[Provision]:
    """All that the same article said and says, oldest first."""
    rows = Provision.objects.filter(document=provision.document_id, path__iexact=provision.path)
    rows = rows.select_related("document", "amended_by").defer("words")
    return list(rows.order_by(F("valid_from").asc(nulls_first=True)))


def agencies_at(text: str, on: date) -> list[EndedAgency]:
    """Bodies named there that are no more on the day."""
    words = f" {' '.join(marked_words(text))} "
    rows = EndedAgency.objects.filter(ended__lte=on)
    return [row for row in rows if f" {row.marked} " in words]


def is_whole(file: LegalFile) -> bool:
    """Whether it is still what was taken in."""
    return sha256(bytes(file.content)).hexdigest() == file.sha256
