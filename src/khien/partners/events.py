"""What the ledger says of partners: ids, codes and numbers."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class PartnerRecorded(Event):
    kind: str
    origin: str


@dataclass(frozen=True)
class PartnerChanged(Event):
    fields: tuple[str, ...]


@dataclass(frozen=True)
class PartnerEnded(Event):
    on: str


@dataclass(frozen=True)
class InterestMarked(Event):
    """The subject is the partner."""

    mark: UUID


@dataclass(frozen=True)
class InterestEnded(Event):
    mark: UUID


@dataclass(frozen=True)
class AgreementRecorded(Event):
    """The subject is the partner."""

    agreement: UUID
    signed_on: str


@dataclass(frozen=True)
class CommitmentRecorded(Event):
    partner: UUID
    kind: str
    quantity: str
    due: str


@dataclass(frozen=True)
class CommitmentCancelled(Event):
    on: str


@dataclass(frozen=True)
class DeliveryRecorded(Event):
    """The subject is the commitment."""

    delivery: UUID
    quantity: str


@dataclass(frozen=True)
class DeliveryConfirmed(Event):
    delivery: UUID


@dataclass(frozen=True)
class DeliveryWithdrawn(Event):
    delivery: UUID


@dataclass(frozen=True)
class CommitmentAllocated(Event):
    """The subject is the commitment."""

    task: UUID
    quantity: str


@dataclass(frozen=True)
class AllocationRemoved(Event):
    task: UUID


@dataclass(frozen=True)
class PartnersExported(Event):
    rows: int
