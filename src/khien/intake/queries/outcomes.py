"""What became of reports in a period: how many of each outcome, and where those that are no case.

Who may not read reports sees few of a commune hidden, together with what would give them away.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from khien.core.calendars import HANOI
from khien.core.fold import alphabetical
from khien.core.permissions import Permission
from khien.core.small_cells import hidden_cells
from khien.directory import queries as directory
from khien.intake.models import Outcome, TriageDecision
from khien.intake.queries.scope import reports_for
from khien.intake.rules.triage import WITH_INCIDENT
from khien.people.models import User

NO_CASE = [outcome for outcome in Outcome if outcome not in WITH_INCIDENT]


@dataclass(frozen=True)
class Of:
    """`percent` of all decided; None where nothing was."""

    outcome: Outcome
    count: int
    percent: int | None


@dataclass(frozen=True)
class Place:
    """`counts` by NO_CASE, None where the reader may not know; `total` likewise."""

    name: str
    counts: list[int | None]
    total: int | None


@dataclass(frozen=True)
class Outcomes:
    decided: int
    all: list[Of]
    places: list[Place]


def outcomes(user: User, first: date, last: date) -> Outcomes:
    """By the day of the decision that stands; both days included. Few queries, whatever the rows.

    Who only sees figures sees the whole of the installation.
    """
    rows = _decided(user, first, last)
    counted: dict[UUID | None, Counter[str]] = {}
    for commune, outcome, count in rows.values_list("report__commune", "outcome").annotate(
        count=Count("id")
    ):
        counted.setdefault(commune, Counter())[outcome] += count
    whole = sum(counted.values(), Counter())
    decided = sum(whole.values())
    return Outcomes(
        decided,
        [_of(outcome, whole[outcome], decided) for outcome in Outcome],
        _places(counted, on=last, few_hidden=not user.may(Permission.REPORT_TRIAGE)),
    )


def _decided(user: User, first: date, last: date) -> QuerySet[TriageDecision]:
    begin = datetime.combine(first, time(), HANOI)
    until = datetime.combine(last, time(), HANOI) + timedelta(days=1)
    rows = TriageDecision.objects.filter(
        replaced_at=None, decided_at__gte=begin, decided_at__lt=until
    )
    if user.may(Permission.REPORT_TRIAGE):
        rows = rows.filter(report__in=reports_for(user))
    return rows.order_by()


def _of(outcome: Outcome, count: int, decided: int) -> Of:
    return Of(outcome, count, round(100 * count / decided) if decided else None)


def _places(counted: dict[UUID | None, Counter[str]], *, on: date, few_hidden: bool) -> list[Place]:
    """With few hidden only a commune's sum is told: two directions of sums would tell a cell."""
    totals = {
        commune: sum(counts[outcome] for outcome in NO_CASE) for commune, counts in counted.items()
    }
    hidden = hidden_cells(totals) if few_hidden else frozenset()
    names = directory.names_of([commune for commune in totals if commune], on)
    rows = [
        Place(
            names.get(commune, "") if commune else "",
            [None if few_hidden else counted[commune][outcome] for outcome in NO_CASE],
            None if commune in hidden else total,
        )
        for commune, total in totals.items()
        if total
    ]
    return sorted(rows, key=lambda row: (not row.name, alphabetical(row.name)))
