"""Why what was submitted, or a closed case, came back, so that the page of the case says it."""

from khien.support.models import Case, CaseState, Decision
from khien.support.rules.states import Step


def why_it_was_opened_again(case: Case) -> str:
    """While no plan was submitted since."""
    newest = max(case.reopenings.all(), key=lambda row: row.at, default=None)
    if newest is None or case.state == CaseState.CLOSED:
        return ""
    again = any(plan.submitted_at >= newest.at for plan in case.plans.all())
    return "" if again else str(newest.reason or "")


def why_it_came_back(case: Case, step: Step) -> str:
    """What the chair wrote, while what was sent back is still to be done again."""
    if step is Step.SUBMIT_ASSESSMENT:
        told = [(r.submitted_at, r.decision, r.reason) for r in case.specific_assessments.all()]
    elif step is Step.SUBMIT_PLAN:
        told = [(r.submitted_at, r.decision, r.reason) for r in case.plans.all()]
    elif case.state == CaseState.SERVING:
        told = [(r.submitted_at, r.decision, r.reason_sent_back) for r in case.closures.all()]
        told += [(r.at, "", "") for r in case.reviews.all()]
    else:
        return ""
    _at, decision, reason = max(told, key=lambda row: row[0], default=(None, "", ""))
    return str(reason or "") if decision == Decision.SENT_BACK else ""
