"""Objective 1: what schools and care facilities do so that children know how to stay safe."""

from khien.curriculum.models import Strand
from khien.learning.models.attendance import AttendanceSheet, SheetKind
from khien.learning.models.calendar import CoverageRule, SchoolYear, Window
from khien.learning.models.facts import CoverageFacts, CoverageMark
from khien.learning.models.session import Audience, Form, Mode, Session, State

__all__ = [
    "AttendanceSheet",
    "Audience",
    "CoverageFacts",
    "CoverageMark",
    "CoverageRule",
    "Form",
    "Mode",
    "SchoolYear",
    "Session",
    "SheetKind",
    "State",
    "Strand",
    "Window",
]
