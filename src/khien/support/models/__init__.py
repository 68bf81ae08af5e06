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
from khien.support.models.forms import FilledForm, FormCode, FormDefinition, FormDraft
from khien.support.models.goals import Goal, GoalReview, Progress
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
    "Assessment",
    "Case",
    "CaseState",
    "Closure",
    "ClosureReason",
    "Decision",
    "EmergencyKind",
    "EmergencyMeasure",
    "EndedRequest",
    "FilledForm",
    "FormCode",
    "FormDefinition",
    "FormDraft",
    "Goal",
    "GoalReview",
    "Grade",
    "Plan",
    "Progress",
    "Reopening",
    "RequestEnd",
    "Review",
    "SafeNow",
    "Service",
    "ServiceKind",
    "Sex",
    "SpecificAssessment",
    "Visit",
]
