"""Work between offices: what hinders it, what is advised, what is looked at, said and agreed."""

from khien.coordination.models.about import COLUMNS, SubjectKind
from khien.coordination.models.difficulties import (
    CompetentLevel,
    Difficulty,
    DifficultyState,
    Outcome,
    Referral,
    ReferralEnd,
    Resolution,
)
from khien.coordination.models.guidance import Guidance, GuidanceVersion, Reader
from khien.coordination.models.inspections import (
    Answer,
    Finding,
    Inspected,
    Inspection,
    InspectionPlan,
    InspectionState,
    Question,
    Result,
    Weight,
)
from khien.coordination.models.kinds import DifficultyKind
from khien.coordination.models.meetings import Meeting, MeetingAction, MeetingOffice, MeetingState
from khien.coordination.models.recommendations import (
    FollowUp,
    FollowUpKind,
    Recommendation,
    RecommendationState,
)
from khien.coordination.models.threads import Ask, Post, Thread, ThreadOffice

__all__ = [
    "COLUMNS",
    "Answer",
    "Ask",
    "CompetentLevel",
    "Difficulty",
    "DifficultyKind",
    "DifficultyState",
    "Finding",
    "FollowUp",
    "FollowUpKind",
    "Guidance",
    "GuidanceVersion",
    "Inspected",
    "Inspection",
    "InspectionPlan",
    "InspectionState",
    "Meeting",
    "MeetingAction",
    "MeetingOffice",
    "MeetingState",
    "Outcome",
    "Post",
    "Question",
    "Reader",
    "Recommendation",
    "RecommendationState",
    "Referral",
    "ReferralEnd",
    "Resolution",
    "Result",
    "SubjectKind",
    "Thread",
    "ThreadOffice",
    "Weight",
]
