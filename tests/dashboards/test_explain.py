"""One number explained, a commune's page, targets: for whom, and what each says."""

from datetime import date

import pytest
from django.urls import reverse

from dashboards.conftest import DAY
from fixtures_incident import NOW
from khien.core.actors import SYSTEM
from khien.indicators import actions
from khien.indicators.actions.targets import Wanted
from khien.indicators.models import Indicator, Target
from khien.people.roles import Role
from khien.steering.models import Plan

pytestmark = pytest.mark.django_db
EXPLAIN = reverse("dashboards:explain", args=["objective_2"])


@pytest.fixture(autouse=True)
def _defined(province):
    actions.write_down_definitions(by=SYSTEM, now=NOW - 9 * DAY)


def test_it_says_how_a_number_is_counted_known_and_sure(sign_in, manager, province, ask):
    ask(province.communes[0], 6, supported=3)
    actions.keep_readings(now=NOW)
    page = sign_in(manager).get(EXPLAIN, {"noi": str(province.communes[0].pk)})
    shown = page.text
    assert "Phường Suối Ngọc" in shown
    assert "3 trên 6" in shown
    assert "Phiên bản 1 của cách tính, từ ngày 14/11/2026." in shown
    assert [(p.strict.numerator, p.strict.denominator) for p in page.context["readings"]] == [
        (3, 6)
    ]
    assert page.context["rows"]


def test_who_may_not_see_a_few_gets_no_number_no_readings_and_no_rows(
    sign_in, leader, province, ask
):
    ask(province.communes[0], 2, supported=1)
    actions.keep_readings(now=NOW)
    page = sign_in(leader).get(EXPLAIN, {"noi": str(province.communes[0].pk)})
    assert "không hiện: ít hơn 5" in page.text
    assert (page.context["readings"], page.context["rows"]) == ([], "")
    assert "1 trên 2" not in page.text
    assert sign_in(leader).get(reverse("dashboards:explain", args=["khong-co"])).status_code == 404


def test_a_commune_has_a_page_of_its_own_figures(sign_in, chair, province, ask):
    here = province.communes[0]
    ask(here, 3, supported=2)
    page = sign_in(chair).get(reverse("dashboards:commune", args=[here.pk]))
    assert "2 trên 3" in page.text
    far = reverse("dashboards:commune", args=[province.province.pk])
    assert sign_in(chair).get(far).status_code == 404  # it is no commune


def test_readings_grow_the_pages_and_not_their_cost(
    sign_in, manager, province, ask, costs_the_same
):
    nights = iter(range(1, 9))

    def grow():
        for _night in range(2):
            night = next(nights)
            ask(province.communes[0], night)
            actions.keep_readings(now=NOW + night * DAY / 24)

    client = sign_in(manager)
    costs_the_same("dashboards/explain.html", lambda: client.get(EXPLAIN), grow, most=15)


@pytest.fixture
def officer(staff, province):
    Plan.objects.update(ends=date(2030, 12, 31))
    return staff(Role.STEERING_OFFICER, territory=province.province)


def test_who_manages_the_plan_sets_a_target_and_others_read_it(
    sign_in, officer, leader, province, objectives
):
    said = {
        "objective": str(objectives[0].pk),
        "territory": str(province.communes[0].pk),
        "percent": "85",
        "since": "2026-01-01",
        "until": "2026-12-31",
        "basis": "12/QĐ-UBND",
    }
    url = reverse("dashboards:targets")
    client = sign_in(officer)
    assert client.post(url, {**said, "percent": "101"}).status_code == 200
    assert client.post(url, {**said, "since": "2019-01-01"}).status_code == 200
    assert not Target.objects.exists()
    assert client.post(url, said).status_code == 302
    shown = sign_in(leader).get(url)
    assert "85 %" in shown.text
    assert "Giao chỉ tiêu</h2>" not in shown.text
    sign_in(leader).post(url, said)
    assert Target.objects.count() == 1


def test_many_targets_cost_the_same(sign_in, officer, province, objectives, costs_the_same):

    indicator = Indicator.objects.get(code="objective_1")
    places = iter([(o, c.pk) for o in objectives for c in province.communes])

    def grow():
        for _each in range(3):
            objective, place = next(places)
            plan = Plan.objects.get(pk=objective.plan_id)
            wanted = Wanted(indicator, place, 80, date(2026, 1, 1), plan.ends, "12/QĐ")
            actions.set_target(objective, wanted, by=officer, now=NOW)

    client = sign_in(officer)
    url = reverse("dashboards:targets")
    costs_the_same("dashboards/targets.html", lambda: client.get(url), grow, most=14)
