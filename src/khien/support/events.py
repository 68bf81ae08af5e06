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
class EmergencyMeasureDeclined(Event):
    assessment: UUID


@dataclass(frozen=True)
class EmergencyMeasureEnded(Event):
    measure: UUID


@dataclass(frozen=True)
class AssessmentSubmitted(Event):
    assessment: UUID
    conclusion: str


@dataclass(frozen=True)
class AssessmentDecided(Event):
    assessment: UUID
    decision: str


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
class CarerRecorded(Event):
    carer: UUID
    safety: str
    is_suspect: bool


@dataclass(frozen=True)
class CarerGone(Event):
    carer: UUID


@dataclass(frozen=True)
class CasesTied(Event):
    other: UUID
    tie: str


@dataclass(frozen=True)
class ChildDescribed(Event):
    needs_interpreter: bool


@dataclass(frozen=True)
class ChildHeard(Event):
    words: UUID


@dataclass(frozen=True)
class OffendingMinorRecorded(Event):
    minor: UUID


@dataclass(frozen=True)
class OwnCaseLinked(Event):
    """The case of a child who did harm; none: the link was taken back."""

    minor: UUID
    own_case: UUID | None


@dataclass(frozen=True)
class ConsentGiven(Event):
    consent: UUID
    purpose: str
    giver: str


@dataclass(frozen=True)
class ConsentWithdrawn(Event):
    consent: UUID
    purpose: str


@dataclass(frozen=True)
class ConsentPolicyChanged(Event):
    purpose: str
    valid_from: str


@dataclass(frozen=True)
class ReferralWritten(Event):
    case: UUID
    purpose: str


@dataclass(frozen=True)
class ReferralMoved(Event):
    """`told`: noted by the case's officer for a body that does not use Khiên."""

    case: UUID
    verb: str
    state: str
    told: bool


@dataclass(frozen=True)
class ReferralRead(Event):
    case: UUID


@dataclass(frozen=True)
class MeetingRecorded(Event):
    meeting: UUID
    kind: str


@dataclass(frozen=True)
class ActionAssigned(Event):
    action: UUID
    due_on: str


@dataclass(frozen=True)
class ActionDone(Event):
    action: UUID


@dataclass(frozen=True)
class TransferProposed(Event):
    transfer: UUID
    target: UUID


@dataclass(frozen=True)
class TransferAnswered(Event):
    transfer: UUID
    state: str


@dataclass(frozen=True)
class TransferRead(Event):
    case: UUID


@dataclass(frozen=True)
class WorkHandedOver(Event):
    """The subject is the person who goes; `works`: how many cases and actions."""

    handover: UUID
    absence: str
    works: int


@dataclass(frozen=True)
class SupportFiguresExported(Event):
    """Counts only, no names; small ones were left out for whoever may not see the rows."""

    rows: int


@dataclass(frozen=True)
class ChildVisited(Event):
    visit: UUID
    safe_now: str


@dataclass(frozen=True)
class SixteenDecided(Event):
    """What becomes of the help for a child who turns sixteen."""

    outcome: str


@dataclass(frozen=True)
class FormPublished(Event):
    """A version of an official form; the subject stands for all its versions."""

    code: str
    version: int
    valid_from: str


@dataclass(frozen=True)
class FormWithdrawn(Event):
    """Before the day it would have begun; it is a draft again."""

    code: str
    version: int
    valid_from: str
