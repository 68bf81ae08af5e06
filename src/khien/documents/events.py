"""What the ledger says of documents: identifiers, codes and numbers, never what they say."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class DocumentMade(Event):
    type: str
    holder: UUID


@dataclass(frozen=True)
class DocumentRead(Event):
    """The page of a document was opened, which shows what it says."""


@dataclass(frozen=True)
class DocumentIssued(Event):
    """The hashes tie the printed files into the ledger."""

    type: str
    holder: UUID
    office: UUID
    number: str
    docx_sha256: str
    pdf_sha256: str
    xlsx_sha256: str = ""


@dataclass(frozen=True)
class DocumentVoided(Event):
    """`number` is empty for a draft that was given up."""

    number: str


@dataclass(frozen=True)
class DocumentDownloaded(Event):
    format: str
    state: str


@dataclass(frozen=True)
class NumbersUsedOutside(Event):
    """`subject` is the office."""

    abbreviation: str
    first: int
    last: int


@dataclass(frozen=True)
class LetterheadChanged(Event):
    """`subject` is the office."""

    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class DocumentTypeChanged(Event):
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class RegisterExported(Event):
    """`subject` is the office."""

    year: int
    rows: int
