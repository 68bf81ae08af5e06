"""A province with offices and people, and reports sent to it."""

from dataclasses import replace

import pytest

from intake_cases import NOW
from khien.core.actors import REPORTER
from khien.directory.models import Function
from khien.intake.actions.submit import submit
from khien.intake.rules.report import NewReport
from khien.people.roles import Role


@pytest.fixture
def province(clock_rules, province_with_communes):
    return province_with_communes


@pytest.fixture
def report(province):
    """`report(commune=0, kinds=(…), now=…)`: a new report; `commune` an index or None."""

    def send(*, commune=0, now=NOW, **facts):
        where = None if commune is None else province.communes[commune].pk
        told = NewReport(what_happened="Có người lạ nhắn tin mỗi tối.", commune_id=where)
        return submit(replace(told, **facts), by=REPORTER, now=now).report

    return send


@pytest.fixture
def intake_officer(staff, province):
    """Of the province: sees all."""
    return staff(Role.INTAKE_OFFICER, territory=province.province)


@pytest.fixture
def commune_officer(staff, province):
    """`commune_officer(0)`: of the commune with that index."""

    def make(index):
        commune = province.communes[index]
        office = province.office(Function.CHILD_AFFAIRS, commune)
        return staff(Role.COMMUNE_OFFICER, territory=commune, organisation=office)

    return make


@pytest.fixture
def police(staff, province):
    office = province.office(Function.CYBER_POLICE)
    return staff(Role.CYBER_POLICE, territory=province.province, organisation=office)
