"""Few people of a former year, or of an earlier night, are hidden as those of today are."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.actors import SYSTEM
from khien.indicators import actions

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LAST_YEAR = NOW - 400 * DAY


@pytest.fixture(autouse=True)
def _defined(province):
    actions.write_down_definitions(by=SYSTEM, now=NOW - 9 * DAY)


def years(answer):
    found = {trend.item.code: trend.steps for trend in answer.context["trends"]}
    return [step.name for step in found.get("objective_2", [])]


def test_a_commune_shows_no_former_year_of_few(sign_in, leader, manager, province, ask):
    here, there, _third = province.communes
    ask(here, 3, supported=1, at=LAST_YEAR)
    ask(there, 9, at=LAST_YEAR)
    for commune in (here, there):
        ask(commune, 7, supported=2)
    actions.keep_readings(now=NOW)
    for commune in (here, there):  # what the sum would give away is hidden with it
        page = reverse("dashboards:commune", args=[commune.pk])
        assert years(sign_in(leader).get(page)) == []
        assert years(sign_in(manager).get(page)) == ["2025", "2026"]


def test_an_earlier_night_of_few_is_not_read_again(sign_in, leader, manager, province, ask):
    here = province.communes[0]
    ask(here, 3, at=NOW - 3 * DAY)
    actions.keep_readings(now=NOW - 2 * DAY)
    ask(here, 4, at=NOW - DAY)
    actions.keep_readings(now=NOW)
    page = reverse("dashboards:explain", args=["objective_2"])
    for who, told in ((leader, [7]), (manager, [7, 3])):
        readings = sign_in(who).get(page, {"noi": str(here.pk)}).context["readings"]
        assert [each.strict.denominator for each in readings] == told


def test_the_whole_province_has_its_years_from_the_first_that_had_anything(
    sign_in, leader, province, ask
):
    ask(province.communes[0], 2, at=LAST_YEAR)
    actions.keep_readings(now=NOW)
    assert years(sign_in(leader).get(reverse("dashboards:dashboard"))) == ["2025", "2026"]


def test_as_known_on_a_day_has_no_year_that_was_read_later(sign_in, leader, province, ask):
    ask(province.communes[0], 6, at=LAST_YEAR)
    actions.keep_readings(now=NOW)
    known = {"biet": str((NOW - 5 * DAY).date())}
    assert years(sign_in(leader).get(reverse("dashboards:dashboard"), known)) == []
