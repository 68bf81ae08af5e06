"""A unit that writes down what it has."""

from datetime import date

import pytest
from django.utils import timezone

from fixtures_incident import NOW
from khien.capacity import actions
from khien.capacity.actions import NewRow
from khien.directory.models import Function
from khien.people.roles import Role


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def office(province_with_communes):
    return province_with_communes.office(Function.CYBER_POLICE)


@pytest.fixture
def leader(staff, province_with_communes):
    return staff(Role.LEADER, territory=province_with_communes.province)


@pytest.fixture
def information_officer(staff, province_with_communes):
    return staff(
        Role.INFORMATION_OFFICER,
        territory=province_with_communes.province,
        organisation=province_with_communes.office(Function.ELECTRONIC_INFORMATION),
    )


@pytest.fixture
def record(office, police):
    """`record("training", count=20, what="…")`: of the police's office."""

    def record(kind="training", *, unit=office, by=police, now=NOW, **said):
        told = {
            "topic": "investigation",
            "what": "" if kind == "officers" else "Tên mẫu",
            "count": 5,
            "on": date(2026, 5, 4),
            "until": None,
            "source": "Báo cáo số 12",
        } | said
        return actions.record(unit, NewRow(kind, **told), by=by, now=now)

    return record
