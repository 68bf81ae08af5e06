"""Writing a report that is owed, handing it upwards, deciding on it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import clocks, ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.people.models import User
from khien.reports import events
from khien.reports.actions.duties import CLOCK
from khien.reports.figures import figures_of_place
from khien.reports.models import (
    Approval,
    Decision,
    ReportPeriod,
    SubmittedReport,
    SubmittedState,
    Tier,
)
from khien.reports.queries import scope
from khien.reports.rules import states
from khien.reports.rules.states import Verb


@transaction.atomic
def write(
    period: ReportPeriod,
    answers: dict[str, str],
    *,
    seen_revision: int,
    by: User,
    now: datetime,
) -> SubmittedReport:
    """The draft there is, or the first; after a report was sent back the next version of it.
    `seen_revision`: of the draft the person had before them, 0 where there was none.
    """
    period = _locked(period, by=by, now=now)
    said = {heading: answers.get(heading, "").strip() for heading in period.duty.regime.headings}
    last = period.reports.order_by("-number").first()
    if last is None or last.state == SubmittedState.SENT_BACK:
        if seen_revision:
            states.check_revision(0, seen_revision)
        return SubmittedReport.objects.create(
            period=period,
            number=last.number + 1 if last else 1,
            office_id=_office(period, now=now),
            answers=said,
            written_by=by,
            written_at=now,
        )
    states.after(last, Verb.WRITE)
    states.check_revision(last.revision, seen_revision)
    last.answers, last.written_by, last.written_at = said, by, now
    last.revision += 1
    last.save(update_fields=["answers", "written_by", "written_at", "revision"])
    return last


def _locked(period: ReportPeriod, *, by: User, now: datetime) -> ReportPeriod:
    found = ReportPeriod.objects.select_for_update(of=("self",)).select_related(
        "duty__regime__plan"
    )
    period = found.get(pk=period.pk)
    if not scope.may_write(by, period, on=today(now)):
        raise Refused(_("Báo cáo này do nơi khác viết."))
    if period.dropped_at is not None:
        raise Refused(_("Báo cáo này không còn phải nộp: đơn vị đã sáp nhập."))
    return period


def _office(period: ReportPeriod, *, now: datetime) -> UUID:
    office = scope.offices_of([period], on=today(now)).get(period.pk)
    if office is None:
        raise Refused(_("Chưa có cơ quan nào được giao nhiệm vụ này ở đây. Hãy báo quản trị viên."))
    return office


@transaction.atomic
def hand_in(report: SubmittedReport, *, by: User, now: datetime) -> None:
    """To the head of the office, with the figures Khiên counts for the place at this moment."""
    period = _locked(report.period, by=by, now=now)
    report = SubmittedReport.objects.select_for_update().get(pk=report.pk)
    following = states.after(report, Verb.HAND_IN)
    states.check_answers(report.answers, period.duty.regime.headings)
    report.figures = figures_of_place(period, now=now)
    report.state, report.as_known, report.written_by = following, now, by
    report.office_id = _office(period, now=now)
    report.revision += 1
    report.save()
    event = events.PlanReportHandedIn(report.pk, period.pk, report.number, report.office_id)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def decide(
    report: SubmittedReport, decision: Decision, *, reason: str, by: User, now: datetime
) -> None:
    """A yes sends it one tier up, a no back to who wrote it. Of two who decide at once the second
    is told what the first decided.
    """
    period = ReportPeriod.objects.select_for_update().get(pk=report.period_id)
    found = SubmittedReport.objects.select_for_update(of=("self",))
    report = found.select_related("period__duty__regime").get(pk=report.pk)
    following = states.after(report, states.verb_of(report, decision))
    tier = states.TIER_OF[SubmittedState(report.state)]
    _check_tier(report, tier, by=by)
    states.check_reason(decision, reason)
    Approval.objects.create(
        report=report, tier=tier, decision=decision, reason=reason.strip(), by=by, at=now
    )
    report.state = following
    report.revision += 1
    report.save(update_fields=["state", "revision"])
    _move_period(period, following, now=now)
    event = events.PlanReportDecided(report.pk, period.pk, tier.value, decision.value)
    ledger.record(event, by=by, now=now)


def _check_tier(report: SubmittedReport, tier: Tier, *, by: User) -> None:
    if tier == Tier.OFFICE and not scope.heads(by, report):
        raise Refused(_("Báo cáo này chờ người đứng đầu cơ quan viết."))
    if tier == Tier.PROVINCE and not scope.receives(by):
        raise Refused(_("Báo cáo này chờ thường trực kế hoạch của tỉnh."))
    approved = report.approvals.filter(by=by).exists()
    states.check_decides_for_others(wrote=report.written_by_id == by.pk, approved=approved)


def _move_period(period: ReportPeriod, following: SubmittedState, *, now: datetime) -> None:
    """The deadline is met by the first sending, whatever the province says of it then."""
    if following == SubmittedState.SENT:
        if period.sent_at is None:
            period.sent_at = now
            period.save(update_fields=["sent_at"])
        clocks.stop(CLOCK, subject=period.pk, now=now)
    elif following == SubmittedState.ACCEPTED:
        period.accepted_at = now
        period.save(update_fields=["accepted_at"])
