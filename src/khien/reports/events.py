"""What the ledger says of reports: identifiers, days, states and hashes."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class RegimeOpened(Event):
    plan: UUID
    cadence: str
    function: str


@dataclass(frozen=True)
class RegimeEnded(Event):
    ends: str


@dataclass(frozen=True)
class PlanReportsFellDue(Event):
    """Periods of a regime were made, for so many duties."""

    periods: int


@dataclass(frozen=True)
class PlanReportMoved(Event):
    """The territory is no more: its heir owes the report, or nobody where the heir owes its own."""

    heir: UUID | None


@dataclass(frozen=True)
class PlanReportHandedIn(Event):
    period: UUID
    number: int
    office: UUID


@dataclass(frozen=True)
class PlanReportDecided(Event):
    period: UUID
    tier: str
    decision: str


@dataclass(frozen=True)
class PlanReportBegun(Event):
    """A report of the province was drafted."""

    plan: UUID
    cadence: str
    end: str


@dataclass(frozen=True)
class PlanReportCounted(Event):
    """The figures of a draft were counted anew."""

    lines: int
    as_valid: str


@dataclass(frozen=True)
class PlanReportSigned(Event):
    """The hash ties what it says into the ledger."""

    document: UUID
    sha256: str


@dataclass(frozen=True)
class PlanReportDropped(Event):
    pass


@dataclass(frozen=True)
class ErrataNoted(Event):
    lines: int


@dataclass(frozen=True)
class PlanReportTaken(Event):
    format: str
