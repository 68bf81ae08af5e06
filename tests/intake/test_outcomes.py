"""Outcomes that are no case are counted: by outcome, period and commune, few people hidden."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from intake_cases import NOW, opening, seen
from khien.intake.actions import triage
from khien.intake.models import Outcome
from khien.intake.queries.outcomes import outcomes
from khien.people.roles import Role

PAGE = reverse("intake:outcomes")
DAY = date(2026, 11, 23)


@pytest.fixture
def decided(report, intake_officer):
    def make(outcome, *, commune=0, now=NOW):
        found = report(commune=commune)
        said = {"why": "lý do", "referred_to": "nơi khác"}
        decision = opening(outcome=outcome, **said)
        triage.decide(found, decision, seen=seen(found), by=intake_officer, now=now)
        return found

    return make


def counts(user, first=DAY, last=DAY):
    return {row.outcome: row.count for row in outcomes(user, first, last).all if row.count}


def test_each_outcome_is_counted_once_by_the_decision_that_stands(decided, intake_officer):
    found = decided(Outcome.MALICIOUS)
    decided(Outcome.INCIDENT_OPENED)
    newer = opening(outcome=Outcome.TEST)
    triage.decide(found, newer, seen=seen(found), by=intake_officer, now=NOW)
    assert counts(intake_officer) == {Outcome.TEST: 1, Outcome.INCIDENT_OPENED: 1}


def test_the_last_minute_of_a_day_belongs_to_it(decided, intake_officer):
    midnight = NOW.replace(hour=17, minute=0)
    decided(Outcome.TEST, now=midnight - timedelta(seconds=1))
    decided(Outcome.MALICIOUS, now=midnight)
    assert counts(intake_officer) == {Outcome.TEST: 1}
    assert counts(intake_officer, last=DAY + timedelta(days=1))[Outcome.MALICIOUS] == 1


def test_by_commune_only_what_is_no_case_and_nowhere_has_a_line(decided, intake_officer, province):
    decided(Outcome.TEST, commune=0)
    decided(Outcome.OUT_OF_REMIT, commune=None)
    decided(Outcome.INCIDENT_OPENED, commune=1)
    found = outcomes(intake_officer, DAY, DAY).places
    assert [(row.name, row.total) for row in found] == [("Phường Suối Ngọc", 1), ("", 1)]


def test_an_officer_counts_what_they_may_read(decided, commune_officer):
    decided(Outcome.TEST, commune=0)
    decided(Outcome.TEST, commune=1)
    assert counts(commune_officer(1)) == {Outcome.TEST: 1}


def test_a_leader_sees_no_few(decided, staff, province):
    for commune, many in ((0, 6), (1, 2), (2, 9)):
        for _ in range(many):
            decided(Outcome.TEST, commune=commune)
    leader = staff(Role.LEADER, territory=province.province)
    found = {row.name: row for row in outcomes(leader, DAY, DAY).places}
    assert found["Xã Đồi Thông"].total is None
    assert found["Phường Suối Ngọc"].total is None
    assert found["Xã Bến Hòa"].total == 9
    assert found["Xã Bến Hòa"].counts == [None] * 5


def test_the_page_says_what_it_hides_and_that_nothing_arose(
    sign_in, staff, province, decided, intake_officer
):
    client = sign_in(staff(Role.LEADER, territory=province.province))
    assert "Không phát sinh" in client.get(PAGE).content.decode()
    decided(Outcome.TEST)
    period = {"first": "2026-11-23", "last": "2026-11-23"}
    assert "ít, không nêu" in client.get(PAGE, period).content.decode()
    full = sign_in(intake_officer).get(PAGE, period).content.decode()
    assert "Phường Suối Ngọc" in full
    assert "ít, không nêu" not in full


@pytest.mark.parametrize("first", ["", "x", "31/02/2026", "0001-01-01", "2030-01-01"])
def test_any_period_in_the_address_opens(sign_in, intake_officer, first):
    assert sign_in(intake_officer).get(PAGE, {"first": first}).status_code == 200


def test_counting_asks_as_often_for_twice_as_many(sign_in, intake_officer, decided, costs_the_same):
    client = sign_in(intake_officer)
    places = iter([0, 1] * 5)
    costs_the_same(
        "intake/outcomes.html",
        lambda: client.get(PAGE, {"first": "2026-11-01", "last": "2026-11-30"}),
        lambda: [decided(Outcome.TEST, commune=next(places)) for _ in range(5)],
        most=10,
    )
