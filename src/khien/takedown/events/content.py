"""What the ledger says of content: identifiers and codes, never an address."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class ContentRegistered(Event):
    incident: UUID
    office: UUID
    platform: str


@dataclass(frozen=True)
class ContentRead(Event):
    """Its own page, or that of a request or letter about it."""


@dataclass(frozen=True)
class ContentChecked(Event):
    """`check` is its row; `found` by a person, or by the worker alone where it is gone."""

    item: UUID
    found: str


@dataclass(frozen=True)
class ContentCheckHandedOver(Event):
    """The worker could not tell: a person looks."""

    item: UUID
    seen: str


@dataclass(frozen=True)
class ContentReappeared(Event):
    check: UUID


@dataclass(frozen=True)
class ContentLeft(Event):
    pass


@dataclass(frozen=True)
class ContentTakenUpAgain(Event):
    pass


@dataclass(frozen=True)
class ContentExported(Event):
    rows: int
