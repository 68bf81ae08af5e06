"""Reports that may tell of the same thing: found by index, however many reports there are."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from khien.directory import queries as directory
from khien.evidence import queries as evidence
from khien.intake.models import IncidentReport, Report, Routing
from khien.intake.queries.scope import reports_for
from khien.intake.rules.duplicates import SAME, WEAK
from khien.intake.rules.likeness import shared_enough
from khien.intake.rules.reference import report_reference
from khien.people.models import User

_MOST_PER_TRACE = 20
_MOST = 50

# The newest reports that carry each trace of this one; each look-up stops after a few rows.
_SHARING = """
    SELECT mine.kind, other.report_id
      FROM intake_reportidentifier mine
     CROSS JOIN LATERAL (
           SELECT report_id FROM intake_reportidentifier
            WHERE token = mine.token AND report_id <> mine.report_id
            ORDER BY report_id DESC LIMIT %(most)s) other
     WHERE mine.report_id = %(report)s
"""


# Told in the same words: reports that hold enough of this one's hashes. Each look-up is bounded.
_LIKE = """
    SELECT other.id
      FROM unnest(%(tokens)s::bigint[]) AS mine(token)
     CROSS JOIN LATERAL (
           SELECT id FROM intake_report
            WHERE text_tokens @> ARRAY[mine.token] AND id <> %(report)s LIMIT %(cap)s) other
     GROUP BY other.id HAVING count(*) >= %(enough)s
     ORDER BY count(*) DESC, other.id DESC LIMIT %(most)s
"""
_CAP = 500


@dataclass(frozen=True)
class Duplicate:
    """`incidents`: the ids it already tells of. Out of scope only `contact` is told: whom to call.

    `weak`: all they share is a large site.
    """

    reasons: list[str]
    weak: bool
    report: Report | None = None
    reference: str = ""
    incidents: list[UUID] = field(default_factory=list)
    contact: str = ""


def duplicates(report: Report, *, user: User, on: date) -> list[Duplicate]:
    """The strongest first, then the newest. Six queries, whatever the number of reports."""
    shared = _shared(report)
    if not shared:
        return []
    mine = {row.pk: row for row in reports_for(user).filter(pk__in=shared).defer("narrative")}
    incidents = _incidents(list(mine))
    offices = _offices([key for key in shared if key not in mine], on)
    found = [
        _duplicate(kinds, mine.get(key), incidents.get(key, []), offices.get(key, ""))
        for key, kinds in shared.items()
    ]
    return [row for row in found if row.report] + _once([row for row in found if not row.report])


def _once(elsewhere: list[Duplicate]) -> list[Duplicate]:
    """One line per office to call, however many reports it has."""
    return list({row.contact: row for row in reversed(elsewhere)}.values())


def _shared(report: Report) -> dict[UUID, set[str]]:
    """Which reports share what with this one; those sharing more than a site come first."""
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, {"report": report.pk, "most": _MOST_PER_TRACE})
        rows = cursor.fetchall()
    shared: dict[UUID, set[str]] = {}
    for kind, other in rows:
        shared.setdefault(other, set()).add(kind)
    for holder in Report.objects.filter(pk__in=evidence.duplicates_of(report.pk)[:_MOST]):
        shared.setdefault(holder.pk, set()).add("exhibit")
    for other in _told_alike(report):
        shared.setdefault(other, set()).add("text")
    strength = sorted(shared, key=lambda key: (not shared[key] <= WEAK, key), reverse=True)
    return {key: shared[key] for key in strength[:_MOST]}


def _told_alike(report: Report) -> list[UUID]:
    mine = report.text_tokens or []
    if not mine:
        return []
    asked: dict[str, Any] = {
        "tokens": mine,
        "report": report.pk,
        "cap": _CAP,
        "enough": shared_enough(len(mine)),
        "most": _MOST_PER_TRACE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LIKE, asked)
        return [other for (other,) in cursor.fetchall()]


def _incidents(reports: list[UUID]) -> dict[UUID, list[UUID]]:
    links = IncidentReport.objects.filter(report__in=reports, separated_at=None)
    found: dict[UUID, list[UUID]] = {}
    for report, incident in links.values_list("report", "incident"):
        found.setdefault(report, []).append(incident)
    return found


def _offices(reports: list[UUID], on: date) -> dict[UUID, str]:
    """Whom to call about a report one may not see."""
    if not reports:
        return {}
    rows = Routing.objects.filter(report__in=reports).order_by("-sent_at", "-id")
    sent = dict(rows.values_list("report", "organisation"))
    names = directory.names_of(set(sent.values()), on)
    return {report: names.get(office, "") for report, office in sent.items()}


def _duplicate(
    kinds: set[str], report: Report | None, incidents: list[UUID], contact: str
) -> Duplicate:
    reasons = [str(words) for kind, words in SAME.items() if kind in kinds]
    if report is None:
        return Duplicate(reasons, weak=kinds <= WEAK, contact=contact)
    reference = report_reference(report.number, report.received_at)
    return Duplicate(reasons, kinds <= WEAK, report, reference, incidents)
