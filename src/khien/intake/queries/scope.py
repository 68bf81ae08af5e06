"""Whose reports and incidents are whose: by function, by territory, never by conflict of interest.

A commune's people see what was sent for their commune; an office of the province what was sent
for its function; the province's intake officers see all. Whoever a reporter named as not to know
sees neither the report nor the incident it tells of.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from khien.core.permissions import Permission
from khien.directory import queries as directory
from khien.directory.models import Function
from khien.intake.models import ConflictOfInterest, Incident, IncidentReport, Report, Routing
from khien.people import reading
from khien.people.models import HeldDuty, User
from khien.people.roles import ROLES

# The committee of a commune carries its child affairs: what is sent is sent for these.
_SENT_AS = {Function.COMMUNE_COMMITTEE: Function.CHILD_AFFAIRS}
_ALL = Q()
_KEPT = "records kept from them"
_NONE = Q(pk__in=[])


def reports_for(user: User) -> QuerySet[Report]:
    """Those that may be read in triage."""
    sent = sent_to(user, Permission.REPORT_TRIAGE)
    rows = reports_not_kept_from(user)
    if sent == _ALL:
        return rows
    return rows.filter(Exists(Routing.objects.filter(sent, report=OuterRef("pk"))))


def incidents_for(user: User) -> QuerySet[Incident]:
    sent = sent_to(user, Permission.INCIDENT_VIEW)
    rows = Incident.objects.filter(not_kept_from(user, "pk"))
    if sent == _ALL:
        return rows
    return rows.filter(Exists(Routing.objects.filter(sent, incident=OuterRef("pk"))))


def not_kept_from(user: User, *records: str) -> Q:
    """Not true of a row with a record that a reporter or an officer keeps this person away from.

    `records`: how the row names its incident, its case, …. Rooms above ask it for their own rows.
    """
    away = _records_kept_from(user)
    return Q(*(~Q(**{f"{record}__in": away}) for record in records if away))


def _records_kept_from(user: User) -> frozenset[UUID]:
    """Asked once a request: mostly none, and then no question of rows has to ask for it."""
    if _KEPT not in user.remembered:
        told = _away(user).filter(
            report__incident_links__incident__isnull=False,
            report__incident_links__separated_at=None,
        )
        rows = told.values_list("report__incident_links__incident")
        user.remembered[_KEPT] = frozenset(pk for (pk,) in rows.union(reading.kept_from(user)))
    return cast("frozenset[UUID]", user.remembered[_KEPT])


def opened_for(user: User, report_id: UUID) -> QuerySet[Report]:
    """One report, while it is open to this person in an emergency; else none."""
    if not reading.opened_to(user, report_id):
        return Report.objects.none()
    return reports_not_kept_from(user).filter(pk=report_id)


def reports_not_kept_from(user: User) -> QuerySet[Report]:
    return Report.objects.exclude(report_kept_from(user))


def kept_away_from(records: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Record → the people, offices and communes kept away from it: by decision, and from an
    incident also by its reporters. One query.
    """
    told = IncidentReport.objects.filter(
        incident__in=records, separated_at=None, report__conflicts_of_interest__isnull=False
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    who = ("report__conflicts_of_interest__person", "report__conflicts_of_interest__organisation")
    rows = told.values_list("incident", *who).union(reading.kept_away_from(records))
    for record, *away in rows:
        found[record] |= {each for each in away if each}
    return found


def report_kept_from(user: User) -> Exists:
    return Exists(_away(user).filter(report=OuterRef("pk")))


def contact_kept_from(user: User, *, contact: str) -> Exists:
    """True of a row whose contact told of a report that is kept from this person."""
    return Exists(
        _away(user).filter(
            report__contact_links__contact=OuterRef(contact),
            report__contact_links__unlinked_at=None,
        )
    )


def sent_to(user: User, permission: Permission) -> Q:
    """Which routings are this person's; an empty Q: all of them."""
    duties = [d for d in user.held_duties if permission in ROLES[d.role].permissions]
    found = _NONE
    for duty in duties:
        mine = _of_duty(duty)
        if mine == _ALL:
            return _ALL
        found |= mine
    return found


def _of_duty(duty: HeldDuty) -> Q:
    card = ROLES[duty.role]
    function = function_of(duty)
    if function is None and Permission.REPORT_TRIAGE not in card.permissions:
        return Q(organisation=duty.organisation_id) if duty.organisation_id else _NONE
    found = Q(function=function) if function else _ALL
    if duty.covers_everything:
        return found
    return found & Q(commune=duty.territory_id) if duty.in_commune else _NONE


def offices_of(user: User, on: date) -> set[UUID]:
    """For which offices this person may answer: those of the duties that let them read.

    Where another office now carries the function of such a duty, that one too.
    """
    reading = (Permission.REPORT_TRIAGE, Permission.INCIDENT_VIEW)
    duties = [d for d in user.held_duties if ROLES[d.role].permissions.intersection(reading)]
    found = {d.organisation_id for d in duties if d.organisation_id}
    for duty in duties:
        function = function_of(duty)
        if function is not None and duty.territory_id is not None:
            carried = directory.bindings(duty.territory_id, on).filter(function=function)
            found |= set(carried.values_list("organisation", flat=True))
    return found


def function_of(duty: HeldDuty) -> Function | None:
    """For which function what this duty reads was sent; None: for whichever."""
    function = ROLES[duty.role].function
    return _SENT_AS.get(function, function) if function else None


def _away(user: User) -> QuerySet[ConflictOfInterest]:
    """What keeps this person, the offices they work for or their commune away."""
    return ConflictOfInterest.objects.filter(reading.named(user))
