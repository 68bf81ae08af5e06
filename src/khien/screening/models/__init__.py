"""Banks and lists, scans and hits, keys of other software, published lists."""

from khien.screening.models.bank_files import BankFile, BankFileLine, Fate, FileState
from khien.screening.models.banks import (
    AddressEntry,
    Bank,
    Category,
    HashKind,
    MatchCount,
    Matter,
    PictureEntry,
    Reason,
    Sharing,
)
from khien.screening.models.keys import ApiKey, KeyDay, KeyUse, Use
from khien.screening.models.proposals import HashProposal, ProposalState
from khien.screening.models.publications import (
    Correction,
    CorrectionOutcome,
    Edition,
    Publication,
)
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
from khien.screening.models.words import OwnWords, Strength

__all__ = [
    "AddressEntry",
    "ApiKey",
    "Bank",
    "BankFile",
    "BankFileLine",
    "Category",
    "Correction",
    "CorrectionOutcome",
    "Edition",
    "Fate",
    "FileState",
    "HashKind",
    "HashProposal",
    "Hit",
    "HitState",
    "Incoming",
    "Judgement",
    "KeyDay",
    "KeyUse",
    "Look",
    "MatchCount",
    "Matter",
    "OwnWords",
    "PictureEntry",
    "ProposalState",
    "Publication",
    "Reason",
    "Scan",
    "ScanState",
    "Sharing",
    "Strength",
    "UnreadableItem",
    "Use",
]
