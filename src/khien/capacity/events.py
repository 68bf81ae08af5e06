"""What the ledger says of units' capacity: codes and numbers only."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class CapacityRecorded(Event):
    unit: UUID
    kind: str
    topic: str
    count: int
    on: str


@dataclass(frozen=True)
class CapacityEnded(Event):
    until: str


@dataclass(frozen=True)
class CapacityWithdrawn(Event):
    unit: UUID


@dataclass(frozen=True)
class CapacityExported(Event):
    rows: int
