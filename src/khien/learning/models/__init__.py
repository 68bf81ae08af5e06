"""Objective 1: what schools and care facilities do so that children know how to stay safe."""

from khien.learning.models.attendance import AttendanceSheet, SheetKind
from khien.learning.models.calendar import CoverageRule, SchoolYear, Window
from khien.learning.models.campaign import (
    Campaign,
    CampaignMaterial,
    CampaignReach,
    Channel,
    HowCounted,
)
from khien.learning.models.facts import CoverageFacts, CoverageMark
from khien.learning.models.programme import CalendarFeed, SchoolProgramme
from khien.learning.models.school_class import SchoolClass
from khien.learning.models.session import Audience, Form, Mode, Session, State
from khien.learning.models.verdict import CoverageVerdict

__all__ = [
    "AttendanceSheet",
    "Audience",
    "CalendarFeed",
    "Campaign",
    "CampaignMaterial",
    "CampaignReach",
    "Channel",
    "CoverageFacts",
    "CoverageMark",
    "CoverageRule",
    "CoverageVerdict",
    "Form",
    "HowCounted",
    "Mode",
    "SchoolClass",
    "SchoolProgramme",
    "SchoolYear",
    "Session",
    "SheetKind",
    "State",
    "Window",
]
