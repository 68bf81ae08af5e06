"""What the ledger says of hashes proposed for a bank: of which exhibit, and what was decided."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class HashesProposed(Event):
    """Subject is the exhibit."""

    proposal: UUID
    bank: UUID


@dataclass(frozen=True)
class HashesReleased(Event):
    """`added`: entries that are new in the bank."""

    proposal: UUID
    bank: UUID
    added: int


@dataclass(frozen=True)
class HashesRefused(Event):
    proposal: UUID
    bank: UUID
