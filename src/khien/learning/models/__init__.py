"""Objective 1: what schools and care facilities do so that children know how to stay safe."""

from khien.curriculum.models import Strand
from khien.learning.models.calendar import CoverageRule, SchoolYear
from khien.learning.models.session import Audience, Form, Session, State

__all__ = ["Audience", "CoverageRule", "Form", "SchoolYear", "Session", "State", "Strand"]
