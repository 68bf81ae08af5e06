"""Reports that might be joined to one incident: what stands on the page where a person chooses."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.intake.models import Incident, IncidentReport, Report, TriageDecision
from khien.intake.queries.duplicates import Duplicate, duplicates
from khien.intake.queries.incident import candidates
from khien.intake.queries.scope import reports_for
from khien.intake.rules.joining import MOST, check_is_undecided
from khien.intake.rules.reference import report_reference
from khien.intake.rules.triage import version
from khien.people.models import User


@dataclass(frozen=True)
class Joinable:
    """`reasons`: what it shares with the first; `refused`: why it cannot be joined here."""

    report: Report
    reference: str
    version: str
    reasons: list[str]
    weak: bool
    refused: str
    first: bool


def joinable(user: User, keys: Collection[UUID], *, now: datetime) -> list[Joinable]:
    """The one that came first, then the others; of one alone those it may be a duplicate of."""
    rows = _rows(user, keys)
    if not rows:
        return []
    like = {
        row.report.pk: row
        for row in duplicates(rows[0], user=user, on=today(now))
        if row.report is not None
    }
    if len(rows) == 1:
        rows += _rows(user, [key for key in like if key != rows[0].pk])
    standing = _standing(rows)
    return [_line(row, rows[0], like.get(row.pk), standing.get(row.pk)) for row in rows[:MOST]]


def _rows(user: User, keys: Collection[UUID]) -> list[Report]:
    rows = reports_for(user).filter(pk__in=keys).defer("narrative")
    return list(rows.order_by("received_at", "pk"))


def _standing(rows: Iterable[Report]) -> dict[UUID, TriageDecision]:
    found = TriageDecision.objects.filter(report__in=list(rows), replaced_at=None)
    return {each.report_id: each for each in found}


def _line(
    row: Report, first: Report, like: Duplicate | None, standing: TriageDecision | None
) -> Joinable:
    refused = ""
    try:
        check_is_undecided(row)
    except Refused as refusal:
        refused = str(refusal)
    return Joinable(
        row,
        report_reference(row.number, row.received_at),
        version(row, standing),
        like.reasons if like else [],
        weak=like.weak if like else False,
        refused=refused,
        first=row == first,
    )


def incidents_near(
    user: User, rows: Iterable[Joinable], *, now: datetime
) -> tuple[list[Incident], set[UUID]]:
    """Those the reports already tell of come first; then the newest open ones. And which do."""
    links = IncidentReport.objects.filter(
        report__in=[row.report.pk for row in rows], separated_at=None
    )
    ids = list(dict.fromkeys(links.order_by("joined_at").values_list("incident", flat=True)))
    return candidates(user, ids=ids, now=now), set(ids)
