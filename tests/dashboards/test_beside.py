"""Measures that are no objective: figures by commune, few of them hidden, down to their rows."""

import pytest
from django.urls import reverse

from dashboards.conftest import DAY
from fixtures_incident import NOW
from khien.core import clocks
from khien.enforcement.models import Violation
from khien.steering.models import Objective

pytestmark = pytest.mark.django_db
URL = reverse("dashboards:beside")


def rows_of(code):
    return reverse("dashboards:beside_rows", args=[code])


def cards(page):
    return {card.item.code: (card.item, card.rows) for card in page.context["cards"]}


@pytest.fixture
def seven(province, detect, deadlines):
    """In the first commune: three settled, one of them late; one of them by who came before."""
    detect(province.communes[0], 7, handled=3)
    found = list(Violation.objects.order_by("-handled", "number"))
    late, first, again = [each for each in found if each.handled]
    clocks.start("violation_verification", subject=late.pk, now=NOW - 60 * DAY, responsible=None)
    again.respondent.person = first.respondent.person
    again.respondent.save()
    return [each for each in found if not each.handled]


def test_how_many_in_time_and_how_many_again(sign_in, leader, seven):
    found = cards(sign_in(leader).get(URL))
    assert set(found) >= {"violations_in_time", "violations_again", "takedown_in_time"}
    assert "objective_3" not in found
    in_time = found["violations_in_time"][0]
    assert (in_time.strict.numerator, in_time.strict.denominator) == (2, 7)
    assert (in_time.settled.numerator, in_time.settled.denominator) == (2, 3)
    assert found["violations_again"][0].strict.numerator == 1


def test_each_figure_leads_to_its_rows_with_why(sign_in, manager, seven):
    page = sign_in(manager).get(rows_of("violations_in_time"))
    whys = [row.why for row in page.context["page"]]
    assert whys.count("đã quá một thời hạn") == 1
    assert (page.context["counted"], page.context["all"]) == (2, 7)
    assert "được tính là đạt, đến" not in page.text
    again = sign_in(manager).get(rows_of("violations_again"))
    assert again.context["counted"] == 1


def test_a_leader_sees_no_figure_of_few_and_no_rows(sign_in, leader, province, detect):
    detect(province.communes[0], 2)
    detect(province.communes[1], 9)
    page = sign_in(leader).get(URL)
    item, href = cards(page)["violations_in_time"]
    assert province.communes[0].pk in item.hidden
    assert href == ""
    assert sign_in(leader).get(rows_of("violations_in_time")).status_code == 403


def test_nonsense_in_the_address(sign_in, manager, province):
    client = sign_in(manager)
    assert client.get(rows_of("khong-co")).status_code == 404
    assert client.get(URL, {"ngay": "x"}).status_code == 200
    assert client.get(rows_of("violations_again"), {"xa": "'", "page": "x"}).status_code == 200


def test_a_violation_twice_on_file_counts_once(sign_in, leader, seven):
    one, other, *_rest = seven
    Violation.objects.filter(pk=other.pk).update(act=one.act)
    other.respondent.person = one.respondent.person
    other.respondent.save()
    found = cards(sign_in(leader).get(URL))
    assert found["violations_again"][0].strict.denominator == 6


def test_the_page_asks_the_database_as_often_for_twice_the_rows(
    sign_in, manager, province, detect, costs_the_same
):
    client = sign_in(manager)
    costs_the_same(
        "dashboards/beside.html",
        lambda: client.get(URL),
        lambda: [detect(commune, 6) for commune in province.communes],
        most=30,  # of each measure as much as it needs
    )


def test_a_plan_may_name_the_periodic_rate_as_its_figure(sign_in, leader, objectives):
    Objective.objects.filter(pk=objectives[0].pk).update(measure="objective_1_periodic")
    page = sign_in(leader).get(reverse("dashboards:dashboard"))
    assert page.status_code == 200
    assert "tổ chức giáo dục, truyền thông định kỳ" in page.text
    found = cards(sign_in(leader).get(URL))
    assert {"objective_1", "objective_1_effective"} <= set(found)
    assert "objective_1_periodic" not in found
