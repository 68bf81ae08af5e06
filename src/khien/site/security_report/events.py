"""What is written down about the yearly report on security."""

from dataclasses import dataclass

from khien.core.ledger import Event


@dataclass(frozen=True)
class SecurityReportMeasured(Event):
    """Its figures were counted, or counted again before it was issued."""

    year: int


@dataclass(frozen=True)
class SecurityReportIssued(Event):
    """`sha256`: of all it says, as it stays from now on."""

    year: int
    sha256: str


@dataclass(frozen=True)
class SecurityReportTaken(Event):
    year: int
    format: str


@dataclass(frozen=True)
class SecurityDateChanged(Event):
    """The subject is the installation's own: a date has a code, not a number."""

    code: str
    month: int
    day: int
    certainty: str
