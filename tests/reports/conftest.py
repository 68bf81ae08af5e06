"""A province with a plan, the people who report on it, and reports on their way."""

from itertools import count

import pytest
from django.utils import timezone

from khien.core import actions as core
from khien.core import reminders
from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.directory.models import Function
from khien.documents.actions import load_types
from khien.enforcement.models import Branch, Respondent, RespondentKind, Violation, ViolationState
from khien.indicators.actions import write_down_definitions
from khien.intake.models import Incident
from khien.learning import actions as learning
from khien.people.roles import Role
from khien.reports import actions
from khien.reports.actions.consolidated import New
from khien.reports.models import Cadence, ReportPeriod
from khien.steering.actions import SHIPPED, load_plans
from khien.steering.models import Plan
from report_cases import ANSWERS, AT, MONTHLY, NOVEMBER, NOW, sign
from written_again import WrittenAgain


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def _load_what_reports_need():
    core.load_holidays(first_year=2026, last_year=2026)
    reminders.load_ladders()
    load_types()
    learning.load_school_years()
    learning.load_coverage_rules()
    load_plans(SHIPPED.read_text("utf-8"), by=SYSTEM, now=NOW)
    write_down_definitions(by=SYSTEM, now=NOW)


@pytest.fixture(scope="session")
def _reports_once(_province_once, _clock_rules_once, django_db_blocker):
    with django_db_blocker.unblock():
        return WrittenAgain(_load_what_reports_need, after=(_province_once, _clock_rules_once))


@pytest.fixture
def province(_reports_once, province_with_communes, clock_rules):
    _reports_once()
    return province_with_communes


@pytest.fixture
def plan(province):
    return Plan.objects.get(number="169/KH-UBND")


@pytest.fixture
def steering(staff, province):
    return staff(Role.STEERING_OFFICER, territory=province.province)


@pytest.fixture
def leader(staff, province):
    return staff(Role.LEADER, territory=province.province)


@pytest.fixture
def officer(staff, province):
    return staff(Role.COMMUNE_OFFICER, territory=province.communes[0])


@pytest.fixture
def chair(staff, province):
    return staff(Role.COMMUNE_CHAIR, territory=province.communes[0])


@pytest.fixture
def regime(plan, steering):
    return actions.open_regime(plan, MONTHLY, by=steering, now=NOW)


@pytest.fixture
def owed(regime, province):
    """November of the first commune."""
    return ReportPeriod.objects.get(
        duty__regime=regime, duty__territory=province.communes[0], start=NOVEMBER.start
    )


@pytest.fixture
def handed_in(owed, officer):
    report = actions.write(owed, ANSWERS, seen_revision=0, by=officer, now=NOW)
    actions.hand_in(report, by=officer, now=NOW)
    report.refresh_from_db()
    return report


_acts = count(1)


@pytest.fixture
def detect(province, steering):
    """`detect(commune, 7, handled=2)`: violations of this year, some of them handled."""
    opened = Incident.objects.create(opened_at=NOW, opened_by=steering, title="Dọa đăng ảnh")
    office = province.office(Function.CYBER_POLICE)

    def detect(commune, number, *, handled=0, at=AT):
        return Violation.objects.bulk_create(
            Violation(
                incident=opened,
                respondent=Respondent.objects.create(kind=RespondentKind.PERSON),
                office=office,
                commune=commune,
                act=f"act-{next(_acts)}",
                act_on=today(at),
                opened_at=at,
                opened_by=steering,
                branch=Branch.ADMINISTRATIVE if place < handled else "",
                state=ViolationState.SETTLED if place < handled else ViolationState.VERIFYING,
                handled=True if place < handled else None,
                settled_at=at if place < handled else None,
            )
            for place in range(number)
        )

    return detect


@pytest.fixture
def draft(plan, steering):
    """November, with its words written."""
    report = actions.begin(plan, New(Cadence.MONTH, NOVEMBER, NOVEMBER.end), by=steering, now=NOW)
    actions.write_narrative(
        report,
        dict.fromkeys(report.words, "Theo dõi thường xuyên."),
        seen_revision=report.revision,
        by=steering,
        now=NOW,
    )
    report.refresh_from_db()
    return report


@pytest.fixture
def signed(draft, leader):
    return sign(draft, leader)
