"""What the ledger keeps of certificates: ids and numbers of them, never a holder's name."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class CertificatesIssued(Event):
    """The subject is the award."""

    institution: UUID
    count: int


@dataclass(frozen=True)
class CertificatesPrinted(Event):
    count: int


@dataclass(frozen=True)
class CertificateWithdrawn(Event):
    award: UUID
    why: str
