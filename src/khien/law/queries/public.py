"""What the public may read of the register: only what was read in a public source."""

from datetime import date

from khien.core.models import Certainty
from khien.law.models import LegalDocument, Relation
from khien.law.queries.register import ListedDocument, ListedProvision, documents, provisions_of
from khien.law.rules import Validity, may_print


def published(on: date, *, search: str, ended_too: bool) -> list[ListedDocument]:
    """In force, or of days that are not sure; `ended_too`: also those no longer in force."""
    sure = [item for item in documents(on, search=search) if may_print(item.document.certainty)]
    if ended_too:
        return sure
    return [item for item in sure if item.validity is not Validity.EXPIRED]


def published_document(code: str) -> LegalDocument:
    """Raises LegalDocument.DoesNotExist."""
    return LegalDocument.objects.get(code=code, certainty=Certainty.VERIFIED)


def published_provisions(document: LegalDocument, on: date) -> list[ListedProvision]:
    """Those that hold on the day, or will."""
    rows = provisions_of(document, on=on)
    sure = [item for item in rows if may_print(item.provision.certainty)]
    return [item for item in sure if item.validity is not Validity.EXPIRED]


def published_relations(document: LegalDocument) -> list[Relation]:
    """On either side, where both documents and the relation are sure."""
    sure = Relation.objects.filter(
        certainty=Certainty.VERIFIED,
        source__certainty=Certainty.VERIFIED,
        target__certainty=Certainty.VERIFIED,
    ).select_related("source", "target")
    rows = sure.filter(source=document) | sure.filter(target=document)
    return list(rows.order_by("kind", "source__number", "target__number"))
