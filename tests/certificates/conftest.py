"""A school whose teacher issues certificates."""

from uuid import uuid4

import pytest
from django.utils import timezone

from fixtures_learning import NOW
from khien.certificates import actions
from khien.certificates.actions import Said
from khien.people.roles import Role


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def school(province_with_communes):
    return province_with_communes.schools[0]


@pytest.fixture
def teacher(staff, school):
    return staff(Role.SCHOOL_COORDINATOR, organisation=school)


@pytest.fixture
def issue(teacher, school):
    def issue(*names, by=teacher, key=None):
        said = Said("An toàn trên mạng, lớp 4", "Học đủ 5 bài.", "Hiệu trưởng Mẫu")
        return actions.issue(
            school.pk,
            said,
            names=names or ["Nguyễn Thị Mẫu"],
            sent_key=key or uuid4(),
            by=by,
            now=NOW,
        )

    return issue


@pytest.fixture
def certificate(issue):
    return issue().certificates.get()
