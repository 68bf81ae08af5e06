"""The verbs of steering: the only writers of plans, tasks and what becomes of them."""

from khien.steering.actions.calendar import change_calendar, opens, secret
from khien.steering.actions.importing import check_plan, confirm_plan
from khien.steering.actions.plans import INHERITED, SHIPPED, load_plans
from khien.steering.actions.progress import ask_extension, decide_extension, tell, verify
from khien.steering.actions.rounds import open_rounds
from khien.steering.actions.tasks import (
    add_task,
    assign,
    cancel_assignment,
    cancel_task,
    resume,
    suspend,
)
from khien.steering.actions.versions import change_plan, open_plan

__all__ = [
    "INHERITED",
    "SHIPPED",
    "add_task",
    "ask_extension",
    "assign",
    "cancel_assignment",
    "cancel_task",
    "change_calendar",
    "change_plan",
    "check_plan",
    "confirm_plan",
    "decide_extension",
    "load_plans",
    "open_plan",
    "open_rounds",
    "opens",
    "resume",
    "secret",
    "suspend",
    "tell",
    "verify",
]
