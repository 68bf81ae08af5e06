"""Counted by the database, it says what the standing of each report says."""

from collections import Counter
from datetime import timedelta

import pytest

from khien.reports import actions
from khien.reports.models import Decision, ReportPeriod
from khien.reports.queries.duties import Standing, standing
from khien.reports.queries.in_short import came_in
from report_cases import ANSWERS

pytestmark = pytest.mark.django_db


def test_it_counts_what_each_period_says_of_itself(plan, regime, owed, officer, chair):
    at = owed.due_at + timedelta(hours=5)
    report = actions.write(owed, ANSWERS, seen_revision=0, by=officer, now=at)
    actions.hand_in(report, by=officer, now=at)
    actions.decide(report, Decision.YES, reason="", by=chair, now=at)
    start, end = owed.start - timedelta(days=90), owed.end
    for moment in (owed.due_at - timedelta(hours=1), at + timedelta(hours=1)):
        (told,) = came_in(plan.pk, start=start, end=end, at=moment)
        periods = ReportPeriod.objects.filter(end__range=(start, end))
        want = Counter(standing(each, now=moment) for each in periods)
        assert told.owed == want.total()
        if moment > at:
            assert (told.sent, told.late) == (1, want[Standing.SENT_LATE]) == (1, 1)
            assert told.overdue == want[Standing.OVERDUE] > 0
        else:
            assert (told.sent, told.late) == (0, 0), "it was not sent yet at that moment"
