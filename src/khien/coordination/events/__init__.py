"""What the ledger says of this room: ids and codes, never words."""

from khien.coordination.events.difficulties import (
    DifficultiesExported,
    DifficultyAnswered,
    DifficultyConfirmed,
    DifficultyHandedBack,
    DifficultyRaised,
    DifficultyReferred,
    DifficultyWithdrawn,
)
from khien.coordination.events.guidance import (
    GuidanceDrafted,
    GuidancePublished,
    GuidanceWithdrawn,
)
from khien.coordination.events.inspections import (
    FindingWritten,
    InspectionCancelled,
    InspectionConcluded,
    InspectionHeld,
    InspectionPlanApproved,
    InspectionPlanMade,
    InspectionPlanned,
    QuestionChanged,
    RecommendationFollowed,
    RecommendationMade,
)
from khien.coordination.events.talks import (
    AskDropped,
    MeetingApproved,
    MeetingWritten,
    OfficeInvited,
    PostWritten,
    ThreadClosed,
    ThreadOpened,
    ThreadRead,
)

__all__ = [
    "AskDropped",
    "DifficultiesExported",
    "DifficultyAnswered",
    "DifficultyConfirmed",
    "DifficultyHandedBack",
    "DifficultyRaised",
    "DifficultyReferred",
    "DifficultyWithdrawn",
    "FindingWritten",
    "GuidanceDrafted",
    "GuidancePublished",
    "GuidanceWithdrawn",
    "InspectionCancelled",
    "InspectionConcluded",
    "InspectionHeld",
    "InspectionPlanApproved",
    "InspectionPlanMade",
    "InspectionPlanned",
    "MeetingApproved",
    "MeetingWritten",
    "OfficeInvited",
    "PostWritten",
    "QuestionChanged",
    "RecommendationFollowed",
    "RecommendationMade",
    "ThreadClosed",
    "ThreadOpened",
    "ThreadRead",
]
