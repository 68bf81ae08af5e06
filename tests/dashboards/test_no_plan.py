"""A day before every plan, and a site that has none: an empty page that says so."""

import pytest
from django.urls import reverse

from khien.core.models import LedgerEvent
from khien.steering.models import Plan

pytestmark = pytest.mark.django_db
URL = reverse("dashboards:dashboard")


@pytest.mark.parametrize("day", ["2022-09-22", "1990-01-01"])
def test_before_every_plan_the_page_names_the_day(sign_in, leader, day):
    answer = sign_in(leader).get(URL, {"ngay": day})
    year, month, number = day.split("-")
    assert "Ngày này chưa có kế hoạch nào" in answer.content.decode()
    assert f"trước ngày {number}/{month}/{year}" in answer.content.decode()


def test_without_a_plan_there_is_nothing_to_take_away(sign_in, leader):
    Plan.objects.all().delete()
    for kind in ("csv", "xlsx"):
        answer = sign_in(leader).get(URL, {"tep": kind})
        assert "Ngày này chưa có kế hoạch nào" in answer.content.decode()
    assert not LedgerEvent.objects.filter(verb="DashboardExported").exists()


def test_it_takes_few_queries(sign_in, leader, django_assert_max_num_queries):
    Plan.objects.all().delete()
    client = sign_in(leader)
    client.get(URL)  # begins the session
    with django_assert_max_num_queries(9):
        client.get(URL)
