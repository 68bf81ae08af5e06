"""Incidents one person may see, their reports, and what was decided about a report."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from khien.intake.models import Incident, IncidentReport, Report, TriageDecision
from khien.intake.queries.scope import incidents_for, reports_for
from khien.intake.rules.reference import incident_reference
from khien.people.models import User

PAGE = 25


def visible_to(user: User) -> QuerySet[Incident]:
    return incidents_for(user)


def get_for(user: User, incident_id: UUID) -> Incident:
    """Fetch and authorise at once: raises Incident.DoesNotExist for who may not see it."""
    return incidents_for(user).get(pk=incident_id)


def reference(incident: Incident) -> str:
    return incident_reference(incident.number, incident.opened_at)


def first_heard(incident: Incident) -> datetime:
    """When the first of its reports came in; when it was opened, where it has none."""
    told = incident.reports.filter(incident_links__separated_at=None)
    first = told.order_by("received_at").values_list("received_at", flat=True).first()
    return min(first or incident.opened_at, incident.opened_at)


@dataclass(frozen=True)
class Page:
    rows: list[Incident]
    after: str


def page(user: User, *, state: str = "open", commune: UUID | None = None, after: str = "") -> Page:
    """The newest first. `after`: the id of the last row of the page before; ids sort by time."""
    rows = incidents_for(user).order_by("-opened_at", "-id")
    if state in {"open", "closed"}:
        rows = rows.filter(closed_at__isnull=state == "open")
    if commune is not None:
        rows = rows.filter(Q(commune_happened=commune) | Q(commune_residence=commune))
    rows = _after(rows, after)
    found = list(rows[: PAGE + 1])
    more = len(found) > PAGE
    return Page(found[:PAGE], str(found[PAGE - 1].pk) if more else "")


def _after(rows: QuerySet[Incident], after: str) -> QuerySet[Incident]:
    try:
        last = Incident.objects.only("opened_at").get(pk=UUID(after)) if after else None
    except (ValueError, Incident.DoesNotExist):
        last = None
    if last is None:
        return rows
    return rows.filter(opened_at__lte=last.opened_at).exclude(
        opened_at=last.opened_at, pk__gte=last.pk
    )


@dataclass(frozen=True)
class LinkedReport:
    """`may_open`: this person may read it in triage; else only that it exists is told."""

    link: IncidentReport
    may_open: bool


def reports_of(incident: Incident, *, user: User) -> list[LinkedReport]:
    links = list(
        incident.links.filter(separated_at=None)
        .select_related("report")
        .defer("report__narrative")
        .order_by("joined_at", "id")
    )
    mine = set(
        reports_for(user)
        .filter(pk__in=[link.report_id for link in links])
        .values_list("pk", flat=True)
    )
    return [LinkedReport(link, link.report_id in mine) for link in links]


def incidents_of(report: Report) -> list[Incident]:
    links = report.incident_links.filter(separated_at=None).select_related("incident")
    return [link.incident for link in links.order_by("joined_at", "id")]


def current_decision(report: Report) -> TriageDecision | None:
    return report.decisions.filter(replaced_at=None).select_related("decided_by").first()


def decisions_of(report: Report) -> list[TriageDecision]:
    """The newest first, replaced ones too."""
    return list(report.decisions.select_related("decided_by").order_by("-decided_at", "-id"))


def candidates(user: User, *, ids: list[UUID], now: datetime) -> list[Incident]:
    """Open incidents a report may join: those its likely duplicates tell of, then the newest."""
    opened = incidents_for(user).filter(closed_at=None, opened_at__lte=now)
    likely = list(opened.filter(pk__in=ids)) if ids else []
    newest = opened.exclude(pk__in=ids).order_by("-opened_at", "-id")[: PAGE - len(likely)]
    return [*likely, *newest]
