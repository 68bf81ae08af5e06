"""Offices of the small province that raise, answer, inspect, write and meet."""

import pytest
from django.utils import timezone

from fixtures_incident import NOW
from khien.coordination.actions import difficulties, guidance
from khien.coordination.actions.difficulties import NewDifficulty, To
from khien.core import actions as core
from khien.core import reminders
from khien.directory.models import Function
from khien.people.roles import Role


@pytest.fixture
def clock(monkeypatch):
    """`clock(moment)`: what the time is from now on."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture(autouse=True)
def rules(clock_rules, clock):
    clock(NOW)
    core.load_holidays(first_year=2026, last_year=2027)
    reminders.load_ladders()


@pytest.fixture
def works_at(staff, province_with_communes):
    """`works_at(Role.X, Function.Y)`: somebody of the province's office that carries it."""

    def works_at(role, function, commune=None):
        territory = commune or province_with_communes.province
        office = province_with_communes.office(function, commune)
        return staff(role, territory=territory, organisation=office)

    return works_at


@pytest.fixture
def school(province_with_communes):
    return province_with_communes.schools[0]


@pytest.fixture
def teacher(staff, school):
    return staff(Role.SCHOOL_COORDINATOR, organisation=school)


@pytest.fixture
def education(works_at):
    return works_at(Role.EDUCATION_OFFICER, Function.EDUCATION)


@pytest.fixture
def steering(works_at):
    return works_at(Role.STEERING_OFFICER, Function.STEERING_OFFICE)


@pytest.fixture
def health(works_at):
    return works_at(Role.CASE_MANAGER, Function.CHILD_AFFAIRS)


@pytest.fixture
def committee(works_at, province_with_communes):
    """An officer of the commune in which the school lies."""
    return works_at(
        Role.COMMUNE_OFFICER, Function.COMMUNE_COMMITTEE, province_with_communes.communes[0]
    )


EDUCATION = To("province", Function.EDUCATION)


@pytest.fixture
def raise_one(school, teacher):
    """`raise_one(title="…")`: of the school, to the education office unless told otherwise."""

    def raise_one(*, office=None, by=None, now=NOW, **said):
        told = {
            "kind": "skill",
            "title": "Chưa rõ cách ghi buổi học ghép lớp",
            "words": "Hai lớp học chung một buổi thì ghi mấy buổi?",
            "to": EDUCATION,
        } | said
        new = NewDifficulty(**told)
        return difficulties.raise_difficulty(
            new, office=(office or school).pk, by=by or teacher, now=now
        )

    return raise_one


@pytest.fixture
def publish(education, health):
    """`publish(title="…")`: guidance of the education office, in use."""
    office = next(iter(education.scope("guidance_publish").organisations))

    def publish(*, now=NOW, **said):
        told = {
            "kind": "skill",
            "reader": "school",
            "title": "Buổi học ghép lớp",
            "question": "Hai lớp học chung thì ghi mấy buổi?",
            "answer": "Ghi cho từng lớp.",
        } | said
        version = guidance.draft(guidance.Said(**told), office=office, by=education, now=now)
        guidance.publish(version, by=health, now=now)
        version.refresh_from_db()
        return version

    return publish


@pytest.fixture
def published_one(publish):
    return publish()
