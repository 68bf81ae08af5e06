"""What this room writes into the ledger: identifiers and codes only."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class DeviceEnrolled(Event):
    user: UUID


@dataclass(frozen=True)
class DeviceWipeAsked(Event):
    user: UUID


@dataclass(frozen=True)
class DeviceWiped(Event):
    """The phone itself said that it has forgotten everything."""

    user: UUID


@dataclass(frozen=True)
class CaseCarried(Event):
    """A case was read to be carried along; the subject is the case."""

    device: UUID


@dataclass(frozen=True)
class EntryReceived(Event):
    """`case` as text, empty where the phone named none that there is."""

    device: UUID
    case: str
    kind: str
    state: str


@dataclass(frozen=True)
class EntrySettled(Event):
    case: str
