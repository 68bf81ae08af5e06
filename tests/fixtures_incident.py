"""An incident with a report that asks for support, for the rooms that build on it."""

from datetime import datetime, timedelta

import pytest

from khien.core import actions as core
from khien.core.calendars import HANOI
from khien.directory.models import Function
from khien.intake.models import (
    AskedBy,
    Channel,
    Door,
    Incident,
    IncidentReport,
    Report,
    Routing,
    SupportRequest,
)
from khien.people.roles import Role
from khien.support.actions import load_form_definitions
from written_again import WrittenAgain

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
RECEIVED = NOW - timedelta(hours=2)


def _load_what_deadlines_need():
    core.load_holidays(first_year=2026, last_year=2027)
    load_form_definitions(NOW)


@pytest.fixture(scope="session")
def _deadlines_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return WrittenAgain(_load_what_deadlines_need)


@pytest.fixture
def deadlines(_deadlines_once, clock_rules):
    _deadlines_once()


@pytest.fixture
def triager(province_with_communes, staff):
    return staff(Role.INTAKE_OFFICER, territory=province_with_communes.province)


@pytest.fixture
def incident(deadlines, province_with_communes, triager):
    commune = province_with_communes.communes[0]
    report = Report.objects.create(
        code_hash=b"c" * 32,
        content_hash=b"d" * 32,
        received_at=RECEIVED,
        channel=Channel.WEB,
        door=Door.TEEN,
        language="vi",
        narrative={"what_happened": "Có người dọa đăng ảnh của bạn ấy."},
        kinds=["extortion"],
        commune=commune,
        child_age=14,
        asks_for_support=True,
        asked_by=AskedBy.CHILD,
    )
    SupportRequest.objects.create(
        report=report, asked_by=AskedBy.CHILD, asked_at=RECEIVED, commune=commune, child_age=14
    )
    incident = Incident.objects.create(
        opened_at=NOW,
        opened_by=triager,
        title="Dọa đăng ảnh",
        kinds=["extortion"],
        priority="orange",
        commune_happened=commune,
    )
    IncidentReport.objects.create(
        incident=incident, report=report, joined_at=NOW, joined_by=triager
    )
    Routing.objects.create(
        report=report,
        organisation=province_with_communes.office(Function.CYBER_POLICE),
        function=Function.CYBER_POLICE,
        commune=commune,
        sent_at=RECEIVED,
        due_at=NOW + timedelta(hours=22),
    )
    return incident


@pytest.fixture
def officer(province_with_communes, staff):
    """The child-protection officer of the commune where it happened."""
    return staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[0])


@pytest.fixture
def chair(province_with_communes, staff):
    return staff(Role.COMMUNE_CHAIR, territory=province_with_communes.communes[0])


@pytest.fixture
def police(province_with_communes, staff):
    return staff(
        Role.CYBER_POLICE,
        territory=province_with_communes.province,
        organisation=province_with_communes.office(Function.CYBER_POLICE),
    )
