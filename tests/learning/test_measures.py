"""Objective 1 as a figure: each number can be followed to its institutions."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from fixtures_learning import NOW, TODAY, details
from khien.core.measures import Period, measure, total
from khien.learning import actions
from khien.learning.models import CoverageRule, SchoolYear, Session
from khien.learning.queries.counting import qualifying
from khien.learning.rules import qualifies
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 8, 15), date(2027, 8, 14))


def figures(as_of=TODAY, period=YEAR):
    strict, settled = total(measure("objective_1").count(period, as_of))
    return (strict.numerator, strict.denominator), (settled.numerator, settled.denominator)


def test_it_changes_by_exactly_the_work_done(record, verifier, province):
    assert figures() == ((0, 3), (0, 0))
    session = record()
    assert figures() == ((0, 3), (0, 1))
    actions.verify(session, seen=1, by=verifier, now=NOW)
    assert figures() == ((1, 3), (1, 1))
    record(held_on=TODAY)
    assert figures() == ((1, 3), (1, 1))
    session.refresh_from_db()
    actions.send_back(session, reason="Ghi nhầm trường khác.", seen=2, by=verifier, now=NOW)
    assert figures() == ((0, 3), (0, 1))


def test_each_commune_has_its_own_tally(verified, province):
    verified()
    tallies = {row.commune: row for row in measure("objective_1").count(YEAR, TODAY)}
    here, there, out_of_scope = (commune.pk for commune in province.communes)
    assert (tallies[here].strict_numerator, tallies[here].denominator) == (1, 2)
    assert (tallies[there].strict_numerator, tallies[there].denominator) == (0, 1)
    assert out_of_scope not in tallies


def test_when_teaching_has_ended_everything_is_settled(verified, province):
    verified()
    assert figures(as_of=date(2027, 5, 31)) == ((1, 3), (1, 1))
    assert figures(as_of=date(2027, 6, 1)) == ((1, 3), (1, 3))


def test_a_session_of_last_year_does_not_count_this_year(verified, province):
    verified(held_on=date(2026, 5, 30))
    assert figures() == ((0, 3), (0, 0))
    last_year = Period(date(2025, 8, 15), date(2026, 8, 14))
    assert figures(period=last_year) == ((1, 3), (1, 3))


def test_as_of_an_earlier_day_later_sessions_are_not_there(verified, province):
    verified(held_on=date(2026, 11, 20))
    assert figures(as_of=date(2026, 11, 19)) == ((0, 3), (0, 0))


def test_outside_every_school_year_nobody_has_organised(verified, province):
    verified()
    SchoolYear.objects.all().delete()
    assert figures() == ((0, 3), (0, 0))
    assert measure("objective_1").period_of(TODAY) == Period(TODAY, TODAY)


def test_the_period_of_a_day_is_its_school_year(province):
    assert measure("objective_1").period_of(TODAY) == YEAR


def test_the_trace_says_why_each_counted_or_not(verified, officer, province, school):
    verified()
    rows = measure("objective_1").trace(YEAR, province.communes[0].pk, officer)
    assert [(row.text, row.counted, row.why) for row in rows] == [
        ("Mái ấm Hoa Mai", False, "chưa ghi buổi nào"),
        ("Trường Tiểu học Suối Ngọc", True, "1 buổi được xác nhận và đủ dài"),
    ]
    assert rows[1].url == reverse("learning:institution", args=[school.pk])
    assert len(measure("objective_1").trace(YEAR, None, officer)) == 3


def test_who_may_not_trace_gets_no_row_and_a_commune_only_its_own(staff, province):
    leader = staff(Role.LEADER, territory=province.province)
    assert len(measure("objective_1").trace(YEAR, None, leader)) == 3, "schools are nobody's file"
    assert measure("objective_1").trace(YEAR, None, staff(Role.AUDITOR)) == []
    chair = staff(Role.COMMUNE_CHAIR, territory=province.communes[1])
    (row,) = measure("objective_1").trace(YEAR, None, chair)
    assert (row.text, row.url) == ("Trường THCS Đồi Thông", "")


def test_counting_again_asks_for_what_changed_and_adds_up_what_is_kept(
    verified, province, django_assert_max_num_queries
):
    verified()
    measure("objective_1").count(YEAR, TODAY)
    with django_assert_max_num_queries(6):
        measure("objective_1").count(YEAR, TODAY)


def test_the_rule_in_sql_is_the_rule_in_python(province, school, recorder, verifier):
    rule = CoverageRule.objects.get(code="organised")
    rows = [
        actions.Recorded(
            institution=school.pk,
            details=details(minutes=minutes, grades=grades, held_on=TODAY - timedelta(days=number)),
            recorded_by=recorder.pk,
            recorded_at=NOW,
            verified_by=verifier.pk if number % 2 else None,
            verified_at=NOW if number % 2 else None,
        )
        for minutes in (1, 14, 15, 29, 30, 45)
        for grades in ((), (1,), (1, 2), (2, 3), (3,))
        for number in range(2)
    ]
    assert actions.record_many(rows, by=recorder, now=NOW) == 60
    counted = set(Session.objects.filter(qualifying(rule)))
    assert counted == {row for row in Session.objects.all() if qualifies(row, rule)}
    assert 0 < len(counted) < 60
