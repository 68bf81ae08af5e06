"""Agencies side by side, and one by itself: what is overdue, what was handled."""

from uuid import UUID

import pytest
from django.urls import reverse

from dashboards.conftest import DAY
from fixtures_steering import NOW as MONDAY
from khien.core.calendars import today
from khien.dashboards.panels import panels_of
from khien.directory.models import Function
from khien.steering import actions
from khien.steering.models import AssignmentRole
from khien.steering.rules.task import Given

pytestmark = pytest.mark.django_db
URL = reverse("dashboards:agencies")


@pytest.fixture
def give(task, steering, by_function):
    def give(function, *, at=MONDAY):
        given = Given(by_function(function), AssignmentRole.LEAD)
        actions.assign(task(at=at), [given], by=steering, now=at)

    return give


def test_who_is_overdue_stands_first_and_has_a_page(sign_in, leader, province, give, detect):
    give(Function.JUSTICE, at=MONDAY + 56 * DAY)
    give(Function.EDUCATION)
    detect(province.communes[0], 9, handled=6)
    page = sign_in(leader).get(URL)
    first, *others = page.context["page"]
    education = province.office(Function.EDUCATION)
    assert (first.office, first.tasks.overdue) == (education.pk, 1)
    police = next(each for each in others if each.work)
    assert (6, 9) in {(work.done, work.came) for work in police.work}
    alone = sign_in(leader).get(reverse("dashboards:agency", args=[education.pk]))
    assert "1 nhiệm vụ, 1 quá hạn" in alone.text
    nobody = reverse("dashboards:agency", args=[province.communes[0].pk])
    assert sign_in(leader).get(nobody).status_code == 200
    assert sign_in(leader).get(reverse("dashboards:agency", args=[UUID(int=9)])).status_code == 404


def test_the_leader_reads_what_is_late_and_where(leader, plan, give):
    give(Function.EDUCATION)
    (panel,) = panels_of(plan, leader, MONDAY + 60 * DAY, today(MONDAY + 60 * DAY))
    assert panel.lines[0].words == "0 trên 1 lượt giao việc đã xong, 1 quá hạn"
    assert len(panel.lines) == 2


def test_more_agencies_cost_the_same(sign_in, leader, province, give, costs_the_same):
    functions = iter([Function.EDUCATION, Function.JUSTICE, Function.YOUTH_UNION, *Function])

    def grow():
        for _each in range(2):
            give(next(functions))

    client = sign_in(leader)
    costs_the_same("dashboards/agencies.html", lambda: client.get(URL), grow, most=23)
