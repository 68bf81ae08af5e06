"""Whom the deadlines of a request about one's own data remind; never whom its record hides from."""

import pytest

from fixtures_incident import NOW
from khien.core import clock_subjects
from khien.core.models import Receiver, RunningClock
from khien.intake.models import ConflictOfInterest, Report
from khien.people.roles import Role
from khien.privacy.actions import rights as actions
from khien.privacy.clock_subjects import CODES

pytestmark = pytest.mark.usefixtures("deadlines")
HOW = "Đã xem thẻ căn cước"


@pytest.fixture
def colleague(staff):
    return staff(Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def manager(province_with_communes, staff):
    return staff(Role.CASE_MANAGER, territory=province_with_communes.province)


@pytest.fixture
def asked(protector):
    said = {"asker": "parent", "way": "letter", "words": "", "name": "Bùi Văn Ba"}
    return actions.receive("see", **said, by=protector, received_by=protector, now=NOW)


@pytest.fixture
def verified(asked, case, protector):
    actions.verify(asked, number=case.number, how=HOW, by=protector, now=NOW)
    asked.refresh_from_db()
    return asked


def told(request, to):
    [found] = clock_subjects.keeper_of(CODES[0]).receivers([request.pk], NOW).values()
    return found.told(to)


def test_all_who_answer_are_reminded_until_one_verified_the_asker(
    asked, protector, colleague, manager, chair
):
    assert told(asked, Receiver.OFFICER) == {protector.pk, colleague.pk}


def test_then_that_one_and_the_second_person_it_waits_for(
    verified, protector, colleague, manager, chair
):
    assert told(verified, Receiver.OFFICER) == {protector.pk, manager.pk}
    assert told(verified, Receiver.HEAD) == {protector.pk, colleague.pk}
    actions.say_safe(verified, safe=True, why="An toàn", by=manager, now=NOW)
    assert told(verified, Receiver.OFFICER) == {protector.pk}


def test_whom_the_record_is_kept_from_neither_hears_nor_sees(
    verified, protector, colleague, manager
):
    report = Report.objects.get()
    for person in (protector, manager):
        ConflictOfInterest.objects.create(report=report, person=person, noted_at=NOW)
    assert told(verified, Receiver.OFFICER) == {colleague.pk}
    keeper = clock_subjects.keeper_of(CODES[0])
    assert keeper.named(protector, [verified.pk]) == {}
    assert str(verified.number) in keeper.named(colleague, [verified.pk])[verified.pk].text


def test_a_second_person_moves_it_and_nobody_their_own(verified, protector, colleague, chair):
    clock = RunningClock.objects.get(subject=verified.pk, rule__code="rights_see")
    may_change = clock_subjects.keeper_of("rights_see").may_change
    assert may_change(colleague, clock)
    assert not may_change(protector, clock)
    assert not may_change(chair, clock)
