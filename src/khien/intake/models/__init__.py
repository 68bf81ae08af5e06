"""Reports, the reporter's mailbox, triage and incidents."""

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
    "Door",
    "HarmKind",
    "IdentifierKind",
    "Message",
    "PriorityLevel",
    "Report",
    "ReportIdentifier",
    "ReportState",
    "SupportRequest",
]
