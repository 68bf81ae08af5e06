"""Kept verdicts say what judging from the beginning says, whatever changed since."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fixtures_learning import TODAY
from khien.core.measures import Period, counted_together, measure
from khien.directory.models import InstitutionProfile, ScopeRule
from khien.directory.queries import institutions
from khien.learning.judging import _added, counted, judge
from khien.learning.models import CoverageRule, CoverageVerdict

pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 8, 15), date(2027, 8, 14))


def afresh(day=TODAY):
    return {row.commune: row for row in _added(judge(institutions(day), day))}


def kept(day=TODAY):
    return {row.commune: row for row in counted(day)}


def test_after_each_change_the_kept_counts_are_those_of_a_fresh_judgement(
    verified, province, school
):
    assert kept() == afresh()
    session = verified()
    assert kept() == afresh()
    assert sum(row.organised for row in kept().values()) == 1
    session.delete()
    assert kept() == afresh()
    CoverageRule.objects.filter(code="organised").update(sessions=2)
    assert kept() == afresh()
    InstitutionProfile.objects.filter(organisation=school).update(type="upper_secondary")
    assert kept() == afresh()
    ScopeRule.objects.update(types=[])
    assert kept() == afresh() == {}


def test_an_earlier_day_is_judged_and_leaves_the_newest_kept(verified, province):
    verified(held_on=TODAY)
    assert sum(row.organised for row in kept().values()) == 1
    assert sum(row.organised for row in kept(TODAY - timedelta(days=1)).values()) == 0
    assert set(CoverageVerdict.objects.values_list("on", flat=True)) == {TODAY}
    assert sum(row.organised for row in kept(TODAY + timedelta(days=1)).values()) == 1


def test_three_measures_share_one_judgement(verified, province):
    verified()
    names = ("objective_1", "objective_1_periodic", "objective_1_effective")
    [measure(name).count(YEAR, TODAY) for name in names]
    with CaptureQueriesContext(connection) as queries, counted_together():
        [measure(name).count(YEAR, TODAY) for name in names]
    assert len(queries) == 4, "the year, the day that is kept, what changed since, and the sums"


def test_an_earlier_day_counts_who_organised_without_judging_conditions(
    verified, province, monkeypatch
):
    verified(held_on=TODAY - timedelta(days=3))
    earlier = TODAY - timedelta(days=2)
    want = sorted((row.commune, row.organised, row.institutions) for row in kept(earlier).values())
    kept()
    monkeypatch.setattr("khien.learning.judging.judge", None)
    found = measure("objective_1").count(YEAR, earlier)
    assert sorted((row.commune, row.strict_numerator, row.denominator) for row in found) == want
    places = measure("objective_1").count_places(YEAR, earlier)
    assert sum(row.strict_numerator for row in places) == sum(row[1] for row in want) == 1
