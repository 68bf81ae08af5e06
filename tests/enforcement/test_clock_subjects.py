"""Whom the deadline of a violation reminds: who opened it, then the office; nobody outside it."""

import pytest

from fixtures_incident import NOW
from khien.core import clock_subjects, clocks
from khien.core.calendars import today
from khien.core.models import Receiver, RunningClock
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.enforcement import actions
from khien.enforcement.actions import NewRespondent
from khien.enforcement.clock_subjects import CODES
from khien.enforcement.models import RespondentKind
from khien.people.models import User
from khien.people.roles import Role


@pytest.fixture
def violation(incident, police, province_with_communes):
    return actions.open_violation(
        incident,
        respondent=NewRespondent(kind=RespondentKind.PERSON, name="Trần Văn Mẫu"),
        office=province_with_communes.office(Function.CYBER_POLICE).pk,
        act="extortion",
        act_on=today(NOW),
        account="Nhắn tin dọa đăng ảnh.",
        by=police,
        now=NOW,
    )


@pytest.fixture
def colleague(staff, province_with_communes):
    return staff(
        Role.CYBER_POLICE,
        territory=province_with_communes.province,
        organisation=province_with_communes.office(Function.CYBER_POLICE),
    )


@pytest.fixture
def clock(violation):
    return RunningClock.objects.get(subject=violation.pk)


def told(violation, to):
    [found] = clock_subjects.keeper_of(CODES[0]).receivers([violation.pk], NOW).values()
    return found.told(to)


def test_who_opened_it_is_reminded_then_the_whole_office(violation, police, colleague, staff):
    staff(Role.INSPECTOR)
    assert told(violation, Receiver.OFFICER) == {police.pk}
    assert told(violation, Receiver.HEAD) == {police.pk, colleague.pk}
    assert told(violation, Receiver.PROVINCE) == {police.pk, colleague.pk}
    User.objects.filter(pk=police.pk).update(is_active=False)
    assert told(violation, Receiver.OFFICER) == {colleague.pk}


def test_a_colleague_extends_it_and_who_opened_it_cannot(clock, police, colleague):
    said = {"amount": 5, "reason": "Chờ trả lời của nền tảng.", "seen": 0, "now": NOW}
    with pytest.raises(Refused):
        clocks.extend(clock, **said, by=police)
    clocks.extend(clock, **said, by=colleague)
    assert clock.changes.get().by == colleague.pk
