"""What the ledger says of keeping and emptying: identifiers, codes, counts."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class KeepingTermSet(Event):
    """How long rows of a model are kept, from a day on."""

    of: str
    amount: int
    valid_from: str


@dataclass(frozen=True)
class KeepingRan(Event):
    """One night's run came to its end."""

    emptied: int
    announced: int


@dataclass(frozen=True)
class EmptyingAnnounced(Event):
    of: str
    rows: int
    acts_on: str


@dataclass(frozen=True)
class RowsEmptied(Event):
    """What was announced is done; `kept` for a legal hold."""

    of: str
    emptied: int
    kept: int


@dataclass(frozen=True)
class HoldPlaced(Event):
    hold: UUID
    kind: str
    until: str


@dataclass(frozen=True)
class HoldReleased(Event):
    hold: UUID


@dataclass(frozen=True)
class RightsAsked(Event):
    """Somebody asks about their own data; the subject is the request."""

    right: str
    asker: str
    way: str


@dataclass(frozen=True)
class RightsAcknowledged(Event):
    pass


@dataclass(frozen=True)
class AskerVerified(Event):
    """Who asks is known, and about which record."""

    kind: str
    record: UUID


@dataclass(frozen=True)
class SafetyDecided(Event):
    """A second person said whether a parent may be given the child's file."""

    safe: bool


@dataclass(frozen=True)
class RightsDecided(Event):
    outcome: str


@dataclass(frozen=True)
class HeldDataHandedOut(Event):
    """The file of what is held was made for the asker."""

    record: UUID
