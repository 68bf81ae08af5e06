"""Rows that every room relies on: the ledger and its chain, deadlines, holidays, limits."""

from khien.core.models.clocks import (
    ChangeKind,
    ClockChange,
    Delivery,
    Notice,
    Reminder,
    RunningClock,
)
from khien.core.models.days import Bucket, Holiday
from khien.core.models.ledger import LedgerEvent, LedgerHead, LedgerLink
from khien.core.models.mailing import Digest, DigestLine, How, MailChoice
from khien.core.models.posting import Channel, ChannelState, Posting
from khien.core.models.rules import Certainty, ClockRule, ClockUnit, LadderStep, Receiver
from khien.core.models.saved import BulkAct, SavedFilter

__all__ = [
    "Bucket",
    "BulkAct",
    "Certainty",
    "ChangeKind",
    "Channel",
    "ChannelState",
    "ClockChange",
    "ClockRule",
    "ClockUnit",
    "Delivery",
    "Digest",
    "DigestLine",
    "Holiday",
    "How",
    "LadderStep",
    "LedgerEvent",
    "LedgerHead",
    "LedgerLink",
    "MailChoice",
    "Notice",
    "Posting",
    "Receiver",
    "Reminder",
    "RunningClock",
    "SavedFilter",
]
