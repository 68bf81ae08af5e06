"""What the ledger says of children's cases: identifiers and codes, never a child's words."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class CaseOpened(Event):
    incident: UUID
    commune: UUID


@dataclass(frozen=True)
class CaseRead(Event):
    pass


@dataclass(frozen=True)
class CaseCorrected(Event):
    version: int


@dataclass(frozen=True)
class CaseAssessed(Event):
    emergency_needed: bool


@dataclass(frozen=True)
class EmergencyMeasureDecided(Event):
    measure: UUID
    kind: str


@dataclass(frozen=True)
class EmergencyMeasureEnded(Event):
    measure: UUID


@dataclass(frozen=True)
class PlanSubmitted(Event):
    plan: UUID


@dataclass(frozen=True)
class PlanDecided(Event):
    plan: UUID
    decision: str


@dataclass(frozen=True)
class ServicePlanned(Event):
    service: UUID
    kind: str


@dataclass(frozen=True)
class ServiceGiven(Event):
    service: UUID
    kind: str


@dataclass(frozen=True)
class CaseReviewed(Event):
    remaining_risk: str
    stable: bool


@dataclass(frozen=True)
class ClosureSubmitted(Event):
    reason: str


@dataclass(frozen=True)
class ClosureDecided(Event):
    decision: str


@dataclass(frozen=True)
class CaseReopened(Event):
    pass


@dataclass(frozen=True)
class SupportRequestEnded(Event):
    reason: str


@dataclass(frozen=True)
class CasesExported(Event):
    rows: int


@dataclass(frozen=True)
class SupportFiguresExported(Event):
    """Counts only, no names; small ones were left out for whoever may not see the rows."""

    rows: int


@dataclass(frozen=True)
class ChildVisited(Event):
    visit: UUID
    safe_now: str
