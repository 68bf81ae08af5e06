"""The words by which a document or a provision is found; how it is asked for: core.searching."""

from khien.core import searching
from khien.core.searching import excerpt, phrase, query
from khien.law.models import LegalDocument, Provision

__all__ = ["excerpt", "phrase", "query", "words_of"]


def words_of(row: LegalDocument | Provision) -> str:
    if isinstance(row, LegalDocument):
        said = f"{row.reference} {row.title} {row.issuer}"
    else:
        said = f"{row.citation} {row.heading} {row.text}"
    return searching.words_of(said)
