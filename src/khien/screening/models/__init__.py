"""Banks and lists, scans and hits, keys of other software, published lists."""

from khien.screening.models.banks import (
    AddressEntry,
    Bank,
    Category,
    HashKind,
    Matter,
    PictureEntry,
    Sharing,
)
from khien.screening.models.keys import ApiKey, KeyUse, Use
from khien.screening.models.publications import Edition, Publication
from khien.screening.models.scans import (
    Hit,
    HitState,
    Incoming,
    Judgement,
    Look,
    Scan,
    ScanState,
    UnreadableItem,
)

__all__ = [
    "AddressEntry",
    "ApiKey",
    "Bank",
    "Category",
    "Edition",
    "HashKind",
    "Hit",
    "HitState",
    "Incoming",
    "Judgement",
    "KeyUse",
    "Look",
    "Matter",
    "PictureEntry",
    "Publication",
    "Scan",
    "ScanState",
    "Sharing",
    "UnreadableItem",
    "Use",
]
