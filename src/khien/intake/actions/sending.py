"""By hand: sending a report to one more office, and keeping somebody away from reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from khien.core import clocks, ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.directory import queries as directory
from khien.directory.models import Function, FunctionBinding
from khien.intake.actions import conflicts
from khien.intake.actions.routing import clock_rule, route_incident
from khien.intake.models import Incident, Report, Routing
from khien.intake.queries.offices import bindings_to_send_to
from khien.intake.rules import routing as rules
from khien.people.actions.reading import keep_away as hide
from khien.people.models import RecordKind, User


@dataclass(frozen=True)
class ReportSent(ledger.Event):
    """By a person, beside the offices it went to by itself."""

    routing: UUID
    organisation: UUID
    function: str


@transaction.atomic
def send(report: Report, *, binding: UUID, by: User, now: datetime) -> Routing:
    """`binding`: an office with the function it gets the report for. Its own clock starts."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    to = _chosen(binding, now=now)
    away = conflicts.kept_away(locked)
    rules.check_can_send_to(
        locked.routings.values_list("organisation", flat=True),
        organisation=to.organisation_id,
        kept_away=away | ({to.organisation_id} if to.territory_id in away else set()),
    )
    return _send(locked, to, by=by, now=now)


def _chosen(binding: UUID, *, now: datetime) -> FunctionBinding:
    found = bindings_to_send_to(today(now)).filter(pk=binding).first()
    if found is None:
        raise Refused(rules.NO_SUCH_OFFICE, field="office")
    return found


def _send(report: Report, to: FunctionBinding, *, by: User, now: datetime) -> Routing:
    routing = Routing.objects.create(
        report=report,
        organisation_id=to.organisation_id,
        function=to.function,
        commune_id=report.commune_id if _is_province(to.territory_id) else to.territory_id,
        sent_at=now,
        due_at=clocks.due_of(clock_rule(report.priority), now=now),
    )
    event = ReportSent(report.pk, routing.pk, to.organisation_id, to.function)
    ledger.record(event, by=by, now=now)
    return routing


def _is_province(territory: UUID) -> bool:
    here = directory.installation()
    return here is not None and territory == here.province_id


@transaction.atomic
def keep_away(
    reports: Iterable[Report],
    *,
    person: str,
    binding: UUID | None,
    why: str,
    by: User,
    now: datetime,
    incident: Incident | None = None,
) -> None:
    """From every one of these reports, and so from what hangs on them.

    `incident`: hidden itself too, whatever report joins or leaves it later.

    `person`: a full name or a user name. `binding`: an office; a commune's keeps the commune away.
    A report that no office could read any more goes to the province, an incident
    likewise.
    """
    people, offices = _named(person, binding, now=now)
    for report in reports:
        away = conflicts.declare(report, people=people, offices=offices, why=why, by=by, now=now)
        _send_past(report, away, by=by, now=now)
        for link in report.incident_links.filter(separated_at=None).select_related("incident"):
            route_incident(link.incident, by=by, now=now)
    if incident is not None:
        places = conflicts.all_places(people, offices, now=now)
        hide(
            RecordKind.INCIDENT,
            incident.pk,
            people=people,
            organisations=places,
            why=why,
            by=by,
            now=now,
        )


def _named(person: str, binding: UUID | None, *, now: datetime) -> tuple[set[UUID], set[UUID]]:
    people = conflicts.people_called(person) if person else set()
    if person and not people:
        raise Refused(rules.NOBODY_CALLED_SO, field="person")
    return people, _places_of(_chosen(binding, now=now)) if binding else set()


def away_of(*, person: str, binding: UUID | None, now: datetime) -> tuple[set[UUID], set[UUID]]:
    """People, and every office and commune that go with them: what they head, its offices."""
    people, offices = _named(person, binding, now=now)
    return people, conflicts.all_places(people, offices, now=now)


def _places_of(office: FunctionBinding) -> set[UUID]:
    territory = set() if _is_province(office.territory_id) else {office.territory_id}
    return {office.organisation_id} | territory


def _send_past(report: Report, away: set[UUID], *, by: User, now: datetime) -> None:
    known = set(report.routings.values_list("organisation", flat=True))
    if known - away:
        return
    for functions in (rules.functions_for(report.kinds), (Function.CYBER_POLICE,)):
        offices = bindings_to_send_to(today(now)).filter(function__in=functions)
        found = [
            to
            for to in offices.exclude(organisation__in=away | known)
            if _is_province(to.territory_id)
        ]
        for to in found:
            _send(report, to, by=by, now=now)
        if found:
            return
