"""The fixed questions answered by an officer, as often as more is known; the priority follows."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from khien.core import clocks, ledger
from khien.core.ids import new_id
from khien.intake.actions.routing import clock_rule, send_missing
from khien.intake.models import Incident, PriorityLevel, Report, ReportState, TriageAnswers
from khien.intake.queries.questions import facts_of
from khien.intake.rules.priority import Priority, assess, rank
from khien.intake.rules.questions import NewAnswers, check_can_answer
from khien.intake.rules.triage import Changed
from khien.people.models import User


@dataclass(frozen=True)
class QuestionsAnswered(ledger.Event):
    answers: str
    before: str
    level: str


@transaction.atomic
def answer(
    report: Report, said: NewAnswers, *, seen: int, by: User, now: datetime
) -> TriageAnswers:
    """`seen`: how many answers the page knew. Raises Changed where somebody answered meanwhile.

    What a person decided about the level is never lowered by it.
    """
    check_can_answer(said)
    locked = Report.objects.select_for_update().get(pk=report.pk)
    if locked.answers.count() != seen:
        raise Changed
    if not seen:
        _keep_first(locked)
    made = _store(locked, said, by=by, now=now)
    before, priority = locked.priority, assess(facts_of(locked))
    _apply(locked, priority, now=now)
    made.level, made.reasons = priority.level, list(priority.reasons)
    made.save(update_fields=["level", "reasons"])
    send_missing(locked, by=by, now=now)
    event = QuestionsAnswered(locked.pk, str(made.pk), before, locked.priority)
    ledger.record(event, by=by, now=now)
    return made


def _keep_first(report: Report) -> None:
    """What the reporter said, before an officer's answers take its place."""
    TriageAnswers.objects.create(
        report=report,
        danger_now=report.danger_now,
        offender_near=report.offender_near,
        child_age=report.child_age,
        kinds=report.kinds,
        level=report.priority,
        reasons=report.priority_reasons,
        at=report.received_at,
    )


def _store(report: Report, said: NewAnswers, *, by: User, now: datetime) -> TriageAnswers:
    made = TriageAnswers.objects.create(
        id=new_id(),
        report=report,
        danger_now=said.danger_now,
        offender_near=said.offender_near,
        publish=said.publish,
        meeting=said.meeting,
        injury=said.injury,
        child_age=said.child_age,
        kinds=list(said.kinds),
        level=report.priority,
        at=now,
        by=by,
    )
    report.danger_now, report.offender_near = said.danger_now, said.offender_near
    report.child_age, report.kinds = said.child_age, list(said.kinds)
    return made


def _apply(report: Report, priority: Priority, *, now: datetime) -> None:
    set_by_person = report.decisions.exclude(level="").filter(level=report.priority).exists()
    if not set_by_person or rank(priority.level) > rank(report.priority):
        report.priority = priority.level
    report.priority_reasons = list(priority.reasons)
    if report.priority == PriorityLevel.RED:
        _hurry(report, now=now)
    report.save(
        update_fields=[
            *("danger_now", "offender_near", "child_age", "kinds"),
            *("priority", "priority_reasons", "due_at"),
        ]
    )
    _raise_incidents(report)


def _hurry(report: Report, *, now: datetime) -> None:
    """Offices that have not taken it up yet have the time of an urgent report, from now on."""
    due = clocks.due_of(clock_rule(PriorityLevel.RED), now=now)
    waiting = report.routings.filter(acknowledged_at=None, escalated_at=None, stopped_at=None)
    waiting.filter(due_at__gt=due).update(due_at=due)
    if report.state == ReportState.RECEIVED and report.due_at and report.due_at > due:
        report.due_at = due


def _raise_incidents(report: Report) -> None:
    """An open incident it tells of takes over the higher level, never a lower one."""
    told = Incident.objects.select_for_update().filter(
        links__report=report, links__separated_at=None, closed_at=None
    )
    for incident in told:
        if rank(report.priority) > rank(incident.priority):
            incident.priority = report.priority
            incident.version += 1
            incident.save(update_fields=["priority", "version"])
