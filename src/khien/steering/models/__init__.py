"""Plans as data, the tasks they ask for, who was given them, and how far each is."""

from khien.steering.models.calendar import OfficeCalendar
from khien.steering.models.course import Extension, Progress, Suspension, Verification
from khien.steering.models.draft import PlanDraft
from khien.steering.models.plan import Objective, Plan, PlanBasis, PlanVersion, TaskGroup
from khien.steering.models.task import (
    Assignment,
    AssignmentRole,
    Repeats,
    Task,
    TaskSource,
)

__all__ = [
    "Assignment",
    "AssignmentRole",
    "Extension",
    "Objective",
    "OfficeCalendar",
    "Plan",
    "PlanBasis",
    "PlanDraft",
    "PlanVersion",
    "Progress",
    "Repeats",
    "Suspension",
    "Task",
    "TaskGroup",
    "TaskSource",
    "Verification",
]
