"""What the ledger says of banks and their entries. `subject` is the bank."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class BankOpened(Event):
    matter: str
    category: str
    harmless: bool


@dataclass(frozen=True)
class BankChanged(Event):
    fields: tuple[str, ...]


@dataclass(frozen=True)
class BankClosed(Event):
    pass


@dataclass(frozen=True)
class BankReopened(Event):
    pass


@dataclass(frozen=True)
class EntriesAdded(Event):
    added: int
    renewed: int


@dataclass(frozen=True)
class BankFileHandedIn(Event):
    file: UUID
    size: int


@dataclass(frozen=True)
class BankFileConfirmed(Event):
    file: UUID
    new: int
    renewed: int
    refused: int


@dataclass(frozen=True)
class BankFileTaken(Event):
    """One stretch of a file came into the bank; a long one comes in several."""

    file: UUID
    added: int
    renewed: int


@dataclass(frozen=True)
class EntryWithdrawn(Event):
    entry: int
    reason: str


@dataclass(frozen=True)
class EntryPutBack(Event):
    entry: int


@dataclass(frozen=True)
class EntryExpirySet(Event):
    entry: int
    expires_on: str


@dataclass(frozen=True)
class EntryConfirmed(Event):
    """`released`: it was in quarantine."""

    entry: int
    released: bool


@dataclass(frozen=True)
class EntryQuarantined(Event):
    entry: int
    hits: int


@dataclass(frozen=True)
class BankExported(Event):
    """`key`: of the partner whom the file is for."""

    form: str
    entries: int
    key: UUID | None


@dataclass(frozen=True)
class BanksListed(Event):
    """The list of banks was taken as a file."""

    rows: int
    kind: str
