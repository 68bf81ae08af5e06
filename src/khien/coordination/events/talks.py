"""What the ledger says of threads and meetings."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class ThreadOpened(Event):
    office: UUID
    about: str


@dataclass(frozen=True)
class ThreadRead(Event):
    """Only of a thread about an incident."""

    incident: UUID


@dataclass(frozen=True)
class OfficeInvited(Event):
    office: UUID


@dataclass(frozen=True)
class PostWritten(Event):
    """`asks`: how many offices must answer; `answers`: how many asks it answered."""

    post: UUID
    office: UUID
    asks: int
    answers: int


@dataclass(frozen=True)
class AskDropped(Event):
    office: UUID
    due_on: date


@dataclass(frozen=True)
class ThreadClosed(Event):
    office: UUID


@dataclass(frozen=True)
class MeetingWritten(Event):
    office: UUID
    version: int


@dataclass(frozen=True)
class MeetingApproved(Event):
    office: UUID
    actions: int
