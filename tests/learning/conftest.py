"""A school, the person who records there, the one who verifies, and one fixed morning."""

import pytest
from django.utils import timezone

from fixtures_learning import KEY, NOW, details
from khien.directory.models import Function
from khien.learning import actions
from khien.learning.models import SchoolYear
from khien.people.roles import Role


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def province(province_with_communes):
    actions.load_school_years()
    actions.load_coverage_rules()
    return province_with_communes


@pytest.fixture
def year(province):
    return SchoolYear.objects.get(code="2026-2027")


@pytest.fixture
def school(province):
    return province.schools[0]


@pytest.fixture
def recorder(staff, school):
    return staff(Role.SCHOOL_COORDINATOR, organisation=school)


@pytest.fixture
def verifier(staff, school):
    return staff(Role.SCHOOL_VERIFIER, organisation=school)


@pytest.fixture
def officer(staff, province):
    """Of the whole province."""
    return staff(
        Role.EDUCATION_OFFICER,
        territory=province.province,
        organisation=province.office(Function.EDUCATION),
    )


@pytest.fixture
def record(recorder, school):
    """One session held at the school, as its coordinator records it."""

    def record(**changes):
        return actions.record(school.pk, details=details(**changes), by=recorder, now=NOW)

    return record


@pytest.fixture
def verified(record, verifier):
    def verified(**changes):
        session = record(**changes)
        return actions.verify(session, seen=session.version, by=verifier, now=NOW)

    return verified


@pytest.fixture
def posted():
    """What the form of a phone sends."""

    def posted(**changes):
        said = {
            "held_on": "2026-11-20",
            "form": "class_hour",
            "minutes": "45",
            "mode": "in_person",
            "audience": "learners",
            "headcount": "62",
            "strands": ["S7", "S9"],
            "grades": ["3", "4"],
            "enrolled": "",
            "title": "Bàn tay năm ngón",
            "document": "12/KH-TH",
            "sent_key": KEY,
        }
        return {name: value for name, value in (said | changes).items() if value is not None}

    return posted
