"""A case at every state, one fixed morning, and the people who work on it."""

import pytest
from django.utils import timezone

from fixtures_incident import NOW
from fixtures_support import CALM
from khien.core.calendars import today
from khien.intake.actions.routing import route_incident
from khien.people.roles import Role
from khien.support import actions, queries
from khien.support.actions import Registration
from khien.support.models import CaseState, ClosureReason, Grade, ServiceKind


@pytest.fixture
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def request_(incident):
    return queries.requests_of(incident).get()


@pytest.fixture
def routed(incident, triager):
    """Sent to the commune's child affairs, as triage does."""
    route_incident(incident, by=triager, now=NOW)
    return incident


@pytest.fixture
def case(incident, officer, request_):
    return actions.open_case(
        incident,
        registration=Registration(
            name="Nguyễn Thị Mẫu",
            age=14,
            sex="girl",
            what_happened="Bị dọa đăng ảnh.",
            requests=(request_.pk,),
        ),
        commune=incident.commune_happened_id,
        by=officer,
        now=NOW,
    )


@pytest.fixture
def bring_to(case, officer, chair):
    """`bring_to(state)`: the case, taken there by the steps that lead to it."""

    def give_and_review():
        service = actions.add_service(
            case,
            kind=ServiceKind.PSYCHOLOGICAL,
            description="",
            planned_for=today(NOW),
            by=officer,
            now=NOW,
        )
        actions.give_service(service, given_on=today(NOW), outcome="", by=officer, now=NOW)
        actions.review(
            case,
            remaining_risk=Grade.LOW,
            stable=True,
            wellbeing=4,
            notes="",
            by=officer,
            now=NOW,
        )
        actions.submit_closure(
            case, reason=ClosureReason.SAFE_AND_STABLE, notes="", by=officer, now=NOW
        )

    steps = {
        CaseState.REGISTERED: lambda: actions.assess(case, findings=CALM, by=officer, now=NOW),
        CaseState.ASSESSED: lambda: actions.submit_plan(case, goals="Tư vấn", by=officer, now=NOW),
        CaseState.PLAN_SUBMITTED: lambda: actions.approve_plan(
            case, decision_number="05/QĐ", by=chair, now=NOW
        ),
        CaseState.SERVING: give_and_review,
        CaseState.CLOSURE_SUBMITTED: lambda: actions.approve_closure(case, by=chair, now=NOW),
    }

    def bring_to(state):
        case.refresh_from_db()
        while case.state != state:
            steps[case.state]()
            case.refresh_from_db()
        return case

    return bring_to


@pytest.fixture
def serving(bring_to):
    return bring_to(CaseState.SERVING)


@pytest.fixture
def neighbour(staff, province_with_communes):
    """The officer of another commune."""
    return staff(Role.COMMUNE_OFFICER, territory=province_with_communes.communes[1])


@pytest.fixture
def leader(staff, province_with_communes):
    return staff(Role.LEADER, territory=province_with_communes.province)
