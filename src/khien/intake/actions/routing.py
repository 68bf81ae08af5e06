"""Sending reports and incidents to the offices whose duty they are, and up where nobody answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from khien.core import clocks, ledger
from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.directory import queries as directory
from khien.directory.models import Function
from khien.intake.actions import conflicts
from khien.intake.models import (
    ConflictOfInterest,
    Incident,
    PriorityLevel,
    Report,
    ReportState,
    Routing,
)
from khien.intake.queries.scope import offices_of
from khien.intake.rules import routing as rules
from khien.intake.rules.states import Verb, after
from khien.people.models import User

_AT_ONCE = 200
_WAITING = Q(acknowledged_at=None, escalated_at=None, stopped_at=None)


@dataclass(frozen=True)
class Routed:
    """Which offices received, and which offices and communes never may."""

    offices: list[UUID]
    kept_away: list[UUID]


@dataclass(frozen=True)
class ReportRouted(ledger.Event):
    """By itself, as answers showed that it concerns these offices too."""

    organisations: list[UUID]


@dataclass(frozen=True)
class IncidentRouted(ledger.Event):
    organisations: list[UUID]


@dataclass(frozen=True)
class RoutingAcknowledged(ledger.Event):
    routing: UUID
    organisation: UUID
    late: bool


@dataclass(frozen=True)
class ReportTakenUp(ledger.Event):
    """By a person of intake, for none of the offices it was sent to."""


@dataclass(frozen=True)
class RoutingEscalated(ledger.Event):
    """`to` is None where nobody stands above the office."""

    routing: UUID
    organisation: UUID
    to: UUID | None


def clock_rule(priority: str) -> str:
    urgent = priority == PriorityLevel.RED
    return "acknowledge_urgent_report" if urgent else "acknowledge_report"


@transaction.atomic(savepoint=False)
def route(report: Report, *, now: datetime) -> Routed:
    """Send a new report, whose `due_at` is set, to the offices it concerns.

    An office, or a person, that the reporter named as not to know never receives it: then the
    report goes to the next office up. The ledger tells of it in the report's own first event.
    """
    must_not_know = str((report.narrative or {}).get("must_not_know", ""))
    kept_away = conflicts.note(report, must_not_know=must_not_know, now=now)
    offices = _offices(report.kinds, report.commune_id, kept_away=kept_away, now=now)
    Routing.objects.bulk_create(
        Routing(
            report=report,
            organisation_id=office,
            function=function,
            commune_id=report.commune_id,
            sent_at=now,
            due_at=report.due_at or now,
        )
        for office, function in offices.items()
    )
    return Routed(list(offices), sorted(kept_away))


def send_missing(report: Report, *, by: User, now: datetime) -> None:
    """More is known of a report: to the offices that it concerns now and that have it not yet."""
    away = conflicts.kept_away(report)
    known = set(report.routings.values_list("organisation", flat=True))
    offices = _offices(report.kinds, report.commune_id, kept_away=away, now=now)
    missing = {office: function for office, function in offices.items() if office not in known}
    due_at = clocks.due_of(clock_rule(report.priority), now=now) if missing else now
    Routing.objects.bulk_create(
        Routing(
            report=report,
            organisation_id=office,
            function=function,
            commune_id=report.commune_id,
            sent_at=now,
            due_at=due_at,
        )
        for office, function in missing.items()
    )
    if missing:
        ledger.record(ReportRouted(report.pk, list(missing)), by=by, now=now)


def _offices(
    kinds: Iterable[str], commune_id: UUID | None, *, kept_away: set[UUID], now: datetime
) -> dict[UUID, Function]:
    """Which office receives, for which function; each office once."""
    wanted = rules.functions_for(kinds)
    found = _responsible(wanted, commune_id, kept_away=kept_away, now=now)
    if not found and kept_away:
        found = _responsible([Function.CYBER_POLICE], None, kept_away=kept_away, now=now)
    return {office: function for function, office in reversed(found.items())}


def _responsible(
    functions: Sequence[Function],
    commune_id: UUID | None,
    *,
    kept_away: set[UUID],
    now: datetime,
) -> dict[Function, UUID]:
    """The commune's office; the province's where it has none, lies elsewhere or is kept away."""
    day = today(now)
    near = directory.offices_for(functions, commune_id, day)
    found = {function: office for function, office in near.items() if office not in kept_away}
    missing = [function for function in functions if function not in found]
    if missing and commune_id is not None:
        above = directory.offices_for(missing, None, day)
        found |= {function: office for function, office in above.items() if office not in kept_away}
    return {function: found[function] for function in functions if function in found}


@transaction.atomic
def route_incident(incident: Incident, *, by: User, now: datetime) -> list[Routing]:
    """To the communes where it happened and where the child lives, and by kind to the police.

    An office that acknowledged one of its reports, or whose own person opens it, has it already.
    """
    kept_away = set(
        incident.reports.values_list("conflicts_of_interest__organisation", flat=True)
    ) - {None}
    homes = {incident.commune_residence_id, incident.commune_other_home_id}
    communes = ({incident.commune_happened_id} | homes) - {None} or {None}
    known = set(incident.routings.values_list("organisation", flat=True))
    has_it = _offices_that_have(incident, by=by, now=now)
    due_at = clocks.due_of(clock_rule(incident.priority), now=now)
    made = {
        office: Routing(
            incident=incident,
            organisation_id=office,
            function=function,
            commune_id=commune,
            sent_at=now,
            due_at=due_at,
            acknowledged_at=now if office in has_it else None,
            acknowledged_by_id=has_it.get(office),
        )
        for commune in communes
        for office, function in _offices(
            incident.kinds, commune, kept_away=kept_away, now=now
        ).items()
        if office not in known
    }
    Routing.objects.bulk_create(made.values())
    if made:
        ledger.record(IncidentRouted(incident.pk, list(made)), by=by, now=now)
    return list(made.values())


def _offices_that_have(incident: Incident, *, by: User, now: datetime) -> dict[UUID, UUID]:
    """Office → who took it up for that office."""
    rows = Routing.objects.filter(
        report__incident_links__incident=incident, acknowledged_at__isnull=False
    )
    seen = dict(rows.values_list("organisation", "acknowledged_by"))
    return seen | dict.fromkeys(offices_of(by, today(now)), by.pk)


@transaction.atomic
def acknowledge(routing: Routing, *, by: User, now: datetime) -> Routing:
    """Its own office has it. The first one stops the clock that the reporter was told."""
    locked = Routing.objects.select_for_update().get(pk=routing.pk)
    rules.check_can_acknowledge(locked, own=offices_of(by, today(now)))
    _note_acknowledged(locked, by=by, now=now)
    if locked.report_id is not None:
        report = Report.objects.select_for_update().get(pk=locked.report_id)
        _note_taken_up(report, by=by, now=now)
    return locked


@transaction.atomic
def take_up(report: Report, *, by: User, now: datetime) -> None:
    """By a person of intake, for none of the offices: each of those still answers for itself."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    rules.check_can_take_up(locked)
    _note_taken_up(locked, by=by, now=now)
    ledger.record(ReportTakenUp(locked.pk), by=by, now=now)


def _note_acknowledged(routing: Routing, *, by: User, now: datetime) -> None:
    routing.acknowledged_at, routing.acknowledged_by = now, by
    routing.save(update_fields=["acknowledged_at", "acknowledged_by"])
    subject = routing.report_id or routing.incident_id
    assert subject is not None  # noqa: S101  (a constraint of the table)
    late = now > routing.due_at
    event = RoutingAcknowledged(subject, routing.pk, routing.organisation_id, late)
    ledger.record(event, by=by, now=now)


def _note_taken_up(report: Report, *, by: User, now: datetime) -> None:
    state = after(report.state, Verb.ACKNOWLEDGE)
    if report.state != ReportState.RECEIVED:
        return
    clocks.stop_all(subject=report.pk, now=now)
    report.due_at = clocks.start("answer_reporter", subject=report.pk, now=now).due_at
    report.state, report.taken_up_by = state, by
    report.save(update_fields=["state", "due_at", "taken_up_by"])


def settle(report: Report, *, by: User, now: datetime) -> None:
    """Whoever decides has it, for their own office; the others are waited for no more.

    `report` is locked.
    """
    waiting = Routing.objects.select_for_update().filter(report=report, acknowledged_at=None)
    for routing in waiting.filter(organisation__in=offices_of(by, today(now))):
        _note_acknowledged(routing, by=by, now=now)
    waiting.update(stopped_at=now)
    _note_taken_up(report, by=by, now=now)


def stop_waiting(incident: Incident, *, now: datetime) -> None:
    incident.routings.filter(acknowledged_at=None).update(stopped_at=now)


def wait_again(incident: Incident, *, now: datetime) -> None:
    """An incident opened again: each office that never took it up has its whole time anew."""
    incident.routings.filter(acknowledged_at=None, stopped_at__isnull=False).update(
        stopped_at=None,
        escalated_at=None,
        escalated_to=None,
        due_at=clocks.due_of(clock_rule(incident.priority), now=now),
    )


def escalate_overdue(*, now: datetime) -> int:
    """Send up, once, what no office acknowledged in time; returns how many. Safe to repeat."""
    done = 0
    while late := _next_late(now):
        for routing_id in late:
            done += _escalate(routing_id, now=now)
    return done


def _next_late(now: datetime) -> list[UUID]:
    waiting = Routing.objects.filter(_WAITING, due_at__lt=now)
    return list(waiting.order_by("due_at").values_list("id", flat=True)[:_AT_ONCE])


@transaction.atomic
def _escalate(routing_id: UUID, *, now: datetime) -> int:
    """One transaction each: what is done stays done when the worker is killed."""
    routing = Routing.objects.select_for_update().filter(_WAITING, pk=routing_id).first()
    if routing is None:
        return 0
    above = _above(routing, now=now)
    to = above[1] if above else None
    routing.escalated_at, routing.escalated_to_id = now, to
    routing.save(update_fields=["escalated_at", "escalated_to"])
    if above is not None:
        _send_up(routing, *above, now=now)
    subject = routing.report_id or routing.incident_id
    assert subject is not None  # noqa: S101  (a constraint of the table)
    event = RoutingEscalated(subject, routing.pk, routing.organisation_id, to)
    ledger.record(event, by=SYSTEM, now=now)
    return 1


def _above(routing: Routing, *, now: datetime) -> tuple[Function, UUID] | None:
    """The province's office for the same function, else its child affairs; None: nobody above.

    With the function that office carries: its people see what was sent for theirs.
    """
    of_it = Q(report=routing.report_id) if routing.report_id else _of_incident(routing)
    away = ConflictOfInterest.objects.filter(of_it, organisation__isnull=False)
    kept_away = set(away.values_list("organisation", flat=True))
    wanted = list(dict.fromkeys([Function(routing.function), Function.CHILD_AFFAIRS]))
    found = _responsible(wanted, None, kept_away=kept_away, now=now)
    others = (each for each in found.items() if each[1] != routing.organisation_id)
    return next(others, None)


def _of_incident(routing: Routing) -> Q:
    return Q(
        report__incident_links__incident=routing.incident_id,
        report__incident_links__separated_at=None,
    )


def _send_up(routing: Routing, function: Function, to: UUID, *, now: datetime) -> None:
    subject = routing.report or routing.incident
    assert subject is not None  # noqa: S101  (a constraint of the table)
    Routing.objects.get_or_create(
        report=routing.report,
        incident=routing.incident,
        organisation_id=to,
        defaults={
            "function": function,
            "commune_id": routing.commune_id,
            "sent_at": now,
            "due_at": clocks.due_of(clock_rule(subject.priority), now=now),
        },
    )
