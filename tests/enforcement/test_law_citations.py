"""A violation that cites what did not hold on the day of the act raises an alarm."""

import pytest

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.law.models import Provision
from khien.law.queries import provisions_in_force
from khien.law.queries.alarms import alarms
from khien.people.roles import Role

TODAY = today(NOW)


@pytest.fixture
def citing(violation, provision):
    """Two provisions, one of which turns out to have ended before the act."""
    good = provisions_in_force(violation.act_on).exclude(pk=provision.pk).first()
    violation.provisions.set([provision, good])
    Provision.objects.filter(pk=provision.pk).update(valid_to=violation.act_on)
    return violation


def told(user):
    found = [shown.alarm for shown in alarms(user, TODAY)]
    return [(alarm.text, alarm.url) for alarm in found if alarm.kind == "repealed_provision"]


def test_whoever_works_on_it_sees_which(citing, police):
    ((text, url),) = told(police)
    assert text == f"Vi phạm {citing.number}"
    assert str(citing.pk) in url


def test_the_legal_officer_reads_how_many_and_no_more(citing, staff):
    assert told(staff(Role.LEGAL_OFFICER)) == [("1 hồ sơ vi phạm", "")]


def test_nobody_else_reads_of_it(citing, staff):
    assert told(staff(Role.EDITOR)) == []


def test_what_held_on_the_day_raises_nothing(violation, provision, police):
    violation.provisions.set([provision])
    assert told(police) == []
