"""Two incidents made one, and one taken apart: reports move with a new decision, nothing is lost.

Cases, violations and exhibits stay where they were made; the page of the incident that goes on
shows them, and it cannot be closed before them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.ids import new_id
from khien.intake.actions import incident as incidents
from khien.intake.actions.routing import stop_waiting
from khien.intake.models import (
    ConflictOfInterest,
    Incident,
    Outcome,
    Report,
    Routing,
    TriageDecision,
)
from khien.intake.rules import merging as rules
from khien.intake.rules.reference import incident_reference
from khien.intake.rules.triage import NewDecision
from khien.people.models import User


@dataclass(frozen=True)
class IncidentMerged(ledger.Event):
    """It went on in `into`, with these reports."""

    into: UUID
    reports: list[UUID]


@dataclass(frozen=True)
class IncidentSplit(ledger.Event):
    """`new`: the incident that these reports tell of from now on."""

    new: UUID
    reports: list[UUID]


@transaction.atomic
def merge(incident: Incident, *, into: Incident, why: str, by: User, now: datetime) -> Incident:
    """The one that goes on; both are locked in one order, so that two merges never wait in a ring.

    It takes over kinds, the higher level, the offices, and what it did not know of places.
    """
    ids = sorted({incident.pk, into.pk})
    locked = {row.pk: row for row in Incident.objects.select_for_update().filter(pk__in=ids)}
    gone, kept = locked[incident.pk], locked[into.pk]
    rules.check_can_merge(gone, into=kept, why=why)
    _take_places(kept, gone)
    moved = _reports(gone)
    for report in moved:
        incidents.join(report, incident=kept, by=by, now=now)
        _move(report, gone, kept, why=why, by=by, now=now)
    _close(gone, kept, why=why, by=by, now=now)
    _hand_on_offices(gone, kept)
    event = IncidentMerged(gone.pk, kept.pk, [report.pk for report in moved])
    ledger.record(event, by=by, now=now)
    return Incident.objects.get(pk=kept.pk)


def _reports(incident: Incident) -> list[Report]:
    links = incident.links.filter(separated_at=None).select_related("report")
    return [link.report for link in links.order_by("joined_at", "id")]


def _take_places(kept: Incident, gone: Incident) -> None:
    for name in ("commune_happened_id", "commune_residence_id", "commune_other_home_id"):
        if getattr(kept, name) is None:
            setattr(kept, name, getattr(gone, name))
    kept.save(update_fields=["commune_happened", "commune_residence", "commune_other_home"])


def _move(
    report: Report, old: Incident, new: Incident, *, why: str, by: User, now: datetime
) -> None:
    """The decision that named the old incident is replaced by one that names the new."""
    incidents.leave(report, incident=old, why=why, by=by, now=now)
    standing = report.decisions.filter(replaced_at=None, incident=old).first()
    if standing is None:
        return
    standing.replaced_at = now
    standing.save(update_fields=["replaced_at"])
    TriageDecision.objects.create(
        id=new_id(),
        report=report,
        outcome=Outcome.INCIDENT_JOINED,
        incident=new,
        why=why,
        decided_at=now,
        decided_by=by,
    )


def _close(gone: Incident, kept: Incident, *, why: str, by: User, now: datetime) -> None:
    number = incident_reference(kept.number, kept.opened_at)
    said = _("Đã gộp vào %(number)s.") % {"number": number}
    gone.closed_at, gone.closed_by, gone.closed_why = now, by, f"{said} {why}"
    gone.merged_into = kept
    gone.version += 1
    gone.save()
    gone.merged.update(merged_into=kept)
    stop_waiting(gone, now=now)


def _hand_on_offices(gone: Incident, kept: Incident) -> None:
    """Who had the one has the other, as far as they took it up; but nobody who may not know."""
    away = ConflictOfInterest.objects.filter(
        report__incident_links__incident=kept,
        report__incident_links__separated_at=None,
        organisation__isnull=False,
    )
    known = set(kept.routings.values_list("organisation", flat=True))
    known |= set(away.values_list("organisation", flat=True))
    Routing.objects.bulk_create(
        Routing(
            incident=kept,
            organisation_id=row.organisation_id,
            function=row.function,
            commune_id=row.commune_id,
            sent_at=row.sent_at,
            due_at=row.due_at,
            acknowledged_at=row.acknowledged_at,
            acknowledged_by_id=row.acknowledged_by_id,
        )
        for row in gone.routings.all()
        if row.organisation_id not in known
    )


@transaction.atomic
def split(
    incident: Incident, *, reports: Iterable[UUID], title: str, why: str, by: User, now: datetime
) -> Incident:
    """The new incident, made of the chosen reports; the old one keeps the others and what hangs."""
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    held = {report.pk: report for report in _reports(locked)}
    chosen = list(dict.fromkeys(reports))
    rules.check_can_split(chosen=chosen, held=held, title=title, why=why)
    first, *others = [held[key] for key in chosen]
    opening = NewDecision(
        outcome=Outcome.INCIDENT_OPENED,
        title=title,
        commune_residence_id=locked.commune_residence_id,
    )
    made = incidents.open_incident(first, opening, by=by, now=now)
    for report in others:
        incidents.join(report, incident=made, by=by, now=now)
    for report in (first, *others):
        _move(report, locked, made, why=why, by=by, now=now)
    Incident.objects.filter(pk=locked.pk).update(version=locked.version + 1)
    ledger.record(IncidentSplit(locked.pk, made.pk, chosen), by=by, now=now)
    return made
