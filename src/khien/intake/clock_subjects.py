"""Deadlines of reports: what they are called, and who is reminded. They were promised to the
reporter, so nobody moves them.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.core.clock_subjects import Keeper, Named, Receivers, register
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.intake.models import ConflictOfInterest, Report, Routing
from khien.intake.queries.queue import reference
from khien.intake.queries.scope import function_of, reports_for
from khien.people.models import HeldDuty, User
from khien.people.on_duty import OnDuty, on_duty

CODES = ("acknowledge_report", "acknowledge_urgent_report", "answer_reporter")

Sent = tuple[UUID, str, UUID | None]  # the office, the function, the commune
Readers = list[tuple[UUID, HeldDuty]]


def named(user: Any, subjects: Collection[UUID]) -> dict[UUID, Named]:
    if not isinstance(user, User) or not user.may(Permission.REPORT_TRIAGE):
        return {}
    rows = reports_for(user).filter(pk__in=subjects).only("number", "received_at")
    return {
        row.pk: Named(
            _("Tin %(number)s") % {"number": reference(row)},
            reverse("intake:report", args=[row.pk]),
        )
        for row in rows
    }


def may_change(user: Any, clock: RunningClock) -> bool:  # noqa: ARG001  (as every room answers)
    return False


def receivers(subjects: Collection[UUID], now: datetime) -> dict[UUID, Receivers]:
    """Who took it up, else all to whom it was sent; above them the province's intake officers."""
    duties = on_duty(now)
    readers = list(duties.giving(Permission.REPORT_TRIAGE))
    sent, away = _sent(subjects), _away(subjects)
    known: dict[Sent, set[UUID]] = {}
    taken_up = Report.objects.filter(pk__in=subjects).values_list("pk", "taken_up_by")
    above = {person for person, duty in readers if _reads_all(duty)}
    found = {}
    for pk, person in taken_up:
        told: set[UUID] = set()
        for each in sent[pk]:
            if each not in known:
                known[each] = _readers(readers, each)
            told |= known[each]
        own = {person} if person in told | above else told
        found[pk] = _receivers(duties, own, told, above, away[pk])
    return found


def _receivers(
    duties: OnDuty, own: set[UUID], told: set[UUID], above: set[UUID], away: set[UUID]
) -> Receivers:
    near = duties.free_of(own, away) or duties.free_of(told, away)
    return Receivers(near, duties.free_of(told, away), duties.free_of(above, away))


def _sent(subjects: Collection[UUID]) -> dict[UUID, set[Sent]]:
    found: dict[UUID, set[Sent]] = defaultdict(set)
    rows = Routing.objects.filter(report__in=subjects)
    sent = rows.values_list("report", "organisation", "function", "commune")
    for report, office, function, commune in sent:
        found[report].add((office, function, commune))
    return found


def _away(subjects: Collection[UUID]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    rows = ConflictOfInterest.objects.filter(report__in=subjects)
    for report, person, organisation in rows.values_list("report", "person", "organisation"):
        found[report] |= {person, organisation} - {None}
    return found


def _readers(readers: Readers, sent: Sent) -> set[UUID]:
    office, function, commune = sent
    return {
        person
        for person, duty in readers
        if duty.organisation_id == office
        or (
            function_of(duty) == function
            and (duty.covers_everything or (duty.in_commune and duty.territory_id == commune))
        )
    }


def _reads_all(duty: HeldDuty) -> bool:
    return function_of(duty) is None and duty.covers_everything


def publish() -> None:
    register(CODES, Keeper(named, may_change, receivers))
