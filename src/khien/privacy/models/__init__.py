"""What is emptied when, what the law keeps from it, and what people ask about their own data."""

from khien.privacy.models.keeping import (
    NOTICE_DAYS,
    HeldKind,
    KeepingNotice,
    KeepingRun,
    KeepingTerm,
    LegalHold,
)

__all__ = [
    "NOTICE_DAYS",
    "HeldKind",
    "KeepingNotice",
    "KeepingRun",
    "KeepingTerm",
    "LegalHold",
]
