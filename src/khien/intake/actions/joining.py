"""Several reports that tell of one thing, joined to one incident: each with a decision of its own.

There is no taking it back together: each decision stops deadlines and is read by its reporter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.refusal import Refused
from khien.intake.actions import triage
from khien.intake.models import Incident, Outcome, Report
from khien.intake.queries.incident import current_decision
from khien.intake.queries.scope import reports_for
from khien.intake.rules import joining as rules
from khien.intake.rules.reference import report_reference
from khien.intake.rules.triage import NewDecision, version
from khien.people.models import User


@dataclass(frozen=True)
class ReportsJoined(ledger.Event):
    """In one act; the decision on each stands beside it."""

    reports: list[UUID]


@transaction.atomic
def join_many(
    seen: Mapping[UUID, str], decision: NewDecision, *, by: User, now: datetime
) -> Incident:
    """`seen`: the version of each report on the page. All are joined, or none.

    Where a new incident is opened, the report that came first opens it.
    """
    rules.check_size(seen)
    _check_unchanged(seen, by=by)
    reports = list(Report.objects.filter(pk__in=seen).order_by("received_at", "pk"))
    for report in reports:
        incident = _decide(report, decision, seen=seen[report.pk], by=by, now=now)
        decision = NewDecision(Outcome.INCIDENT_JOINED, why=decision.why, incident_id=incident.pk)
    ledger.record(ReportsJoined(incident.pk, [each.pk for each in reports]), by=by, now=now)
    return incident


def _check_unchanged(seen: Mapping[UUID, str], *, by: User) -> None:
    """Locked in one order, so that two who join the same reports never wait in a ring."""
    locked = Report.objects.select_for_update().filter(pk__in=seen).order_by("pk")
    rows = {row.pk: row for row in locked}
    mine = set(reports_for(by).filter(pk__in=seen).values_list("pk", flat=True))
    if mine != set(seen):
        raise Refused(_("Bạn không còn xem được một trong các tin này. Chưa tin nào được ghép."))
    changed = [row for row in rows.values() if version(row, current_decision(row)) != seen[row.pk]]
    if changed:
        numbers = ", ".join(report_reference(row.number, row.received_at) for row in changed)
        said = _("%(numbers)s vừa được người khác quyết định hoặc đổi mức. Chưa tin nào được ghép.")
        raise Refused(said % {"numbers": numbers})
    for row in rows.values():
        rules.check_is_undecided(row)


def _decide(
    report: Report, decision: NewDecision, *, seen: str, by: User, now: datetime
) -> Incident:
    where = decision.commune_happened_id or report.commune_id
    here = replace(decision, commune_happened_id=where)
    made = triage.decide(report, here, seen=seen, by=by, now=now)
    assert made.incident is not None  # noqa: S101  (both outcomes name one)
    return made.incident
