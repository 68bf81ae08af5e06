"""Violations and respondents."""

from khien.enforcement.models.international import IncidentReportAbroad, InternationalReport
from khien.enforcement.models.outcome import OutcomeKnown
from khien.enforcement.models.proceeding import Proceeding, Tried
from khien.enforcement.models.respondent import (
    AgeGroup,
    MatchVerdict,
    Respondent,
    RespondentIdentifier,
    RespondentKind,
    RespondentMatch,
    TraceKind,
    Verdict,
)
from khien.enforcement.models.violation import (
    Branch,
    DetectedBy,
    HandlingNote,
    Violation,
    ViolationState,
)

__all__ = [
    "AgeGroup",
    "Branch",
    "DetectedBy",
    "HandlingNote",
    "IncidentReportAbroad",
    "InternationalReport",
    "MatchVerdict",
    "OutcomeKnown",
    "Proceeding",
    "Respondent",
    "RespondentIdentifier",
    "RespondentKind",
    "RespondentMatch",
    "TraceKind",
    "Tried",
    "Verdict",
    "Violation",
    "ViolationState",
]
