"""What the ledger says of guidance. The subject is the guidance."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class GuidanceDrafted(Event):
    version: UUID
    position: int
    difficulty: UUID | None


@dataclass(frozen=True)
class GuidancePublished(Event):
    version: UUID
    position: int
    public: bool


@dataclass(frozen=True)
class GuidanceWithdrawn(Event):
    version: UUID
    position: int
