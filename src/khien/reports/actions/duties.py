"""Regimes of reports, and what falls due by them: every night, and whenever one is opened."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.actors import SYSTEM, Actor
from khien.core.calendars import today, working_calendar
from khien.core.measures import Period
from khien.core.refusal import Refused
from khien.directory.models import Extent
from khien.directory.queries import communes_of_installation, first_days, installation
from khien.directory.queries.heirs import alive, heirs
from khien.reports import events
from khien.reports.models import Cadence, ReportDuty, ReportPeriod, ReportRegime
from khien.reports.rules import cadence as cadences
from khien.steering.models import Plan

CLOCK = "report_due"


@dataclass(frozen=True)
class NewRegime:
    title: str
    cadence: str
    function: str
    in_communes: bool
    due_days: int
    questions: str
    basis: str
    certainty: str
    starts: date
    ends: date | None


@transaction.atomic
def open_regime(plan: Plan, new: NewRegime, *, by: Actor, now: datetime) -> ReportRegime:
    """Duties of what has begun already are made at once."""
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    if new.ends and new.ends < new.starts:
        raise Refused(_("Ngày cuối phải sau ngày đầu."), field="ends")
    if ReportRegime.objects.filter(plan=plan, title=new.title).exists():
        raise Refused(_("Kế hoạch này đã có chế độ báo cáo tên ấy."), field="title")
    regime = ReportRegime.objects.create(plan=plan, **new.__dict__)
    event = events.RegimeOpened(regime.pk, plan.pk, regime.cadence, regime.function)
    ledger.record(event, by=by, now=now)
    _fall_due(regime, now=now)
    return regime


@transaction.atomic
def end_regime(regime: ReportRegime, *, ends: date, by: Actor, now: datetime) -> None:
    """Nothing is asked of what begins after that day; what fell due stays owed."""
    row = ReportRegime.objects.select_for_update().get(pk=regime.pk)
    if ends < row.starts:
        raise Refused(_("Ngày cuối phải sau ngày đầu."), field="ends")
    row.ends = ends
    row.revision += 1
    row.save(update_fields=["ends", "revision"])
    ledger.record(events.RegimeEnded(row.pk, ends.isoformat()), by=by, now=now)


def generate(*, now: datetime) -> int:
    """What began falls due, what was owed by a territory that is no more goes to its heir. How many
    periods were made. Safe to repeat; each regime is a transaction of its own.
    """
    day = today(now)
    made = 0
    for regime in ReportRegime.objects.filter(starts__lte=day).select_related("plan"):
        with transaction.atomic():
            ReportRegime.objects.select_for_update().get(pk=regime.pk)
            _follow_heirs(regime, now=now)
            made += _fall_due(regime, now=now)
    return made


def _territories(regime: ReportRegime, day: date) -> list[UUID]:
    if regime.in_communes:
        return list(communes_of_installation(day).values_list("pk", flat=True))
    here = installation()
    return [here.province_id] if here else []


def _fall_due(regime: ReportRegime, *, now: datetime) -> int:
    day = today(now)
    wanted = cadences.asked(
        Cadence(regime.cadence),
        starts=regime.starts,
        ends=regime.ends,
        until=day,
        plan=Period(regime.plan.starts, regime.plan.ends),
    )
    places = _territories(regime, day)
    if not wanted or not places:
        return 0
    made = ReportPeriod.objects.bulk_create(_missing(regime, wanted, places))
    if made:
        clocks.start_each(CLOCK, {period.pk: period.due_at for period in made}, now=now)
        ledger.record(events.PlanReportsFellDue(regime.pk, len(made)), by=SYSTEM, now=now)
    return len(made)


def _missing(regime: ReportRegime, wanted: list[Period], places: list[UUID]) -> list[ReportPeriod]:
    """Of places that were there when the period ended, or are there now that it runs."""
    ReportDuty.objects.bulk_create(
        (ReportDuty(regime=regime, territory_id=place) for place in places), ignore_conflicts=True
    )
    duties = ReportDuty.objects.filter(regime=regime, territory__in=places)
    known = set(ReportPeriod.objects.filter(duty__regime=regime).values_list("duty", "start"))
    since, calendar = first_days(places), working_calendar()
    return [
        ReportPeriod(
            duty=duty,
            start=period.start,
            end=period.end,
            due_at=cadences.due(period, days=regime.due_days, calendar=calendar),
        )
        for duty in duties
        for period in wanted
        if (duty.pk, period.start) not in known
        and (since.get(duty.territory_id) or period.end) <= period.end
    ]


def _follow_heirs(regime: ReportRegime, *, now: datetime) -> None:
    """Open ones follow, closed ones stay: what was sent was sent by who was there then."""
    day = today(now)
    rows = ReportPeriod.objects.select_for_update(of=("self",)).filter(
        duty__regime=regime, sent_at=None, dropped_at=None
    )
    periods = list(rows.select_related("duty"))
    living = alive({period.duty.territory_id for period in periods}, day)
    for period in periods:
        if period.duty.territory_id not in living:
            _hand_over(period, regime, now=now)


def _hand_over(period: ReportPeriod, regime: ReportRegime, *, now: datetime) -> None:
    """To the one that took all of it; where it was divided, or the heir owes the same report, that
    report tells of all its ground and this one is owed no more.
    """
    found = heirs(period.duty.territory_id, today(now))
    whole = [key for key, extent in found.items() if extent == Extent.WHOLE]
    heir = whole[0] if len(whole) == 1 else None
    if heir is not None:
        duty, _new = ReportDuty.objects.get_or_create(regime=regime, territory_id=heir)
        if not duty.periods.filter(start=period.start).exists():
            period.duty = duty
            period.save(update_fields=["duty"])
            ledger.record(events.PlanReportMoved(period.pk, heir), by=SYSTEM, now=now)
            return
    period.dropped_at = now
    period.save(update_fields=["dropped_at"])
    clocks.cancel_all(subject=period.pk, now=now)
    ledger.record(events.PlanReportMoved(period.pk, None), by=SYSTEM, now=now)
