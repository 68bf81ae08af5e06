"""Cases a person may see, their lists and pages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404

from khien.core.calendars import today
from khien.core.fold import fold
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.core.seal import name_search
from khien.intake.models import (
    Incident,
    IncidentReport,
    Outcome,
    Report,
    SupportRequest,
    TriageDecision,
)
from khien.intake.queries.scope import kept_away_from, not_kept_from, reports_for
from khien.people import reading
from khien.people.models import User
from khien.support.models import (
    Assessment,
    Case,
    CaseState,
    Closure,
    EmergencyMeasure,
    Plan,
    Reopening,
    Review,
    Service,
    SpecificAssessment,
)
from khien.support.queries.handover import Side, on_side
from khien.support.rules.states import READING


def visible_to(user: User) -> QuerySet[Case]:
    """Cases of the communes in which the person works, approves or oversees.

    Never those whose reporter named this person, or their office, as not to know.
    """
    cases = cases_not_kept_from(user)
    scopes = [user.scope(permission) for permission in READING]
    if any(scope.everywhere for scope in scopes):
        return cases
    return cases.filter(commune_id__in={c for scope in scopes for c in scope.communes})


def cases_not_kept_from(user: User) -> QuerySet[Case]:
    return Case.objects.filter(not_kept_from(user, "incident", "pk"))


def kept_away_from_cases(cases: Iterable[Case]) -> dict[UUID, set[UUID]]:
    """Case → the people, offices and communes that are kept away from it or from its incident."""
    keys = {case.pk: (case.pk, case.incident_id) for case in cases}
    away = kept_away_from({key for both in keys.values() for key in both})
    return {pk: {who for key in both for who in away.get(key, ())} for pk, both in keys.items()}


def opened_for(user: User, case_id: UUID) -> QuerySet[Case]:
    """One case, while it is open to this person in an emergency; else none."""
    if not reading.opened_to(user, case_id):
        return Case.objects.none()
    return cases_not_kept_from(user).filter(pk=case_id)


def get_for(user: User, case_id: UUID) -> Case:
    """404 for a stranger, as for a case that does not exist."""
    found = _whole(visible_to(user).filter(pk=case_id)).first()
    found = found or _whole(opened_for(user, case_id)).first()
    if found is None:
        raise Http404
    return found


def _whole(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.select_related("incident", "officer").prefetch_related(
        Prefetch("assessments", Assessment.objects.select_related("by", "form")),
        Prefetch("specific_assessments", _decided(SpecificAssessment.objects, "form")),
        Prefetch("emergency_measures", EmergencyMeasure.objects.select_related("decided_by")),
        Prefetch("plans", _decided(Plan.objects, "form", "decision_form")),
        "plans__goal_rows__reviews",
        "services",
        "requests",
        Prefetch("reviews", Review.objects.select_related("by", "form")),
        Prefetch("closures", _decided(Closure.objects)),
        Prefetch("reopenings", Reopening.objects.select_related("by")),
    )


def _decided(rows: models.Manager[Any], *forms: str) -> QuerySet[Any]:
    return rows.select_related("submitted_by", "decided_by", *forms)


def listing(
    user: User,
    *,
    state: str = "",
    commune: UUID | None = None,
    text: str = "",
    overdue_at: datetime | None = None,
    side: Side | None = None,
    now: datetime | None = None,
) -> QuerySet[Case]:
    """Newest first. `text`: words of the child's name, tone marks or not, or a case number.

    `side`: of those the person works on; `now` says who is in charge. Of colleagues: open ones.
    """
    cases = visible_to(user).select_related("officer").order_by("-opened_at")
    if side and now:
        worked = on_side(cases, side, of=user, now=now).filter(_worked_on_by(user))
        cases = worked.exclude(state=CaseState.CLOSED) if side == "colleagues" else worked
    if state:
        cases = cases.filter(state=state)
    if commune:
        cases = cases.filter(commune_id=commune)
    if overdue_at:
        late = RunningClock.objects.filter(
            subject=OuterRef("pk"), stopped_at=None, due_at__lt=overdue_at
        )
        cases = cases.filter(Exists(late))
    return _matching(cases, fold(text))


def _worked_on_by(user: User) -> Q:
    scope = user.scope(Permission.CASE_WORK)
    return Q() if scope.everywhere else Q(commune_id__in=scope.communes)


def worked_on(user: User) -> QuerySet[Case]:
    """Open cases of the communes in which the person works on them."""
    return visible_to(user).filter(_worked_on_by(user)).exclude(state=CaseState.CLOSED)


def _matching(cases: QuerySet[Case], folded: str) -> QuerySet[Case]:
    if not folded:
        return cases
    if folded.isdecimal():
        return cases.filter(number=int(folded[:18]))
    return cases.filter(child_tokens__contains=name_search(folded))


def incidents_waiting(user: User) -> QuerySet[Incident]:
    """Open incidents of one's communes that have no case yet, the most urgent first."""
    without = incidents_for_cases(user).exclude(
        Exists(Case.objects.filter(incident=OuterRef("pk")))
    )
    return without.order_by("-priority", "-opened_at")


def incidents_for_cases(user: User) -> QuerySet[Incident]:
    """Open incidents on which the person may open a case."""
    scope = user.scope(Permission.CASE_WORK)
    incidents = Incident.objects.filter(not_kept_from(user, "pk"), closed_at=None)
    if scope.everywhere:
        return incidents
    return incidents.filter(
        Q(commune_happened_id__in=scope.communes) | Q(commune_residence_id__in=scope.communes)
    )


def requests_of(incident: Incident) -> QuerySet[SupportRequest]:
    told = Q(report__incident_links__incident=incident, report__incident_links__separated_at=None)
    return SupportRequest.objects.filter(told).select_related("report").defer("report__narrative")


def requests_visible_to(user: User) -> QuerySet[SupportRequest]:
    """Requests of one's communes that no case answers, that stand and are not ended; oldest first.

    Not those of a report that was set aside as a test, malicious or outside the remit.
    """
    scope = user.scope(Permission.CASE_WORK)
    waiting = SupportRequest.objects.filter(
        cases=None, ended_without_support=None, withdrawn_at=None
    ).exclude(Exists(set_aside()))
    waiting = waiting.filter(not_kept_from(user, "report__incident_links__incident"))
    if not scope.everywhere:
        waiting = waiting.filter(commune_id__in=scope.communes)
    links = IncidentReport.objects.filter(report=OuterRef("report"), separated_at=None)
    first = links.order_by("joined_at", "id")
    return (
        waiting.select_related("report")
        .defer("report__narrative")
        .annotate(
            incident_number=Subquery(first.values("incident__number")[:1]),
            incident_opened_at=Subquery(first.values("incident__opened_at")[:1]),
        )
        .order_by("asked_at")
    )


def stories(incident: Incident, *, user: User) -> list[Report]:
    """The incident's reports that this person may read, as they came in."""
    told = Q(incident_links__incident=incident, incident_links__separated_at=None)
    return list(reports_for(user).filter(told).order_by("received_at", "id"))


def set_aside() -> QuerySet[TriageDecision]:
    """For a request: its report was decided to be no matter of ours."""
    outcomes = [Outcome.TEST, Outcome.MALICIOUS, Outcome.OUT_OF_REMIT]
    return TriageDecision.objects.filter(
        report=OuterRef("report"), replaced_at=None, outcome__in=outcomes
    )


def supported(*, before: datetime) -> Q:
    """A request counts as supported from its case's first service or emergency measure on."""
    of_case = {"case__requests": OuterRef("pk")}
    given = Service.objects.filter(given_on__lt=today(before), **of_case)
    measure = EmergencyMeasure.objects.filter(decided_at__lt=before, **of_case)
    return Q(Exists(given)) | Q(Exists(measure))
