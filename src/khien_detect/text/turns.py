"""What goes into a conversation and what comes out of it."""

from dataclasses import dataclass
from typing import NamedTuple

from khien_detect.finding import Reason


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says; `minutes` since any fixed moment, the same for all turns."""

    who: str
    minutes: float
    text: str


class Sign(NamedTuple):
    """What a turn tells: the rule's sign, how strongly (log-odds), and the reason to show."""

    name: str
    strength: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Stage:
    """`level` in [0, 1]; `who` says it; the heaviest reasons first."""

    name: str
    who: str
    level: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ConversationFindings:
    """`alarm` at the shipped threshold; `score` in [0, 1]; stages with reasons, highest first."""

    alarm: bool
    score: float
    stages: tuple[Stage, ...]
