"""What the ledger says of requests and preservation letters."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class TakedownDrafted(Event):
    item: UUID
    addressee: str
    ask: str
    urgent: bool
    provision: UUID


@dataclass(frozen=True)
class TakedownSent(Event):
    """`sent_at`: when it went out, which may be before it was written down."""

    item: UUID
    sent_at: datetime
    way: str


@dataclass(frozen=True)
class TakedownAnswered(Event):
    """`state`: acknowledged, removed, refused, silent or withdrawn; `at`: when that was so."""

    item: UUID
    state: str
    at: datetime


@dataclass(frozen=True)
class TakedownMailTaken(Event):
    """The text of its e-mail was taken as a file, with the letter inside."""

    language: str


@dataclass(frozen=True)
class PreservationDrafted(Event):
    item: UUID
    addressee: str


@dataclass(frozen=True)
class PreservationMoved(Event):
    item: UUID
    state: str
    at: datetime


@dataclass(frozen=True)
class TakedownFiguresExported(Event):
    rows: int
