"""Reports, the reporter's mailbox, triage and incidents."""

from khien.intake.models.incident import (
    ConflictOfInterest,
    Incident,
    IncidentReport,
    Outcome,
    Routing,
    TriageDecision,
)
from khien.intake.models.report import (
    Answer,
    AskedBy,
    Channel,
    Door,
    HarmKind,
    IdentifierKind,
    Message,
    PriorityLevel,
    Report,
    ReportIdentifier,
    ReportState,
    SupportRequest,
)

__all__ = [
    "Answer",
    "AskedBy",
    "Channel",
    "ConflictOfInterest",
    "Door",
    "HarmKind",
    "IdentifierKind",
    "Incident",
    "IncidentReport",
    "Message",
    "Outcome",
    "PriorityLevel",
    "Report",
    "ReportIdentifier",
    "ReportState",
    "Routing",
    "SupportRequest",
    "TriageDecision",
]
