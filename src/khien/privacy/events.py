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
