"""What falls due by a regime, who is reminded, what becomes of it when communes merge."""

import itertools
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures_directory import organisation
from khien.core import reminders
from khien.core.calendars import HANOI, WorkingCalendar
from khien.core.measures import Period
from khien.core.models import Delivery, RunningClock
from khien.core.refusal import Refused
from khien.directory.models import (
    ChangeEvent,
    ChangeKind,
    Extent,
    Level,
    OrganisationVersion,
    SuccessionEdge,
)
from khien.directory.periods import since
from khien.reports import actions
from khien.reports.models import Cadence, ReportPeriod
from khien.reports.rules import cadence
from report_cases import MONTHLY, NOVEMBER, NOW, OCTOBER, decide

PLAN = Period(date(2022, 9, 23), date(2025, 12, 31))
DAYS = st.dates(date(2021, 1, 1), date(2030, 12, 31))
AGAIN = st.sampled_from([Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR])


@given(AGAIN, DAYS, st.integers(0, 900))
def test_stretches_follow_each_other_without_a_gap(kind, starts, days):
    until = starts + timedelta(days=days)
    found = cadence.asked(kind, starts=starts, ends=None, until=until, plan=PLAN)
    assert all(starts <= each.start <= until for each in found)
    for before, after in itertools.pairwise(found):
        assert after.start == before.end + timedelta(days=1)


@given(AGAIN, DAYS, DAYS)
def test_nothing_is_asked_that_begins_after_the_regime_ended(kind, starts, ends):
    found = cadence.asked(kind, starts=starts, ends=ends, until=date(2031, 1, 1), plan=PLAN)
    assert all(each.start <= ends for each in found)


def test_a_final_report_is_owed_once_for_the_whole_plan():
    asked = cadence.asked(
        Cadence.FINAL, starts=date(2026, 1, 1), ends=None, until=date(2026, 2, 1), plan=PLAN
    )
    assert asked == [PLAN]


@given(DAYS, st.integers(1, 30))
def test_a_report_is_due_after_its_period_on_a_working_day(day, days):
    calendar = WorkingCalendar(frozenset(), frozenset())
    due = cadence.due(Period(day, day), days=days, calendar=calendar)
    assert due.date() > day
    assert calendar.is_working_day(due.date())


def test_every_commune_owes_each_period_that_has_begun(regime, province):
    rows = ReportPeriod.objects.filter(duty__regime=regime)
    assert rows.count() == 3 * 3  # three communes; the third month runs still
    last = rows.get(duty__territory=province.communes[0], start=NOVEMBER.start)
    assert last.due_at == datetime(2026, 11, 20, 23, 59, 59, tzinfo=HANOI)
    assert actions.generate(now=NOW) == 0, "the same night twice"


def test_officers_are_reminded_before_and_the_chair_and_the_province_after(
    regime, owed, officer, chair, steering
):
    """The ladder -10, -3, 0, +1, +5 to the officer, +10 to the head, +15 to the province."""
    told = {}
    begun = owed.due_at - timedelta(days=20)
    RunningClock.objects.update(started_at=begun, next_at=begun)
    for day in range(60):
        reminders.remind(now=begun + timedelta(days=day))
    own = RunningClock.objects.get(subject=owed.pk)
    for row in Delivery.objects.filter(reminder__clock=own).select_related("notice"):
        told[row.notice.person] = told.get(row.notice.person, 0) + 1
    assert told == {officer.pk: 5, chair.pk: 1, steering.pk: 1}


def test_what_was_sent_reminds_nobody_any_more(handed_in, chair, owed):
    decide(handed_in, "yes", chair)
    assert RunningClock.objects.get(subject=owed.pk).stopped_at == NOW


def merge(communes, into, day):
    OrganisationVersion.objects.filter(organisation__in=communes).update(
        valid=since(date(2025, 7, 1), day)
    )
    event = ChangeEvent.objects.create(kind=ChangeKind.MERGE, organisation=into, date=day)
    SuccessionEdge.objects.bulk_create(
        SuccessionEdge(event=event, predecessor=each, successor=into, extent=Extent.WHOLE)
        for each in communes
    )


def test_after_a_merger_the_heir_owes_what_was_open_once_and_what_was_sent_stays(
    regime, handed_in, chair, province
):
    decide(handed_in, "yes", chair)
    first, second, _third = province.communes
    day = date(2026, 11, 24)
    heir = organisation(
        "Phường Hai Suối", level=Level.COMMUNE, parent=province.province, first_day=day
    )
    merge([first, second], heir, day)
    actions.generate(now=NOW + timedelta(days=1))
    sent = ReportPeriod.objects.get(pk=handed_in.period_id)
    assert (sent.duty.territory_id, sent.dropped_at) == (first.pk, None)
    moved = ReportPeriod.objects.filter(duty__territory=heir, dropped_at=None)
    assert {each.start for each in moved} >= {OCTOBER.start, NOVEMBER.start}
    gone = ReportPeriod.objects.filter(duty__territory__in=[first, second], sent_at=None)
    assert all(each.dropped_at for each in gone)
    assert not RunningClock.objects.filter(subject__in=gone.values("pk"), stopped_at=None).exists()


def test_a_regime_of_the_same_name_or_that_ends_before_it_starts_is_refused(regime, plan, steering):
    with pytest.raises(Refused, match="tên ấy"):
        actions.open_regime(plan, MONTHLY, by=steering, now=NOW)
    backwards = replace(MONTHLY, title="Khác", ends=date(2026, 1, 1))
    with pytest.raises(Refused, match="Ngày cuối"):
        actions.open_regime(plan, backwards, by=steering, now=NOW)


def test_an_ended_regime_asks_for_nothing_new(regime, steering):
    actions.end_regime(regime, ends=NOVEMBER.end, by=steering, now=NOW)
    assert actions.generate(now=NOW + timedelta(days=60)) == 0
