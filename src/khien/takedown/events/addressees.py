"""What the ledger says of the directory of addressees."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class AddresseeChanged(Event):
    """What stood in the row before and after; public bodies alone."""

    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class ChannelAdded(Event):
    way: str
    valid_from: str


@dataclass(frozen=True)
class ChannelEnded(Event):
    channel: UUID
    valid_to: str
