"""What comes next in a case: one step, so that a page and a work list say the same."""

from collections.abc import Iterable

from khien.support.models import (
    Assessment,
    Case,
    CaseState,
    EmergencyMeasure,
    Grade,
    Review,
    Service,
)
from khien.support.rules.case import specific_assessment_owed
from khien.support.rules.states import Step

_BY_STATE = {
    CaseState.REGISTERED: Step.ASSESS,
    CaseState.ASSESSMENT_SUBMITTED: Step.APPROVE_ASSESSMENT,
    CaseState.ASSESSMENT_APPROVED: Step.SUBMIT_PLAN,
    CaseState.PLAN_SUBMITTED: Step.APPROVE_PLAN,
    CaseState.CLOSURE_SUBMITTED: Step.APPROVE_CLOSURE,
    CaseState.CLOSED: Step.REOPEN,
}


def next_step(case: Case) -> Step:
    """An emergency that was found and not answered comes before everything else."""
    measures, assessments = case.emergency_measures.all(), case.assessments.all()
    if case.state != CaseState.CLOSED and emergency_waits(assessments, measures):
        return Step.TAKE_EMERGENCY_MEASURE
    if case.state == CaseState.ASSESSED:
        owed = specific_assessment_owed(assessments, case.specific_assessments.all())
        return Step.SUBMIT_ASSESSMENT if owed else Step.SUBMIT_PLAN
    by_state = _BY_STATE.get(CaseState(case.state))
    return by_state or next_while_serving(case.services.all(), reviews_in_force(case))


def reviews_in_force(case: Case) -> list[Review]:
    """A case that was opened again is not closed on what was found before."""
    again = max((row.at for row in case.reopenings.all()), default=None)
    return [row for row in case.reviews.all() if again is None or row.at >= again]


def newest_of(assessments: Iterable[Assessment]) -> Assessment | None:
    return max(assessments, key=lambda assessment: assessment.at, default=None)


def declined(assessments: Iterable[Assessment]) -> Assessment | None:
    """The newest assessment, where the chair answered it that no measure is needed."""
    newest = newest_of(assessments)
    return newest if newest and newest.declined_at else None


def emergency_waits(
    assessments: Iterable[Assessment], measures: Iterable[EmergencyMeasure]
) -> bool:
    """The newest assessment asks for a measure, and it was not answered since."""
    newest = newest_of(assessments)
    if newest is None or not newest.emergency_needed or newest.declined_at:
        return False
    return not any(m.ended_at is None or m.decided_at >= newest.at for m in measures)


def next_while_serving(services: Iterable[Service], reviews: Iterable[Review]) -> Step:
    services = list(services)
    if not services:
        return Step.ADD_SERVICE
    if any(service.given_on is None for service in services):
        return Step.GIVE_SERVICE
    newest = max(reviews, key=lambda review: review.at, default=None)
    if newest is not None and newest.stable and newest.remaining_risk == Grade.LOW:
        return Step.SUBMIT_CLOSURE
    return Step.REVIEW
