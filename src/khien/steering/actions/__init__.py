"""The verbs of steering: the only writers of plans, tasks and what becomes of them."""

from khien.steering.actions.plans import SHIPPED, load_plans

__all__ = ["SHIPPED", "load_plans"]
