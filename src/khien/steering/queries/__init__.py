"""Readers of plans, tasks and what became of them."""

from khien.steering.queries.courses import course, courses
from khien.steering.queries.holders import Holders, of_offices
from khien.steering.queries.plans import first_day, plan_of

__all__ = ["Holders", "course", "courses", "first_day", "of_offices", "plan_of"]
