"""What the ledger says of lessons: codes and numbers, never their text."""

from dataclasses import dataclass

from khien.core.ledger import Event


@dataclass(frozen=True)
class LessonBegun(Event):
    code: str
    language: str
    number: int


@dataclass(frozen=True)
class LessonSubmitted(Event):
    code: str
    number: int


@dataclass(frozen=True)
class LessonRead(Event):
    code: str
    number: int
    role: str
    good: bool


@dataclass(frozen=True)
class LessonPublished(Event):
    code: str
    language: str
    number: int


@dataclass(frozen=True)
class LessonWithdrawn(Event):
    code: str
    number: int


@dataclass(frozen=True)
class LessonRecorded(Event):
    """Read aloud."""

    code: str
    number: int
