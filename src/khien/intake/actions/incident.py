"""Incidents: opened from a report, joined by others, taken apart again, corrected, closed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.ids import new_id
from khien.intake import extensions
from khien.intake.actions.routing import route_incident, stop_waiting, wait_again
from khien.intake.models import Incident, IncidentReport, Report
from khien.intake.rules import triage as rules
from khien.intake.rules.priority import rank
from khien.intake.rules.triage import Changed, NewDecision
from khien.people.models import User


@dataclass(frozen=True)
class IncidentOpened(ledger.Event):
    report: UUID


@dataclass(frozen=True)
class ReportJoined(ledger.Event):
    report: UUID


@dataclass(frozen=True)
class ReportSeparated(ledger.Event):
    report: UUID


@dataclass(frozen=True)
class IncidentCorrected(ledger.Event):
    version: int


@dataclass(frozen=True)
class IncidentClosed(ledger.Event):
    pass


@dataclass(frozen=True)
class IncidentWithdrawn(ledger.Event):
    """Opened by mistake: the decision that opened it was replaced, and nothing hangs on it."""


@dataclass(frozen=True)
class IncidentReopened(ledger.Event):
    pass


@dataclass(frozen=True)
class IncidentRead(ledger.Event):
    pass


@transaction.atomic
def note_read(incident: Incident, *, by: User, now: datetime) -> None:
    ledger.record(IncidentRead(incident.pk), by=by, now=now)


@transaction.atomic
def open_incident(report: Report, decision: NewDecision, *, by: User, now: datetime) -> Incident:
    """From one report, whose kinds and level it takes over; sent to the offices it concerns."""
    incident = Incident.objects.create(
        id=new_id(),
        opened_at=now,
        opened_by=by,
        title=decision.title,
        summary=decision.summary or None,
        kinds=report.kinds,
        priority=report.priority,
        commune_happened_id=decision.commune_happened_id or report.commune_id,
        commune_residence_id=decision.commune_residence_id,
    )
    IncidentReport.objects.create(incident=incident, report=report, joined_at=now, joined_by=by)
    ledger.record(IncidentOpened(incident.pk, report.pk), by=by, now=now)
    route_incident(incident, by=by, now=now)
    return incident


@transaction.atomic
def join(report: Report, *, incident: Incident, by: User, now: datetime) -> None:
    """Nothing of the report is lost: it keeps its words, traces and mailbox. Twice joins once.

    The incident takes over kinds it did not have, and the higher level.
    """
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    rules.check_can_join(locked)
    _link, new = IncidentReport.objects.get_or_create(
        incident=locked,
        report=report,
        separated_at=None,
        defaults={"joined_at": now, "joined_by": by},
    )
    if not new:
        return
    locked.kinds = list(dict.fromkeys([*locked.kinds, *report.kinds]))
    locked.priority = max(locked.priority, report.priority, key=rank)
    locked.version += 1
    locked.save(update_fields=["kinds", "priority", "version"])
    ledger.record(ReportJoined(locked.pk, report.pk), by=by, now=now)
    route_incident(locked, by=by, now=now)


@transaction.atomic
def separate(report: Report, *, incident: Incident, why: str, by: User, now: datetime) -> None:
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    held = locked.links.filter(separated_at=None)
    if not held.filter(report=report).exists():
        return
    rules.check_can_separate(reports=held.count(), why=why)
    leave(report, incident=locked, why=why, by=by, now=now)


def leave(report: Report, *, incident: Incident, why: str, by: User, now: datetime) -> None:
    """The link stays as history. Called where a newer decision already stands."""
    link = IncidentReport.objects.filter(
        incident=incident, report=report, separated_at=None
    ).first()
    if link is None:
        return
    link.separated_at, link.separated_by, link.separated_why = now, by, why or None
    link.save(update_fields=["separated_at", "separated_by", "separated_why"])
    ledger.record(ReportSeparated(incident.pk, report.pk), by=by, now=now)


@transaction.atomic
def correct(
    incident: Incident,
    *,
    title: str,
    summary: str,
    kinds: list[str],
    commune_happened_id: UUID | None,
    commune_residence_id: UUID | None,
    commune_other_home_id: UUID | None = None,
    seen: int,
    by: User,
    now: datetime,
) -> Incident:
    """`seen`: the version of the page corrected. Raises Changed where it is no longer that one."""
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    if locked.version != seen:
        raise Changed
    rules.check_can_edit(locked, title=title, summary=summary)
    locked.title, locked.summary, locked.kinds = title, summary or None, kinds
    locked.commune_happened_id = commune_happened_id
    locked.commune_residence_id = commune_residence_id
    locked.commune_other_home_id = commune_other_home_id
    locked.version += 1
    locked.save()
    ledger.record(IncidentCorrected(locked.pk, locked.version), by=by, now=now)
    route_incident(locked, by=by, now=now)
    return locked


@transaction.atomic
def withdraw_if_empty(incident: Incident, *, why: str, by: User, now: datetime) -> None:
    """Without a report, a case or a violation it tells of nothing: no office waits for it."""
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    if not rules.is_empty(
        locked,
        reports=locked.links.filter(separated_at=None).count(),
        hanging=extensions.hanging(locked),
    ):
        return
    said = _("Mở nhầm: quyết định mở sự việc này đã được thay.")
    locked.closed_at, locked.closed_by, locked.closed_why = now, by, f"{said} {why}".strip()
    _save_state(locked)
    stop_waiting(locked, now=now)
    ledger.record(IncidentWithdrawn(locked.pk), by=by, now=now)


@transaction.atomic
def close(incident: Incident, *, why: str, by: User, now: datetime) -> None:
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    rules.check_can_close(locked, why=why, hindrances=extensions.hindrances(locked))
    locked.closed_at, locked.closed_by, locked.closed_why = now, by, why
    _save_state(locked)
    stop_waiting(locked, now=now)
    ledger.record(IncidentClosed(locked.pk), by=by, now=now)


@transaction.atomic
def reopen(incident: Incident, *, why: str, by: User, now: datetime) -> None:
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    rules.check_can_reopen(
        locked,
        why=why,
        reports=locked.links.filter(separated_at=None).count(),
        hanging=bool(extensions.hanging(locked)),
    )
    locked.closed_at = locked.closed_by = None
    locked.closed_why = None
    _save_state(locked)
    wait_again(locked, now=now)
    ledger.record(IncidentReopened(locked.pk), by=by, now=now)


def _save_state(incident: Incident) -> None:
    incident.version += 1
    incident.save(update_fields=["closed_at", "closed_by", "closed_why", "version"])
