"""What a check finds: how grave, what is wrong, what to do; Vietnamese with English beside it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from khien.core.calendars import HANOI
from khien.site.models import Severity


def day(at: datetime) -> str:
    """As people in Viet Nam read it: at eight in the evening of UTC it is tomorrow there."""
    return at.astimezone(HANOI).strftime("%d/%m/%Y")


@dataclass(frozen=True)
class Words:
    vietnamese: str
    english: str

    def __str__(self) -> str:
        return self.english if get_language() == "en" else self.vietnamese

    def as_data(self) -> dict[str, str]:
        return {"vi": self.vietnamese, "en": self.english}


@dataclass(frozen=True)
class Finding:
    """`subject`: which one, where a check may find several of a kind."""

    code: str
    severity: Severity
    said: Words
    advice: Words
    subject: str = ""

    @property
    def must_be_mended(self) -> bool:
        return self.severity != Severity.NOTE


def now(code: str, said: Words, advice: Words, subject: str = "") -> Finding:
    return Finding(code, Severity.NOW, said, advice, subject)


def soon(code: str, said: Words, advice: Words, subject: str = "") -> Finding:
    return Finding(code, Severity.SOON, said, advice, subject)


def note(code: str, said: Words, advice: Words, subject: str = "") -> Finding:
    return Finding(code, Severity.NOTE, said, advice, subject)
