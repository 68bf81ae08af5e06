"""Children's cases: one child in one incident, and all that is done for that child."""

from khien.support.models.case import (
    OPEN_STATES,
    Case,
    CaseState,
    EndedRequest,
    RequestEnd,
    Sex,
)
from khien.support.models.visit import SafeNow, Visit
from khien.support.models.work import (
    Assessment,
    Closure,
    ClosureReason,
    Decision,
    EmergencyKind,
    EmergencyMeasure,
    Grade,
    Plan,
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
    "Grade",
    "Plan",
    "RequestEnd",
    "Review",
    "SafeNow",
    "Service",
    "ServiceKind",
    "Sex",
    "Visit",
]
