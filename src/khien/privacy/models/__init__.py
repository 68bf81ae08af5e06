"""What is emptied when, what the law keeps from it, and what people ask about their own data."""

from khien.privacy.models.keeping import (
    NOTICE_DAYS,
    HeldKind,
    KeepingNotice,
    KeepingRun,
    KeepingTerm,
    LegalHold,
)
from khien.privacy.models.rights import Asker, Right, RightsOutcome, RightsRequest, Way

__all__ = [
    "NOTICE_DAYS",
    "Asker",
    "HeldKind",
    "KeepingNotice",
    "KeepingRun",
    "KeepingTerm",
    "LegalHold",
    "Right",
    "RightsOutcome",
    "RightsRequest",
    "Way",
]
