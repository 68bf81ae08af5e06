"""What the ledger says of inspections and of what is recommended after them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class QuestionChanged(Event):
    """`version` 0: it is asked no more."""

    code: str
    version: int


@dataclass(frozen=True)
class InspectionPlanMade(Event):
    office: UUID
    starts: date
    ends: date


@dataclass(frozen=True)
class InspectionPlanApproved(Event):
    bodies: int


@dataclass(frozen=True)
class InspectionPlanned(Event):
    plan: UUID | None
    body: UUID
    due_on: date


@dataclass(frozen=True)
class InspectionHeld(Event):
    held_on: date
    answers: int
    not_met: int


@dataclass(frozen=True)
class FindingWritten(Event):
    finding: UUID
    weight: str


@dataclass(frozen=True)
class InspectionConcluded(Event):
    findings: int
    recommendations: int


@dataclass(frozen=True)
class InspectionCancelled(Event):
    body: UUID


@dataclass(frozen=True)
class RecommendationMade(Event):
    inspection: UUID
    office: UUID
    due_on: date


@dataclass(frozen=True)
class RecommendationFollowed(Event):
    kind: str
    due_on: date
