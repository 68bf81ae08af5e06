"""Who sees which inspection: who looks, everybody above, and the body once it is concluded."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.coordination.models import (
    Answer,
    Inspected,
    Inspection,
    InspectionPlan,
    InspectionState,
    Question,
    Recommendation,
    RecommendationState,
)
from khien.coordination.queries.offices import leads, works_for
from khien.coordination.rules.inspections import Ready
from khien.core.permissions import Permission
from khien.people.models import User


def inspects_for(user: User, now: datetime) -> frozenset[UUID]:
    return works_for(user, now, Permission.INSPECTION_WORK)


def visible_to(user: User, now: datetime) -> QuerySet[Inspection]:
    if leads(user):
        return Inspection.objects.all()
    concluded = Q(body__in=works_for(user, now), state=InspectionState.CONCLUDED)
    return Inspection.objects.filter(Q(office__in=inspects_for(user, now)) | concluded)


def get_for(user: User, inspection_id: UUID, now: datetime) -> Inspection:
    rows = visible_to(user, now).select_related("plan", "planned_by", "concluded_by")
    return get_object_or_404(rows, pk=inspection_id)


def listing(
    user: User, now: datetime, *, state: str = "", plan: UUID | None = None
) -> QuerySet[Inspection]:
    """Those to come first, the nearest day first; then the newest."""
    rows = visible_to(user, now)
    if state in InspectionState.values:
        rows = rows.filter(state=state)
    if plan is not None:
        rows = rows.filter(plan=plan)
    open_ones = Count(
        "findings__recommendations",
        filter=Q(
            findings__recommendations__state__in=[
                RecommendationState.OPEN,
                RecommendationState.REPORTED,
            ]
        ),
    )
    to_come = Q(state__in=[InspectionState.PLANNED, InspectionState.HELD])
    return rows.annotate(to_come=to_come, open_recommendations=open_ones).order_by(
        "-to_come", "due_on", "pk"
    )


def plans_of(user: User, now: datetime) -> QuerySet[InspectionPlan]:
    rows = InspectionPlan.objects.all()
    if not leads(user):
        rows = rows.filter(office__in=inspects_for(user, now))
    visits = Count("inspections", filter=~Q(inspections__state=InspectionState.CANCELLED))
    held = Count("inspections", filter=Q(inspections__held_on__isnull=False))
    return rows.annotate(visits=visits, held=held).order_by("-starts", "title")


def plan_for(user: User, plan_id: UUID, now: datetime) -> InspectionPlan:
    rows = plans_of(user, now).select_related("made_by", "approved_by")
    return get_object_or_404(rows, pk=plan_id)


def questions(on: date, *, asked_of: str) -> list[Question]:
    """What is asked of such a body on that day, in the order of the bank."""
    in_use = Question.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)
    return list(in_use.filter(asked_of__in=[Inspected.ALL, asked_of]).order_by("code"))


def bank() -> QuerySet[Question]:
    return Question.objects.filter(until=None).order_by("code")


def answers_of(inspection: Inspection) -> dict[UUID, Answer]:
    rows = inspection.answers.select_related("question")
    return {row.question_id: row for row in rows}


def asked_in(inspection: Inspection, today: date) -> list[Question]:
    """Of the day it was held; before that, of the day it would be. What was answered stays as it
    was asked, also where its words were changed since.
    """
    answered = {row.question.code: row.question for row in answers_of(inspection).values()}
    in_use = questions(inspection.held_on or today, asked_of=inspection.asked_of)
    found = {question.code: question for question in in_use} | answered
    return [found[code] for code in sorted(found)]


def ready(inspection: Inspection, today: date) -> Ready:
    findings = list(inspection.findings.all())
    recommended = Recommendation.objects.filter(finding__inspection=inspection)
    return Ready(
        frozenset(question.pk for question in asked_in(inspection, today)),
        {pk: row.result for pk, row in answers_of(inspection).items()},
        findings,
        frozenset(recommended.values_list("finding", flat=True)),
    )


def recommendations_for(user: User, now: datetime) -> QuerySet[Recommendation]:
    """Of concluded inspections: those for the person's offices, those they made, all for leads."""
    rows = Recommendation.objects.filter(finding__inspection__state=InspectionState.CONCLUDED)
    if not leads(user):
        made = Q(finding__inspection__office__in=inspects_for(user, now))
        rows = rows.filter(made | Q(office__in=works_for(user, now)))
    return rows.select_related("finding__inspection", "made_by")


def recommendation_for(user: User, recommendation_id: UUID, now: datetime) -> Recommendation:
    return get_object_or_404(recommendations_for(user, now), pk=recommendation_id)
