"""Whom the deadlines of a case remind: officer, chair, province; never whom it keeps away."""

import pytest
from django.utils import timezone

from fixtures_incident import NOW
from khien.core import clock_subjects
from khien.core.models import Receiver
from khien.intake.models import ConflictOfInterest
from khien.people.models import User
from khien.people.roles import Role
from khien.support.actions.keep_away import hide
from khien.support.clock_subjects import CODES


@pytest.fixture
def manager(staff, province_with_communes):
    return staff(Role.CASE_MANAGER, territory=province_with_communes.province)


def receivers(case):
    [found] = clock_subjects.keeper_of(CODES[0]).receivers([case.pk], NOW).values()
    return found


def test_each_level_is_who_works_decides_and_oversees_there(
    case, officer, chair, manager, staff, province_with_communes
):
    elsewhere = province_with_communes.communes[1]
    for role in (Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR):
        staff(role, territory=elsewhere)
    found = receivers(case)
    assert found.officer == {officer.pk}
    assert found.head == {chair.pk}
    assert found.province == {manager.pk}


def test_an_officer_who_is_gone_is_replaced_by_those_who_work_there(case, officer, staff):
    other = staff(Role.COMMUNE_OFFICER, territory=officer.duties.get().territory)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert receivers(case).officer == {other.pk}


def test_where_nobody_works_the_chair_hears_then_the_province(case, officer, chair, manager):
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert receivers(case).told(Receiver.OFFICER) == {chair.pk}
    User.objects.filter(pk=chair.pk).update(is_active=False)
    assert receivers(case).told(Receiver.OFFICER) == {manager.pk}


def test_whom_the_reporter_keeps_away_is_not_reminded(case, officer, chair, manager, incident):
    report = incident.reports.get()
    ConflictOfInterest.objects.create(report=report, person=chair, noted_at=timezone.now())
    found = receivers(case)
    assert found.head == set()
    assert found.told(Receiver.HEAD) == {manager.pk}


def test_whom_the_case_is_hidden_from_is_not_reminded(case, officer, chair, manager):
    hide(case, person=manager.username, binding=None, why="Người nhà", by=chair, now=NOW)
    assert receivers(case).told(Receiver.PROVINCE) == {chair.pk}


def test_an_office_kept_away_takes_its_people_with_it(case, officer, chair, manager, incident):
    commune = officer.duties.get().territory
    report = incident.reports.get()
    ConflictOfInterest.objects.create(report=report, organisation=commune, noted_at=NOW)
    found = receivers(case)
    assert found.told(Receiver.OFFICER) == found.told(Receiver.PROVINCE) == {manager.pk}
    assert clock_subjects.keeper_of(CODES[0]).named(officer, [case.pk]) == {}


def test_many_cases_cost_as_many_queries_as_one(case, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        receivers(case)
