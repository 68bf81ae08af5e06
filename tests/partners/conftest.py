import pytest

from khien.partners.actions import partners
from khien.people.roles import Role
from partners_made import NOW, details


@pytest.fixture
def officer(staff):
    return staff(Role.PARTNERSHIP_OFFICER)


@pytest.fixture
def other(staff):
    return staff(Role.PARTNERSHIP_OFFICER)


@pytest.fixture
def partner(officer):
    return partners.record_partner(details(), by=officer, now=NOW)
