"""What is owed: open periods, how many came in time, who is missing."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from khien.core.fold import alphabetical
from khien.directory.queries import names_of
from khien.people.models import User
from khien.reports.models import (
    ReportPeriod,
    ReportRegime,
    SubmittedReport,
    SubmittedState,
)
from khien.reports.queries.scope import visible_to


class Standing(StrEnum):
    """Of one period on a moment; computed, never stored."""

    OPEN = "open"
    OVERDUE = "overdue"
    SENT = "sent"
    SENT_LATE = "sent_late"
    ACCEPTED = "accepted"
    ACCEPTED_LATE = "accepted_late"
    DROPPED = "dropped"


def standing(period: ReportPeriod, *, now: datetime) -> Standing:
    """Late is what was first sent up after its day, whatever came of it then."""
    if period.dropped_at is not None:
        return Standing.DROPPED
    if period.sent_at is None:
        return Standing.OVERDUE if now > period.due_at else Standing.OPEN
    late = period.sent_at > period.due_at
    if period.accepted_at is not None:
        return Standing.ACCEPTED_LATE if late else Standing.ACCEPTED
    return Standing.SENT_LATE if late else Standing.SENT


@dataclass(frozen=True)
class Row:
    period: ReportPeriod
    place: str
    standing: Standing
    state: SubmittedState | None

    @property
    def state_words(self) -> str:
        return str(self.state.label) if self.state else ""


def listing(user: User, *, on: date, which: str = "") -> QuerySet[ReportPeriod]:
    """`which`: "mo" not yet accepted, "cho" waiting for a decision, "" all. What is open longest
    comes first, of all the newest.
    """
    latest = SubmittedReport.objects.filter(period=OuterRef("pk")).order_by("-number")
    rows = (
        visible_to(user, on=on)
        .filter(dropped_at=None)
        .annotate(last_state=Subquery(latest.values("state")[:1]))
        .select_related("duty__regime__plan")
    )
    if which == "mo":
        rows = rows.filter(accepted_at=None)
    elif which == "cho":
        rows = rows.filter(last_state__in=[SubmittedState.WAITS, SubmittedState.SENT])
    first = "due_at" if which else "-due_at"
    return rows.order_by(first, "duty__territory", "pk")


def told(periods: list[ReportPeriod], *, now: datetime, on: date) -> list[Row]:
    names = names_of({period.duty.territory_id for period in periods}, on)
    return [
        Row(
            period,
            names.get(period.duty.territory_id, ""),
            standing(period, now=now),
            SubmittedState(last) if (last := getattr(period, "last_state", None)) else None,
        )
        for period in periods
    ]


@dataclass(frozen=True)
class Received:
    """Of the reports that were due for a stretch of time: who sent when, and who did not."""

    owed: int
    in_time: int
    late: int
    missing: tuple[UUID, ...]

    @property
    def sent(self) -> int:
        return self.in_time + self.late


def received(plan: UUID, *, start: date, end: date, now: datetime) -> dict[ReportRegime, Received]:
    """By regime, of periods that end between the days, both included."""
    rows = ReportPeriod.objects.filter(
        duty__regime__plan=plan, end__range=(start, end), dropped_at=None
    ).select_related("duty__regime")
    found: dict[UUID, list[ReportPeriod]] = {}
    regimes = {}
    for period in rows.order_by("duty__regime__title", "duty__territory"):
        regimes[period.duty.regime_id] = period.duty.regime
        found.setdefault(period.duty.regime_id, []).append(period)
    return {regimes[key]: _counted(periods, now) for key, periods in found.items()}


def _counted(periods: list[ReportPeriod], now: datetime) -> Received:
    standings = [(period, standing(period, now=now)) for period in periods]
    in_time = sum(each in {Standing.SENT, Standing.ACCEPTED} for _, each in standings)
    late = sum(each in {Standing.SENT_LATE, Standing.ACCEPTED_LATE} for _, each in standings)
    unsent = {Standing.OPEN, Standing.OVERDUE}
    missing = tuple(period.duty.territory_id for period, each in standings if each in unsent)
    return Received(len(periods), in_time, late, missing)


def regimes() -> QuerySet[ReportRegime]:
    return ReportRegime.objects.select_related("plan").order_by("-plan__starts", "title")


def versions_of(period: ReportPeriod) -> list[SubmittedReport]:
    """Newest first, each with who decided what."""
    rows = period.reports.select_related("written_by", "period__duty__regime").prefetch_related(
        "approvals__by"
    )
    return list(rows.order_by("-number"))


def latest_of(period: ReportPeriod) -> SubmittedReport | None:
    return period.reports.order_by("-number").first()


def by_name(names: dict[UUID, str]) -> list[str]:
    return sorted(names.values(), key=alphabetical)


def waiting(user: User, *, on: date) -> QuerySet[SubmittedReport]:
    rows = SubmittedReport.objects.filter(
        Q(state=SubmittedState.WAITS) | Q(state=SubmittedState.SENT),
        period__in=visible_to(user, on=on),
    )
    return rows.select_related("period__duty__regime").order_by("period__due_at", "pk")
