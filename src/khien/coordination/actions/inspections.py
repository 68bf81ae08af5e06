"""Inspections: planned, approved, held, concluded; what was found and is recommended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from khien.coordination import events
from khien.coordination.models import (
    Answer,
    Finding,
    Inspection,
    InspectionPlan,
    InspectionState,
    Question,
    Recommendation,
    Result,
)
from khien.coordination.queries import inspections as queries
from khien.coordination.queries.offices import leads
from khien.coordination.rules import inspections as rules
from khien.coordination.rules import recommendations
from khien.coordination.rules.inspections import INSPECTION, InspectionStep
from khien.coordination.rules.steps import after, check_mine, check_version, check_words
from khien.core import clocks, ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.directory.models import Extent
from khien.directory.queries.heirs import alive, heirs
from khien.people.models import User

_NOT_MINE = _("Việc kiểm tra này của đơn vị khác.")


def _check_inspects(office: UUID, *, by: User, now: datetime) -> None:
    check_mine(mine=office in queries.inspects_for(by, now), sentence=_NOT_MINE)


@dataclass(frozen=True)
class NewPlan:
    title: str
    starts: date
    ends: date
    basis: str = ""


@transaction.atomic
def make_plan(new: NewPlan, *, office: UUID, by: User, now: datetime) -> InspectionPlan:
    _check_inspects(office, by=by, now=now)
    rules.check_days(new.starts, new.ends)
    title = check_words(new.title, _("Ghi tên kế hoạch kiểm tra."), field="title")
    try:
        with transaction.atomic():
            made = InspectionPlan.objects.create(
                title=title,
                basis=new.basis.strip(),
                office_id=office,
                starts=new.starts,
                ends=new.ends,
                made_at=now,
                made_by=by,
            )
    except IntegrityError:
        raise Refused(_("Kế hoạch này đã có."), field="title") from None
    event = events.InspectionPlanMade(made.pk, office, new.starts, new.ends)
    ledger.record(event, by=by, now=now)
    return made


@transaction.atomic
def approve_plan(plan: InspectionPlan, *, by: User, now: datetime) -> None:
    """By a second person of the office, or by a lead."""
    row = InspectionPlan.objects.select_for_update().get(pk=plan.pk)
    if not leads(by):
        _check_inspects(row.office_id, by=by, now=now)
    bodies = row.inspections.exclude(state=InspectionState.CANCELLED).count()
    rules.check_can_approve(row, by=by.pk, bodies=bodies)
    row.approved_at, row.approved_by = now, by
    row.save(update_fields=["approved_at", "approved_by"])
    ledger.record(events.InspectionPlanApproved(row.pk, bodies), by=by, now=now)


@dataclass(frozen=True)
class NewInspection:
    """`why`: of a visit outside any plan."""

    body: UUID
    asked_of: str
    due_on: date
    why: str = ""


@transaction.atomic
def plan_inspection(
    new: NewInspection,
    *,
    office: UUID,
    by: User,
    now: datetime,
    plan: InspectionPlan | None = None,
) -> Inspection:
    _check_inspects(office, by=by, now=now)
    held = InspectionPlan.objects.select_for_update().get(pk=plan.pk) if plan else None
    rules.check_can_plan(held, due_on=new.due_on, why=new.why, today=today(now))
    rules.check_body(new.body, office=office, exists=bool(alive([new.body], new.due_on)))
    if plan is not None and plan.inspections.filter(body=new.body).exclude(
        state=InspectionState.CANCELLED
    ):
        raise Refused(_("Nơi này đã có trong kế hoạch."), field="body")
    made = Inspection.objects.create(
        plan=plan,
        office_id=office,
        body_id=new.body,
        asked_of=new.asked_of,
        why=new.why.strip(),
        due_on=new.due_on,
        planned_at=now,
        planned_by=by,
    )
    made.refresh_from_db(fields=["number"])
    event = events.InspectionPlanned(made.pk, plan.pk if plan else None, new.body, new.due_on)
    ledger.record(event, by=by, now=now)
    return made


def _begin(
    inspection: Inspection,
    step: InspectionStep,
    *,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> Inspection:
    rows = Inspection.objects.select_for_update(of=("self",)).select_related("plan")
    row = rows.get(pk=inspection.pk)
    _check_inspects(row.office_id, by=by, now=now)
    check_version(row.version, seen)
    row.state = after(INSPECTION[step], InspectionState(row.state))
    row.version += 1
    return row


Said = tuple[str, str]  # result, note


@transaction.atomic
def record_visit(
    inspection: Inspection,
    *,
    held_on: date,
    answers: Mapping[UUID, Said],
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    """What was seen there; questions may stay open until it is concluded."""
    row = _begin(inspection, InspectionStep.VISIT, by=by, now=now, seen=seen)
    rules.check_visit(row, held_on=held_on, today=today(now))
    row.held_on = held_on
    row.save()
    asked = {question.pk for question in queries.asked_in(row, held_on)}
    for question, (result, note) in answers.items():
        if question in asked and result:
            Answer.objects.update_or_create(
                inspection=row,
                question_id=question,
                defaults={"result": result, "note": note.strip()},
            )
    results = list(row.answers.values_list("result", flat=True))
    event = events.InspectionHeld(row.pk, held_on, len(results), results.count(Result.NOT_MET))
    ledger.record(event, by=by, now=now)


@dataclass(frozen=True)
class NewFinding:
    """`recommend` with `due_on`: what the body is to do about it, where something is to be done."""

    weight: str
    words: str
    question: Question | None = None
    recommend: str = ""
    due_on: date | None = None


@transaction.atomic
def write_finding(inspection: Inspection, new: NewFinding, *, by: User, now: datetime) -> Finding:
    row = _begin(inspection, InspectionStep.FIND, by=by, now=now)
    row.save()
    made = Finding.objects.create(
        inspection=row,
        position=rules.next_position(row.findings.values_list("position", flat=True)),
        question=new.question,
        weight=new.weight,
        words=check_words(new.words, _("Ghi điều đã thấy."), field="words"),
        written_by=by,
    )
    ledger.record(events.FindingWritten(row.pk, made.pk, str(new.weight)), by=by, now=now)
    if new.recommend.strip():
        _recommend(made, row, new, by=by, now=now)
    return made


def _recommend(
    finding: Finding, inspection: Inspection, new: NewFinding, *, by: User, now: datetime
) -> None:
    """To the body, or to who alone took its place; it runs once the inspection is concluded."""
    due_on = recommendations.check_due(new.due_on, today=today(now))
    found = heirs(inspection.body_id, today(now))
    whole = [office for office, extent in found.items() if extent == Extent.WHOLE]
    if len(whole) != 1:
        raise Refused(
            _("Nơi này không còn và không có một nơi kế thừa toàn bộ."), field="recommend"
        )
    made = Recommendation.objects.create(
        finding=finding,
        office_id=whole[0],
        words=new.recommend.strip(),
        first_due_on=due_on,
        due_on=due_on,
        made_at=now,
        made_by=by,
    )
    event = events.RecommendationMade(made.pk, inspection.pk, whole[0], due_on)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def conclude(
    inspection: Inspection,
    *,
    conclusion: str,
    by: User,
    now: datetime,
    seen: int | None = None,
) -> None:
    """From now on the body reads it, and what it is recommended runs."""
    row = _begin(inspection, InspectionStep.CONCLUDE, by=by, now=now, seen=seen)
    ready = queries.ready(row, today(now))
    rules.check_can_conclude(ready)
    row.conclusion = check_words(conclusion, _("Ghi kết luận."), field="conclusion")
    row.concluded_at, row.concluded_by = now, by
    row.save()
    rows = list(Recommendation.objects.filter(finding__inspection=row))
    for each in rows:
        clocks.start_until(
            recommendations.CLOCK,
            subject=each.pk,
            until=each.due_on,
            now=now,
            responsible=each.office_id,
        )
    event = events.InspectionConcluded(row.pk, len(ready.findings), len(rows))
    ledger.record(event, by=by, now=now)


@transaction.atomic
def cancel(
    inspection: Inspection, *, why: str, by: User, now: datetime, seen: int | None = None
) -> None:
    row = _begin(inspection, InspectionStep.CANCEL, by=by, now=now, seen=seen)
    row.cancelled_why = check_words(why, _("Ghi vì sao hủy."), field="why")
    row.save()
    ledger.record(events.InspectionCancelled(row.pk, row.body_id), by=by, now=now)
