"""Specific assessment (Mẫu 03): submitted by the officer, decided by the chair."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.people.models import User
from khien.support import events
from khien.support.actions.forms import Filled, keep
from khien.support.actions.steps import advance, begin
from khien.support.models import Case, Decision, Grade, SpecificAssessment
from khien.support.rules.case import check_can_decide
from khien.support.rules.states import Step


@transaction.atomic
def submit_assessment(
    case: Case,
    *,
    conclusion: Grade,
    by: User,
    now: datetime,
    seen: int | None = None,
    form: Filled | None = None,
) -> SpecificAssessment:
    """The five working days of the plan run on: the assessment is part of them."""
    case = begin(case.pk, Step.SUBMIT_ASSESSMENT, by=by, seen=seen)
    kept = keep(form, case, by=by, now=now)
    assessment = SpecificAssessment.objects.create(
        case=case, conclusion=conclusion, form=kept, submitted_at=now, submitted_by=by
    )
    advance(case, Step.SUBMIT_ASSESSMENT)
    event = events.AssessmentSubmitted(case.pk, assessment.pk, str(conclusion))
    ledger.record(event, by=by, now=now)
    return assessment


@transaction.atomic
def approve_assessment(case: Case, *, by: User, now: datetime, seen: int | None = None) -> None:
    case = begin(case.pk, Step.APPROVE_ASSESSMENT, by=by, seen=seen)
    _decide(case, Step.APPROVE_ASSESSMENT, Decision.APPROVED, by=by, now=now)


@transaction.atomic
def send_back_assessment(
    case: Case, *, reason: str, by: User, now: datetime, seen: int | None = None
) -> None:
    case = begin(case.pk, Step.SEND_BACK_ASSESSMENT, by=by, seen=seen)
    if not reason.strip():
        raise Refused(
            _("Ghi lý do trả lại để người đánh giá biết cần tìm hiểu gì."), field="reason"
        )
    step = Step.SEND_BACK_ASSESSMENT
    _decide(case, step, Decision.SENT_BACK, by=by, now=now, reason=reason)


def _decide(
    case: Case,
    step: Step,
    decision: Decision,
    *,
    by: User,
    now: datetime,
    reason: str | None = None,
) -> None:
    assessment = case.specific_assessments.get(decision=Decision.PENDING)
    check_can_decide(assessment, by=by)
    assessment.decision, assessment.decided_at, assessment.decided_by = decision, now, by
    assessment.reason = reason
    assessment.save()
    advance(case, step)
    event = events.AssessmentDecided(case.pk, assessment.pk, decision.value)
    ledger.record(event, by=by, now=now)
