"""The plan (Mẫu 04), the chair's decision (Mẫu 05), and the services given under it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.refusal import Refused
from khien.intake.queries.incident import first_heard
from khien.people.models import User
from khien.support import events
from khien.support.actions.forms import Filled, keep
from khien.support.actions.steps import advance, begin
from khien.support.models import Case, Decision, Goal, Plan, Service, ServiceKind
from khien.support.queries.decisions import issued_number
from khien.support.rules.case import (
    check_after_first_heard,
    check_can_decide,
    check_can_give,
    check_can_submit_plan,
)
from khien.support.rules.decision_number import check_number
from khien.support.rules.goals import NewGoal, check_goals, goals_of
from khien.support.rules.meeting import check_met, needs_meeting_owed
from khien.support.rules.states import Step


@transaction.atomic
def submit_plan(
    case: Case,
    *,
    goals: str | Sequence[NewGoal],
    by: User,
    now: datetime,
    seen: int | None = None,
    form: Filled | None = None,
    without_meeting: str = "",
) -> Plan:
    """Stops the five working days of the plan and starts the chair's two.

    `without_meeting`: why the needs meeting that is owed could not be held.
    """
    case = begin(case.pk, Step.SUBMIT_PLAN, by=by, seen=seen)
    rows = goals_of(goals)
    words = "\n".join(row.in_words for row in rows)
    assessments = list(case.assessments.all())
    check_can_submit_plan(assessments, list(case.specific_assessments.all()), words)
    unmet = needs_meeting_owed(assessments, case.meetings.all())
    check_met(owed=unmet, reason=without_meeting)
    check_goals(rows, now=now)
    kept = keep(form, case, by=by, now=now)
    plan = Plan.objects.create(
        case=case,
        goals=words,
        without_meeting=without_meeting if unmet else None,
        form=kept,
        submitted_at=now,
        submitted_by=by,
    )
    _write_goals(plan, rows)
    clocks.stop("child_plan", subject=case.pk, now=now)
    clocks.start("child_decision", subject=case.pk, now=now, responsible=case.commune_id)
    advance(case, Step.SUBMIT_PLAN)
    ledger.record(events.PlanSubmitted(case.pk, plan.pk), by=by, now=now)
    return plan


@transaction.atomic
def approve_plan(
    case: Case,
    *,
    decision_number: str,
    by: User,
    now: datetime,
    seen: int | None = None,
    form: Filled | None = None,
) -> None:
    """Without a number, that of the Mẫu 05 that was issued for it."""
    case = begin(case.pk, Step.APPROVE_PLAN, by=by, seen=seen)
    plan = case.plans.get(decision=Decision.PENDING)
    check_can_decide(plan, by=by)
    plan.decision_number = check_number(decision_number.strip(), issued=issued_number(case))
    plan.decision_form = keep(form, case, by=by, now=now)
    _decide(plan, Decision.APPROVED, by=by, now=now)
    advance(case, Step.APPROVE_PLAN)
    ledger.record(events.PlanDecided(case.pk, plan.pk, Decision.APPROVED.value), by=by, now=now)


@transaction.atomic
def send_back_plan(
    case: Case, *, reason: str, by: User, now: datetime, seen: int | None = None
) -> None:
    """The officer's clock starts anew; the lateness of the first stays on record."""
    case = begin(case.pk, Step.SEND_BACK_PLAN, by=by, seen=seen)
    plan = case.plans.get(decision=Decision.PENDING)
    check_can_decide(plan, by=by)
    if not reason.strip():
        raise Refused(_("Ghi lý do trả lại để người lập kế hoạch biết cần sửa gì."), field="reason")
    plan.reason = reason
    _decide(plan, Decision.SENT_BACK, by=by, now=now)
    clocks.start("child_plan", subject=case.pk, now=now, responsible=case.commune_id)
    advance(case, Step.SEND_BACK_PLAN)
    ledger.record(events.PlanDecided(case.pk, plan.pk, Decision.SENT_BACK.value), by=by, now=now)


def _write_goals(plan: Plan, rows: Sequence[NewGoal]) -> None:
    for position, row in enumerate(rows, start=1):
        Goal.objects.create(
            plan=plan,
            position=position,
            words=row.words.strip(),
            helper=row.helper.strip(),
            until=row.until,
        )


def _goal_of(case: Case, goal: UUID | None) -> Goal | None:
    return Goal.objects.get(pk=goal, plan__case=case) if goal else None


def _decide(plan: Plan, decision: Decision, *, by: User, now: datetime) -> None:
    plan.decision, plan.decided_at, plan.decided_by = decision, now, by
    plan.save()
    clocks.stop("child_decision", subject=plan.case_id, now=now)


@transaction.atomic
def add_service(
    case: Case,
    *,
    kind: ServiceKind,
    description: str,
    planned_for: date,
    by: User,
    now: datetime,
    provider: UUID | None = None,
    provider_name: str = "",
    goal: UUID | None = None,
    seen: int | None = None,
) -> Service:
    case = begin(case.pk, Step.ADD_SERVICE, by=by, seen=seen)
    check_after_first_heard(planned_for, heard=first_heard(case.incident), field="planned_for")
    service = Service.objects.create(
        case=case,
        kind=kind,
        goal=_goal_of(case, goal),
        provider_id=provider,
        provider_name=None if provider else provider_name or None,
        description=description,
        planned_for=planned_for,
    )
    advance(case, Step.ADD_SERVICE)
    ledger.record(events.ServicePlanned(case.pk, service.pk, str(kind)), by=by, now=now)
    return service


@transaction.atomic
def give_service(
    service: Service, *, given_on: date, outcome: str, by: User, now: datetime
) -> None:
    """From here on the child's request counts as supported (objective 2)."""
    case = begin(service.case_id, Step.GIVE_SERVICE, by=by, seen=None)
    service = Service.objects.select_for_update().get(pk=service.pk)
    check_can_give(service, given_on, heard=first_heard(case.incident), now=now)
    service.given_on, service.outcome, service.recorded_by = given_on, outcome, by
    service.save(update_fields=["given_on", "outcome", "recorded_by"])
    advance(case, Step.GIVE_SERVICE)
    ledger.record(events.ServiceGiven(case.pk, service.pk, service.kind), by=by, now=now)
