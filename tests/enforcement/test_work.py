"""What waits for an office, and what an incident's page shows of its violations."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.enforcement import actions
from khien.enforcement.actions import Said, Step
from khien.enforcement.models import Branch
from khien.enforcement.sections import hindrance, section
from khien.enforcement.work import items
from khien.intake import extensions

pytestmark = pytest.mark.django_db


def texts(user):
    return [item.text.split(": ")[-1] for item in items(user, NOW)]


def test_each_step_waits_for_the_office_alone(police, other_office, officer, incident, open_one):
    assert texts(police) == ["mở hồ sơ vi phạm"]
    violation = open_one()
    assert texts(police) == ["xác minh và chọn hướng xử lý"]
    late = items(police, NOW + timedelta(days=30))
    assert [item.level for item in late] == ["red"]
    actions.verify(violation, branch=Branch.UNFOUNDED, age_group="adult", by=police, now=NOW)
    assert texts(police) == ["ghi kết quả xử lý"]
    actions.take(violation, Step.CONCLUDE, Said(words="x"), by=police, now=NOW)
    assert texts(police) == texts(other_office) == texts(officer) == []
    assert items(None, NOW) == []


def test_an_incident_shows_what_one_may_see(police, other_office, officer, incident, violation):
    mine = section(incident, police)
    *rows, abroad = mine.rows
    assert [row.url for row in rows] == [reverse("enforcement:violation", args=[violation.pk])]
    assert abroad.url == reverse("enforcement:incident_abroad", args=[incident.pk])
    assert mine.action_url == reverse("enforcement:open", args=[incident.pk])
    theirs = section(incident, other_office)
    assert (theirs.rows, theirs.action_url) == ([], "")
    assert section(incident, officer) is None


def test_an_unsettled_violation_keeps_its_incident_open(police, incident, verify):
    violation = verify(Branch.UNFOUNDED)
    assert len(hindrance(incident)) == 1
    actions.take(violation, Step.CONCLUDE, Said(words="x"), by=police, now=NOW)
    assert hindrance(incident) == []
    assert extensions.hanging(incident) == [f"hồ sơ vi phạm số {violation.number}"]
