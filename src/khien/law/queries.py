"""Reading the register: what holds on a day, and search with or without tone marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from khien.core.fold import tokens
from khien.law.models import Fined, FineLimit, LegalDocument, Provision, ProvisionKind
from khien.law.rules import (
    CERTAINTY_WORDS,
    VALIDITY_WORDS,
    Span,
    Validity,
    document_validity,
    provision_validity,
)


@dataclass(frozen=True)
class ListedDocument:
    document: LegalDocument
    validity: Validity

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
    """Newest first, those of unknown date last, each with its validity on the day."""
    rows = LegalDocument.objects.order_by(F("effective").desc(nulls_last=True), "number")
    for token in tokens(search):
        rows = rows.filter(folded__contains=token)
    listed = [ListedDocument(row, document_validity(row, on=on)) for row in rows]
    if only_in_force:
        return [item for item in listed if item.validity is Validity.IN_FORCE]
    return listed


def document(document_id: UUID) -> LegalDocument:
    """Raises LegalDocument.DoesNotExist."""
    return LegalDocument.objects.get(pk=document_id)


def provisions_of(document: LegalDocument, *, on: date) -> list[ListedProvision]:
    rows = document.provisions.select_related("document").order_by("position", "valid_from")
    rows = rows.prefetch_related("fine_limits")
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
