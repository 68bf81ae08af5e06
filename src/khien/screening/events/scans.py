"""What the ledger says of scans, hits and suggestions: identifiers, codes and numbers only."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class ScanAsked(Event):
    files: int
    size: int
    office: UUID | None


@dataclass(frozen=True)
class ScanBegun(Event):
    pass


@dataclass(frozen=True)
class HitsFound(Event):
    """Subject: the scan, or the report whose words, letters or pictures were looked at."""

    hits: int


@dataclass(frozen=True)
class ScanCancelAsked(Event):
    pass


@dataclass(frozen=True)
class ScanEnded(Event):
    """However it ended, the material is gone."""

    state: str
    trouble: str
    looked: int
    found: int
    unreadable: int


@dataclass(frozen=True)
class HitRead(Event):
    pass


@dataclass(frozen=True)
class HitReported(Event):
    report: UUID


@dataclass(frozen=True)
class HitDismissed(Event):
    pass


@dataclass(frozen=True)
class HitJudged(Event):
    judgement: UUID
    right: bool


@dataclass(frozen=True)
class FeedbackExported(Event):
    """Texts and labels of one kind of hit left as a file."""

    kind: str
    rows: int
