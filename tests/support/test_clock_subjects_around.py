"""Whom deadlines of referrals and transfers remind, and who is kept out of both."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core import clock_subjects
from khien.core.models import Receiver, RunningClock
from khien.intake.models import ConflictOfInterest
from khien.people.roles import Role
from khien.support.actions import referral as referrals
from khien.support.actions import transfer as transfers
from khien.support.actions.keep_away import hide
from khien.support.actions.transfer import Record
from khien.support.clock_subjects_referrals import CODES as OF_REFERRALS
from khien.support.clock_subjects_transfers import CODES as OF_TRANSFERS
from khien.support.models import Purpose, TransferReason
from people_around import agree, carer, draft

pytestmark = pytest.mark.usefixtures("this_morning")


@pytest.fixture
def school(province_with_communes):
    return province_with_communes.schools[0]


@pytest.fixture
def teacher(staff, school):
    return staff(Role.SERVICE_OFFICER, organisation=school)


@pytest.fixture
def manager(staff, province_with_communes):
    return staff(Role.CASE_MANAGER, territory=province_with_communes.province)


def send(case, officer, to, *, purpose=Purpose.SCHOOL):
    agree(case, officer, carer(case, officer), purpose=purpose)
    row = draft(case, officer, organisation=to, purpose=purpose)
    referrals.send(row, by=officer, now=NOW)
    return row


@pytest.fixture
def sent(case, officer, school, teacher):
    return send(case, officer, school)


@pytest.fixture
def proposed(case, officer, province_with_communes):
    return transfers.propose_transfer(
        case,
        target=province_with_communes.communes[1].pk,
        reason=TransferReason.RESIDENCE,
        record=Record("Em đã về ở với bà."),
        by=officer,
        now=NOW,
    )


def told(row, code, to):
    [found] = clock_subjects.keeper_of(code).receivers([row.pk], NOW).values()
    return found.told(to)


def named(user, row, code):
    return clock_subjects.keeper_of(code).named(user, [row.pk])


def test_the_receiving_office_is_reminded_then_who_sent_the_child(
    sent, officer, teacher, manager, staff, province_with_communes
):
    staff(Role.SERVICE_OFFICER, organisation=province_with_communes.schools[1])
    for code in OF_REFERRALS:
        assert told(sent, code, Receiver.OFFICER) == {teacher.pk}
        assert told(sent, code, Receiver.HEAD) == {officer.pk}
        assert told(sent, code, Receiver.PROVINCE) == {manager.pk}


def test_where_nobody_answers_in_the_system_the_officer_asks_after_it(case, officer):
    row = send(case, officer, None, purpose=Purpose.HEALTH)
    assert told(row, OF_REFERRALS[0], Receiver.OFFICER) == {officer.pk}


def test_each_side_is_led_to_its_own_page(sent, officer, teacher, neighbour):
    ours, theirs = named(officer, sent, OF_REFERRALS[0]), named(teacher, sent, OF_REFERRALS[0])
    assert ours[sent.pk].url == reverse("support:referral", args=[sent.case_id, sent.pk])
    assert theirs[sent.pk].url == reverse("support:arrived", args=[sent.pk])
    assert str(sent.number) in theirs[sent.pk].text
    assert named(neighbour, sent, OF_REFERRALS[0]) == {}


def test_the_commune_that_is_asked_is_reminded_of_a_transfer(
    proposed, officer, neighbour, manager, staff, province_with_communes
):
    head = staff(Role.COMMUNE_CHAIR, territory=province_with_communes.communes[1])
    (code,) = OF_TRANSFERS
    assert told(proposed, code, Receiver.OFFICER) == {neighbour.pk}
    assert told(proposed, code, Receiver.HEAD) == {head.pk}
    assert told(proposed, code, Receiver.PROVINCE) == {manager.pk}
    assert str(proposed.case.number) in named(neighbour, proposed, code)[proposed.pk].text


@pytest.mark.parametrize("by_reporter", [True, False])
def test_whom_the_case_keeps_away_hears_of_neither(
    sent, proposed, incident, chair, teacher, neighbour, manager, by_reporter
):
    for person in (teacher, neighbour):
        if by_reporter:
            report = incident.reports.get()
            ConflictOfInterest.objects.create(report=report, person=person, noted_at=NOW)
        else:
            hide(sent.case, person=person.username, binding=None, why="Chú", by=chair, now=NOW)
    assert teacher.pk not in told(sent, OF_REFERRALS[0], Receiver.OFFICER)
    assert named(teacher, sent, OF_REFERRALS[0]) == {}
    assert neighbour.pk not in told(proposed, OF_TRANSFERS[0], Receiver.OFFICER)
    assert named(neighbour, proposed, OF_TRANSFERS[0]) == {}


def test_nobody_moves_what_another_office_was_promised(sent, proposed, officer, manager):
    for row in (sent, proposed):
        for clock in RunningClock.objects.filter(subject=row.pk):
            keeper = clock_subjects.keeper_of(clock.rule.code)
            assert not keeper.may_change(manager, clock)
            assert not keeper.may_change(officer, clock)
