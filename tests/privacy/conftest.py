"""A child's case of long ago, closed, with a report, a violation and a file of evidence."""

from datetime import datetime

import pytest

from fixtures_incident import NOW
from khien.core.calendars import HANOI
from khien.intake.models import Incident, Report, TriageDecision
from khien.people.roles import Role
from khien.support import actions
from khien.support.actions import Registration
from khien.support.models import Case

CLOSED = datetime(2006, 3, 1, 9, tzinfo=HANOI)


@pytest.fixture
def protector(staff):
    """The data-protection officer."""
    return staff(Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def administrator(staff):
    return staff(Role.ADMINISTRATOR)


@pytest.fixture
def case(incident, officer):
    told = Registration(name="Bùi Thị Na", contact="Nhắn cô giáo", what_happened="Bị dọa đăng ảnh")
    commune = incident.commune_happened_id
    return actions.open_case(incident, registration=told, commune=commune, by=officer, now=NOW)


@pytest.fixture
def old_case(case, triager):
    """Everything of it closed on the first of March 2006."""
    Case.objects.filter(pk=case.pk).update(state="closed", closed_at=CLOSED)
    Incident.objects.filter(pk=case.incident_id).update(closed_at=CLOSED, closed_by=triager)
    report = Report.objects.get()
    TriageDecision.objects.create(
        report=report,
        outcome="incident_opened",
        incident=case.incident,
        why="Rõ ràng",
        decided_at=CLOSED,
        decided_by=triager,
    )
    case.refresh_from_db()
    return case
