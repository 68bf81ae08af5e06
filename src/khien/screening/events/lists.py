"""What the ledger says of lists for resolvers: identifiers, codes and numbers only."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class PublicationMade(Event):
    categories: tuple[str, ...]
    age: str


@dataclass(frozen=True)
class PublicationChanged(Event):
    categories: tuple[str, ...]
    age: str


@dataclass(frozen=True)
class PublicationStopped(Event):
    pass


@dataclass(frozen=True)
class EditionAsked(Event):
    pass


@dataclass(frozen=True)
class EditionMade(Event):
    publication: UUID
    serial: int
    entries: int
    added: int
    removed: int


@dataclass(frozen=True)
class CorrectionSent(Event):
    pass


@dataclass(frozen=True)
class CorrectionDecided(Event):
    """One for each that waited for the same host."""

    outcome: str
