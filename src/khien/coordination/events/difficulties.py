"""What the ledger says of difficulties."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class DifficultyRaised(Event):
    """`about`: "task:…", empty for the work as a whole."""

    kind: str
    blocking: bool
    office: UUID
    about: str


@dataclass(frozen=True)
class DifficultyReferred(Event):
    position: int
    office: UUID
    level: str


@dataclass(frozen=True)
class DifficultyHandedBack(Event):
    position: int
    office: UUID


@dataclass(frozen=True)
class DifficultyAnswered(Event):
    position: int
    office: UUID
    outcome: str
    guidance: UUID | None


@dataclass(frozen=True)
class DifficultyConfirmed(Event):
    helped: bool


@dataclass(frozen=True)
class DifficultyWithdrawn(Event):
    office: UUID


@dataclass(frozen=True)
class DifficultiesExported(Event):
    rows: int
