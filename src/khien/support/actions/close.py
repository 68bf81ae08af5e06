"""Review (Mẫu 06), closure by two people, and opening again."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.refusal import Refused
from khien.people.models import User
from khien.support import events
from khien.support.actions.forms import Filled, keep
from khien.support.actions.steps import advance, begin
from khien.support.models import (
    Case,
    Closure,
    ClosureReason,
    Decision,
    Goal,
    GoalReview,
    Grade,
    Progress,
    Reopening,
    Review,
)
from khien.support.queries.closing import closing_conditions
from khien.support.rules.case import (
    check_can_decide,
    check_wellbeing,
)
from khien.support.rules.closing import check_can_submit_closure
from khien.support.rules.states import Step


@transaction.atomic
def review(
    case: Case,
    *,
    remaining_risk: Grade,
    stable: bool | None,
    wellbeing: int | None,
    notes: str,
    by: User,
    now: datetime,
    seen: int | None = None,
    form: Filled | None = None,
    goals: Mapping[UUID, Progress] | None = None,
) -> Review:
    case = begin(case.pk, Step.REVIEW, by=by, seen=seen)
    check_wellbeing(wellbeing)
    kept = keep(form, case, by=by, now=now)
    done = Review.objects.create(
        case=case,
        form=kept,
        at=now,
        by=by,
        remaining_risk=remaining_risk,
        stable=stable,
        wellbeing=wellbeing,
        notes=notes,
    )
    for goal in Goal.objects.filter(plan__case=case, pk__in=goals or {}):
        GoalReview.objects.create(goal=goal, review=done, progress=(goals or {})[goal.pk])
    advance(case, Step.REVIEW)
    ledger.record(events.CaseReviewed(case.pk, str(remaining_risk), bool(stable)), by=by, now=now)
    return done


@transaction.atomic
def submit_closure(
    case: Case,
    *,
    reason: ClosureReason,
    notes: str,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> Closure:
    case = begin(case.pk, Step.SUBMIT_CLOSURE, by=by, seen=seen)
    check_can_submit_closure(closing_conditions(case))
    closure = Closure.objects.create(
        case=case, reason=reason, notes=notes, submitted_at=now, submitted_by=by
    )
    advance(case, Step.SUBMIT_CLOSURE)
    ledger.record(events.ClosureSubmitted(case.pk, str(reason)), by=by, now=now)
    return closure


@transaction.atomic
def approve_closure(case: Case, *, by: User, now: datetime, seen: int | None = None) -> None:
    case = begin(case.pk, Step.APPROVE_CLOSURE, by=by, seen=seen)
    check_can_submit_closure(closing_conditions(case))
    _decide(case, Decision.APPROVED, by=by, now=now)
    clocks.cancel_all(subject=case.pk, now=now)
    advance(case, Step.APPROVE_CLOSURE, closed_at=now)
    ledger.record(events.ClosureDecided(case.pk, Decision.APPROVED.value), by=by, now=now)


@transaction.atomic
def send_back_closure(
    case: Case, *, reason: str, by: User, now: datetime, seen: int | None = None
) -> None:
    case = begin(case.pk, Step.SEND_BACK_CLOSURE, by=by, seen=seen)
    if not reason.strip():
        raise Refused(_("Ghi lý do chưa kết thúc để cán bộ biết cần làm gì thêm."), field="reason")
    _decide(case, Decision.SENT_BACK, by=by, now=now, reason=reason)
    advance(case, Step.SEND_BACK_CLOSURE)
    ledger.record(events.ClosureDecided(case.pk, Decision.SENT_BACK.value), by=by, now=now)


@transaction.atomic
def reopen(case: Case, *, reason: str, by: User, now: datetime, seen: int | None = None) -> None:
    """Back to assessment: what is known of the child may have changed."""
    case = begin(case.pk, Step.REOPEN, by=by, seen=seen)
    if not reason.strip():
        raise Refused(
            _("Ghi lý do mở lại để người làm tiếp biết chuyện gì đã khác."), field="reason"
        )
    Reopening.objects.create(case=case, reason=reason, at=now, by=by)
    clocks.start("child_plan", subject=case.pk, now=now, responsible=case.commune_id)
    advance(case, Step.REOPEN, closed_at=None)
    ledger.record(events.CaseReopened(case.pk), by=by, now=now)


def _decide(
    case: Case, decision: Decision, *, by: User, now: datetime, reason: str | None = None
) -> None:
    closure = case.closures.get(decision=Decision.PENDING)
    check_can_decide(closure, by=by)
    closure.decision, closure.decided_at, closure.decided_by = decision, now, by
    closure.reason_sent_back = reason
    closure.save()
