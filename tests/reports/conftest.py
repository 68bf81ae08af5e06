"""A province with a plan, the people who report on it, and reports on their way."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from khien.core import actions as core
from khien.core import reminders
from khien.core.actors import SYSTEM
from khien.core.calendars import HANOI
from khien.core.ids import new_id
from khien.core.measures import Period
from khien.documents.actions import load_types
from khien.documents.content import Signer
from khien.enforcement.models import Branch, Respondent, RespondentKind, Violation, ViolationState
from khien.directory.models import Function
from khien.indicators.actions import write_down_definitions
from khien.intake.models import Incident
from khien.learning import actions as learning
from khien.people.roles import Role
from khien.reports import actions
from khien.reports.actions.consolidated import New
from khien.reports.actions.duties import NewRegime
from khien.reports.models import Cadence, Decision, ReportPeriod
from khien.steering.actions import SHIPPED, load_plans
from khien.steering.models import Plan

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
OCTOBER, NOVEMBER = (
    Period(date(2026, 9, 15), date(2026, 10, 14)),
    Period(date(2026, 10, 15), date(2026, 11, 14)),
)
ANSWERS = {"Đã làm": "Tổ chức tuyên truyền.", "Vướng mắc": "Thiếu tài liệu."}
CHAIR = Signer("TM. Ủy ban nhân dân", "Chủ tịch", "Trần Văn Mẫu")
MONTHLY = NewRegime(
    title="Báo cáo tháng của xã, phường",
    cadence=Cadence.MONTH,
    function=Function.COMMUNE_COMMITTEE,
    in_communes=True,
    due_days=5,
    questions="Đã làm\nVướng mắc",
    basis="",
    certainty="?",
    starts=date(2026, 9, 15),
    ends=None,
)


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def province(province_with_communes):
    core.load_clock_rules()
    core.load_holidays(first_year=2026, last_year=2026)
    reminders.load_ladders()
    load_types()
    learning.load_school_years()
    learning.load_coverage_rules()
    load_plans(SHIPPED.read_text("utf-8"), by=SYSTEM, now=NOW)
    write_down_definitions(by=SYSTEM, now=NOW)
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


def decide(report, decision, by, reason="", now=NOW):
    actions.decide(report, Decision(decision), reason=reason, by=by, now=now)
    report.refresh_from_db()


@pytest.fixture
def violations(province):
    """`violations(commune, handled, all)`: so many of one commune, the first of them handled."""

    def violations(commune, handled, count, opened_at=NOW):
        for place in range(count):
            incident = Incident.objects.create(opened_at=opened_at, commune=commune)
            respondent = Respondent.objects.create(kind=RespondentKind.UNKNOWN)
            settled = place < handled
            Violation.objects.create(
                incident=incident,
                respondent=respondent,
                act="bullying",
                branch=Branch.ADMINISTRATIVE,
                state=ViolationState.SANCTIONED if settled else ViolationState.OPEN,
                opened_at=opened_at,
                commune=commune,
            )

    return violations


@pytest.fixture
def draft(plan, steering):
    """November, with its words written."""
    report = actions.begin(plan, New(Cadence.MONTH, NOVEMBER, NOVEMBER.end), by=steering, now=NOW)
    actions.write_narrative(
        report,
        dict.fromkeys(report.narrative, "Theo dõi thường xuyên."),
        seen_revision=report.revision,
        by=steering,
        now=NOW,
    )
    report.refresh_from_db()
    return report


def sign(report, by, now=NOW):
    report.refresh_from_db()
    actions.sign(
        report,
        signer=CHAIR,
        recipients=("Lưu: VT.",),
        seen_revision=report.revision,
        by=by,
        now=now,
    )
    report.refresh_from_db()
    return report


@pytest.fixture
def signed(draft, leader):
    return sign(draft, leader)


def someone():
    return new_id()
