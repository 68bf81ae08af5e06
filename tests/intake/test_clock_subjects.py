"""Whom the deadlines of a report remind: who took it up, else to whom it was sent; nobody moves
them.
"""

from django.utils import timezone

from intake_cases import NOW
from khien.core import clock_subjects, clocks
from khien.core.models import Receiver
from khien.intake.actions import routing
from khien.intake.clock_subjects import CODES
from khien.intake.models import ConflictOfInterest

KEEPER = clock_subjects.keeper_of(CODES[0])


def told(report, to=Receiver.OFFICER):
    return KEEPER.receivers([report.pk], NOW)[report.pk].told(to)


def test_those_to_whom_it_was_sent_are_reminded(report, commune_officer, intake_officer, police):
    near, far = commune_officer(0), commune_officer(1)
    found = told(report(commune=0))
    assert near.pk in found
    assert far.pk not in found
    assert intake_officer.pk not in found


def test_the_province_hears_when_it_stays_undone(report, commune_officer, intake_officer):
    commune_officer(0)
    assert told(report(commune=0), Receiver.PROVINCE) == {intake_officer.pk}


def test_who_took_it_up_is_reminded_alone(report, commune_officer, intake_officer):
    near, sent = commune_officer(0), report(commune=0)
    routing.take_up(sent, by=intake_officer, now=NOW)
    assert told(sent) == {intake_officer.pk}
    assert near.pk not in told(sent)


def test_without_anybody_near_the_province_is_reminded(report, intake_officer):
    assert told(report(commune=0)) == {intake_officer.pk}


def test_whom_the_reporter_keeps_away_is_not_reminded(report, commune_officer, intake_officer):
    near, sent = commune_officer(0), report(commune=0)
    ConflictOfInterest.objects.create(report=sent, person=near, noted_at=timezone.now())
    assert told(sent) == {intake_officer.pk}
    assert KEEPER.named(near, [sent.pk]) == {}


def test_a_promise_to_a_reporter_does_not_move(report, intake_officer):
    sent = report(commune=0)
    [clock] = clocks.of(sent.pk)
    assert KEEPER.named(intake_officer, [sent.pk])
    assert not KEEPER.may_change(intake_officer, clock)
    assert not clock.rule.movable
