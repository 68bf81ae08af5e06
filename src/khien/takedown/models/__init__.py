"""Content, requests, checks and preservation letters, and the directory of addressees."""

from khien.takedown.models.addressees import Addressee, AddresseeChannel, AddresseeKind, Way
from khien.takedown.models.content import (
    ContentCheck,
    ContentItem,
    Found,
    Grade,
    ItemState,
    Seen,
)
from khien.takedown.models.preservation import Preservation, PreservationState
from khien.takedown.models.requests import Ask, RequestState, TakedownRequest

__all__ = [
    "Addressee",
    "AddresseeChannel",
    "AddresseeKind",
    "Ask",
    "ContentCheck",
    "ContentItem",
    "Found",
    "Grade",
    "ItemState",
    "Preservation",
    "PreservationState",
    "RequestState",
    "Seen",
    "TakedownRequest",
    "Way",
]
