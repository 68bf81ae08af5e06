"""Children's cases: one child in one incident, and all that is done for that child."""

from khien.support.models.assessment import Assessment, Decision, Grade, SpecificAssessment
from khien.support.models.case import (
    OPEN_STATES,
    Case,
    CaseState,
    EndedRequest,
    RequestEnd,
    Sex,
)
from khien.support.models.consent import Consent, ConsentPolicy, Giver, Manner, Purpose
from khien.support.models.forms import FilledForm, FormCode, FormDefinition, FormDraft
from khien.support.models.goals import Goal, GoalReview, Progress
from khien.support.models.handover import Absence, Handover, StandIn
from khien.support.models.meeting import AssignedAction, Meeting, MeetingKind
from khien.support.models.minor import OffendingMinor
from khien.support.models.people import (
    Carer,
    CaseTie,
    ChildProfile,
    ChildWords,
    Difficulty,
    Safety,
    Tie,
)
from khien.support.models.referral import Ground, Referral, ReferralState, ReferralStep, Shared
from khien.support.models.sixteen import AfterSixteen, SixteenDecision
from khien.support.models.transfer import Transfer, TransferReason, TransferState
from khien.support.models.visit import SafeNow, Visit
from khien.support.models.work import (
    Closure,
    ClosureReason,
    EmergencyKind,
    EmergencyMeasure,
    Plan,
    Reopening,
    Review,
    Service,
    ServiceKind,
)

__all__ = [
    "OPEN_STATES",
    "Absence",
    "AfterSixteen",
    "Assessment",
    "AssignedAction",
    "Carer",
    "Case",
    "CaseState",
    "CaseTie",
    "ChildProfile",
    "ChildWords",
    "Closure",
    "ClosureReason",
    "Consent",
    "ConsentPolicy",
    "Decision",
    "Difficulty",
    "EmergencyKind",
    "EmergencyMeasure",
    "EndedRequest",
    "FilledForm",
    "FormCode",
    "FormDefinition",
    "FormDraft",
    "Giver",
    "Goal",
    "GoalReview",
    "Grade",
    "Ground",
    "Handover",
    "Manner",
    "Meeting",
    "MeetingKind",
    "OffendingMinor",
    "Plan",
    "Progress",
    "Purpose",
    "Referral",
    "ReferralState",
    "ReferralStep",
    "Reopening",
    "RequestEnd",
    "Review",
    "SafeNow",
    "Safety",
    "Service",
    "ServiceKind",
    "Sex",
    "Shared",
    "SixteenDecision",
    "SpecificAssessment",
    "StandIn",
    "Tie",
    "Transfer",
    "TransferReason",
    "TransferState",
    "Visit",
]
