"""What the ledger says of takedowns: identifiers and codes only."""

from khien.takedown.events.addressees import (
    AddresseeChanged,
    ChannelAdded,
    ChannelEnded,
)
from khien.takedown.events.content import (
    ContentChecked,
    ContentCheckHandedOver,
    ContentExported,
    ContentLeft,
    ContentRead,
    ContentReappeared,
    ContentRegistered,
    ContentTakenUpAgain,
)
from khien.takedown.events.requests import (
    PreservationDrafted,
    PreservationMoved,
    TakedownAnswered,
    TakedownDrafted,
    TakedownFiguresExported,
    TakedownMailTaken,
    TakedownSent,
)

__all__ = [
    "AddresseeChanged",
    "ChannelAdded",
    "ChannelEnded",
    "ContentCheckHandedOver",
    "ContentChecked",
    "ContentExported",
    "ContentLeft",
    "ContentRead",
    "ContentReappeared",
    "ContentRegistered",
    "ContentTakenUpAgain",
    "PreservationDrafted",
    "PreservationMoved",
    "TakedownAnswered",
    "TakedownDrafted",
    "TakedownFiguresExported",
    "TakedownMailTaken",
    "TakedownSent",
]
