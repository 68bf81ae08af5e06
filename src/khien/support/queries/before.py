"""What a new form begins with, and what was answered the last time, shown beside it."""

from typing import Any

from khien.core.calendars import HANOI
from khien.support.models import Case, Decision, FormCode, Goal, Plan
from khien.support.queries.forms import Reader, ReadForm
from khien.support.rules.form_fields import Answers

_RATED = frozenset({FormCode.MAU_02, FormCode.MAU_03, FormCode.MAU_06})


def last_answers(case: Case, code: FormCode) -> dict[str, str]:
    """To each question of a rated form, the newest answer of any of them, with its day."""
    if code not in _RATED:
        return {}
    reader = Reader(case)
    forms: list[ReadForm] = [
        *(reader.assessment(row) for row in case.assessments.all()),
        *(reader.specific(row) for row in case.specific_assessments.all()),
        *(reader.review(row) for row in case.reviews.all()),
    ]
    return {
        line.key: f"{line.answer} ({form.at.astimezone(HANOI):%d/%m/%Y})"
        for form in sorted(forms, key=lambda form: form.at)
        for section in form.sections
        for line in section.lines
        if line.key not in {"conclusion", "conclusion_reason"}
    }


def to_begin_with(case: Case, code: FormCode) -> tuple[Answers, list[dict[str, Any]]]:
    """What was sent back is not typed again: its answers, and for a plan its goals."""
    if code == FormCode.MAU_03:
        row = max(case.specific_assessments.all(), key=lambda r: r.submitted_at, default=None)
        back = row is not None and row.decision == Decision.SENT_BACK
        return (dict(row.form.answers or {}) if row and row.form and back else {}), []
    if code == FormCode.MAU_04:
        plan = newest_plan(case)
        if plan is not None:
            said = dict(plan.form.answers or {}) if plan.form else {}
            return said, [_row(goal) for goal in plan.goal_rows.all()] or _lines(plan)
    return {}, []


def newest_plan(case: Case) -> Plan | None:
    return max(case.plans.all(), key=lambda plan: plan.submitted_at, default=None)


def _row(goal: Goal) -> dict[str, Any]:
    return {"words": goal.words, "helper": goal.helper, "until": goal.until}


def _lines(plan: Plan) -> list[dict[str, Any]]:
    return [{"words": line} for line in str(plan.goals or "").splitlines()]


def goals_in_force(case: Case) -> list[Goal]:
    """Of the newest plan that was approved."""
    approved = [plan for plan in case.plans.all() if plan.decision == Decision.APPROVED]
    newest = max(approved, key=lambda plan: plan.submitted_at, default=None)
    return list(newest.goal_rows.all()) if newest else []
