"""Which steps of a violation's path a person may take now."""

from datetime import datetime

from django.urls import reverse

from khien.core.refusal import Refused
from khien.enforcement.models import Branch, Violation
from khien.enforcement.queries.course import course_of
from khien.enforcement.queries.receivers import uses_khien
from khien.enforcement.rules.said import Course, check_appeal
from khien.enforcement.rules.states import PATHS, Step
from khien.enforcement.rules.violation import can
from khien.enforcement.wording_steps import button
from khien.people.models import User


def next_steps(violation: Violation, user: User, *, now: datetime) -> list[tuple[str, str]]:
    """Address and words of each step of the path that this person may take now."""
    if not violation.branch:
        return []
    itself, course = uses_khien(violation.receiver_id, now=now), course_of(violation)
    return [
        (
            reverse("enforcement:step", args=[violation.pk, step]),
            button(violation.branch, step),
        )
        for step in PATHS[Branch(violation.branch)]
        if can(violation, step, by=user, itself=itself) and _fits(step, course)
    ]


def _fits(step: Step, course: Course) -> bool:
    try:
        check_appeal(step, course)
    except Refused:
        return False
    return True
