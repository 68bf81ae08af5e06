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
from khien.core.models.posting import Channel, ChannelState, Posting
from khien.core.models.rules import Certainty, ClockRule, ClockUnit, LadderStep, Receiver

__all__ = [
    "Bucket",
    "Certainty",
    "ChangeKind",
    "Channel",
    "ChannelState",
    "ClockChange",
    "ClockRule",
    "ClockUnit",
    "Delivery",
    "Holiday",
    "LadderStep",
    "LedgerEvent",
    "LedgerHead",
    "LedgerLink",
    "Notice",
    "Posting",
    "Receiver",
    "Reminder",
    "RunningClock",
]
