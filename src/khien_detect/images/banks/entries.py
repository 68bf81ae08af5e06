"""One hash of a bank, and a line that is none."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HashKind(StrEnum):
    PDQ = "pdq"
    MD5 = "md5"
    SHA256 = "sha256"


@dataclass(frozen=True, slots=True)
class Entry:
    """One hash of a bank. `expires`: the first day on which it no longer counts."""

    kind: HashKind
    hash: bytes
    category: str = ""
    source: str = ""
    terms: str = ""
    expires: date | None = None
    note: str = ""

    def counts_on(self, day: date) -> bool:
        return self.expires is None or day < self.expires


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """`line` counts from 1; of a STIX bundle it is the object."""

    line: int
    reason: str


Row = Entry | RefusedLine
