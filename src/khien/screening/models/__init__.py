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
from khien.screening.models.publications import (
    Correction,
    CorrectionOutcome,
    Edition,
    Publication,
)
from khien.screening.models.scans import (
    Hit,
    HitState,
    Judgement,
    Scan,
    ScanState,
    UnreadableItem,
)

__all__ = [
    "AddressEntry",
    "ApiKey",
    "Bank",
    "Category",
    "Correction",
    "CorrectionOutcome",
    "Edition",
    "HashKind",
    "Hit",
    "HitState",
    "Judgement",
    "KeyUse",
    "Matter",
    "PictureEntry",
    "Publication",
    "Scan",
    "ScanState",
    "Sharing",
    "UnreadableItem",
    "Use",
]
