"""Figures of violations: counted from the work, by place and function; leaders see none of few."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.measures import Period
from khien.core.models import LedgerEvent
from khien.enforcement.models import Branch, Violation
from khien.enforcement.queries.figures import UNKNOWN, figures
from khien.enforcement.rules.figures import By, Counts, hidden_figures
from khien.enforcement.rules.states import Step
from khien.intake.models import HarmKind
from khien.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("this_morning")]
URL = reverse("enforcement:figures")
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
ACTS = list(HarmKind.values)


def whole(period=YEAR):
    return figures(period, None).get(UNKNOWN, Counts())


def test_handled_settled_days_and_fines(fine, take, open_one):
    fine(6_000_000)
    open_one(act="threat")
    counts = whole()
    assert (counts.opened, counts.handled, counts.settled) == (2, 1, 1)
    assert counts.days == 2.0
    assert (counts.fined, counts.paid, counts.fines_vnd) == (1, 0, 6_000_000)
    take(Step.SERVE)
    take(Step.EXECUTE, words="Đã nộp.")
    assert whole().paid == 1


def test_as_it_stood_at_the_end_of_the_period(fine):
    fine()
    assert whole(Period(date(2026, 1, 1), NOW.date())).settled == 0


def test_who_came_again_is_who_both_offices_call_the_same(violation, open_one):
    other = open_one(act="threat")
    assert (whole().people, whole().repeated) == (2, 0)
    other.respondent.person = violation.respondent.person
    other.respondent.save()
    assert (whole().people, whole().repeated) == (1, 1)
    Violation.objects.filter(pk=other.pk).update(opened_at=NOW - timedelta(days=900))
    assert (whole().people, whole().repeated) == (1, 1)


def test_rows_add_up_to_the_whole_however_they_are_told_apart(fine, open_one):
    fine()
    open_one(act="threat")
    for by in By:
        rows = figures(YEAR, by)
        assert sum(counts.opened for counts in rows.values()) == 2, by
    assert figures(YEAR, By.BRANCH)[Branch.ADMINISTRATIVE].handled == 1
    assert set(figures(YEAR, By.FUNCTION)) == {"cyber_police"}


def test_few_are_hidden_together_with_what_would_tell_them():
    rows = {"a": Counts(opened=2), "b": Counts(opened=6), "c": Counts(opened=9)}
    hidden = hidden_figures(rows)
    assert "handled" in hidden["a"] & hidden["b"]
    assert hidden["c"] == frozenset()


def test_a_leader_sees_no_figures_of_few_and_whole_years_alone(
    sign_in, staff, province_with_communes, violation
):
    leader = sign_in(staff(Role.LEADER, territory=province_with_communes.province))
    page = leader.get(URL)
    assert "opened" in page.context["rows"][0].hidden
    assert "không hiện" in page.text
    refused = leader.get(URL, {"tu": "2026-01-02", "den": "2026-12-31"})
    assert refused.status_code == 422
    assert "năm tròn" in refused.text


def test_who_may_see_the_figures(sign_in, police, officer, other_office):
    assert sign_in(police).get(URL).status_code == 200
    assert sign_in(officer).get(URL).status_code == 403
    assert sign_in(other_office).get(URL).status_code == 403


@pytest.mark.parametrize(
    "query", [{"theo": "'"}, {"tu": "x"}, {"tu": "2027-01-01"}, {"den": "1990-01-01"}, {"xa": "1"}]
)
def test_nonsense_in_the_address_is_an_answer(sign_in, police, query):
    assert sign_in(police).get(URL, query).status_code == 422


def test_nothing_happened_is_said_as_such(sign_in, police):
    assert "Không phát sinh" in sign_in(police).get(URL).text


def test_a_file_holds_what_the_page_shows_and_the_ledger_knows(sign_in, police, violation):
    sheet = sign_in(police).get(URL, {"tep": "csv", "theo": "act"}).content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(sheet)))
    assert rows[0][0] == "hành vi"
    assert rows[1][1] == "1"
    assert LedgerEvent.objects.filter(verb="ViolationFiguresExported").count() == 1


def test_the_page_asks_the_database_as_often_for_twice_the_rows(
    sign_in, police, open_one, costs_the_same
):
    steps = iter(range(0, 60, 3))

    def grow():
        first = next(steps)
        for number in range(first, first + 3):
            open_one(act=ACTS[number % len(ACTS)], phone=f"09123{number:05}")

    client = sign_in(police)
    grow()
    costs_the_same(
        "enforcement/figures.html", lambda: client.get(URL, {"theo": "act"}), grow, most=14
    )
