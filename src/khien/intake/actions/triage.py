"""What a person does with a report: read it, decide about it, correct its level, decide anew."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core import clocks, ledger
from khien.core.actors import Actor
from khien.core.ids import new_id
from khien.intake.actions import incident as incidents
from khien.intake.actions.routing import settle
from khien.intake.models import (
    Incident,
    Outcome,
    Report,
    ReportState,
    TriageDecision,
)
from khien.intake.rules.states import Verb, after, can
from khien.intake.rules.triage import WITH_INCIDENT, Changed, NewDecision, check_can_decide, version
from khien.people.actions.reading import note_read as note_emergency_read
from khien.people.models import User


@dataclass(frozen=True)
class ReportRead(ledger.Event):
    pass


@dataclass(frozen=True)
class ReportDecided(ledger.Event):
    decision: UUID
    outcome: str
    incident: UUID | None
    replaces: UUID | None


@dataclass(frozen=True)
class PriorityOverridden(ledger.Event):
    before: str
    level: str


@dataclass(frozen=True)
class ReportReopened(ledger.Event):
    """It happened again, or was taken out of its incident."""

    priority: str


@transaction.atomic
def note_read(report: Report, *, by: User, now: datetime) -> None:
    ledger.record(ReportRead(report.pk), by=by, now=now)
    note_emergency_read(report.pk, by=by, now=now)


@transaction.atomic
def decide(
    report: Report, decision: NewDecision, *, seen: str, by: User, now: datetime
) -> TriageDecision:
    """`seen`: `version` of the page decided on. Raises Changed where it is no longer that one."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    before = locked.decisions.filter(replaced_at=None).first()
    if seen != version(locked, before):
        raise Changed
    check_can_decide(decision, priority=locked.priority)
    _override(locked, decision.level, by=by, now=now)
    incident = _incident(locked, decision, by=by, now=now)
    made = _replace(locked, decision, before=before, incident=incident, by=by, now=now)
    settle(locked, by=by, now=now)
    clocks.stop_all(subject=locked.pk, now=now)
    locked.state, locked.due_at = after(locked.state, Verb.DECIDE), None
    locked.save(update_fields=["state", "due_at", "priority"])
    event = ReportDecided(
        locked.pk,
        made.pk,
        made.outcome,
        incident.pk if incident else None,
        before.pk if before else None,
    )
    ledger.record(event, by=by, now=now)
    return made


def _override(report: Report, level: str, *, by: User, now: datetime) -> None:
    if level and level != report.priority:
        ledger.record(PriorityOverridden(report.pk, report.priority, level), by=by, now=now)
        report.priority = level


def _incident(report: Report, decision: NewDecision, *, by: User, now: datetime) -> Incident | None:
    if decision.outcome == Outcome.INCIDENT_OPENED:
        return incidents.open_incident(report, decision, by=by, now=now)
    if decision.outcome == Outcome.INCIDENT_JOINED and decision.incident_id is not None:
        incident = Incident.objects.select_for_update().get(pk=decision.incident_id)
        incidents.join(report, incident=incident, by=by, now=now)
        return incident
    return None


def _replace(
    report: Report,
    decision: NewDecision,
    *,
    before: TriageDecision | None,
    incident: Incident | None,
    by: User,
    now: datetime,
) -> TriageDecision:
    """The newer decision stands; the report leaves the incident that only the older one named."""
    if before is not None:
        before.replaced_at = now
        before.save(update_fields=["replaced_at"])
        if before.incident is not None and before.incident != incident:
            incidents.leave(report, incident=before.incident, why=decision.why, by=by, now=now)
            incidents.withdraw_if_empty(before.incident, why=decision.why, by=by, now=now)
    return TriageDecision.objects.create(
        id=new_id(),
        report=report,
        outcome=decision.outcome,
        incident=incident,
        why=decision.why or None,
        referred_to=decision.referred_to or None,
        level=decision.level,
        level_why=decision.level_why or None,
        decided_at=now,
        decided_by=by,
    )


@transaction.atomic
def reopen_decided(report: Report, *, by: Actor, now: datetime) -> None:
    """It happened again: a decided report waits for a new decision, an open one goes on."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    if can(locked.state, Verb.REOPEN):
        _reopen(locked, now=now)
        locked.save(update_fields=["state", "due_at"])
        ledger.record(ReportReopened(locked.pk, locked.priority), by=by, now=now)


def _reopen(report: Report, *, now: datetime) -> None:
    report.state = after(report.state, Verb.REOPEN)
    report.due_at = clocks.start("answer_reporter", subject=report.pk, now=now).due_at


@transaction.atomic
def separate(report: Report, *, incident: Incident, why: str, by: User, now: datetime) -> None:
    """Undo a join: the report leaves the incident and waits for a decision of its own."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    incidents.separate(locked, incident=incident, why=why, by=by, now=now)
    current = locked.decisions.filter(replaced_at=None).first()
    if current is None or current.outcome not in WITH_INCIDENT or current.incident != incident:
        return
    current.replaced_at = now
    current.save(update_fields=["replaced_at"])
    if locked.state == ReportState.DECIDED:
        _reopen(locked, now=now)
        locked.save(update_fields=["state", "due_at"])
        ledger.record(ReportReopened(locked.pk, locked.priority), by=by, now=now)
