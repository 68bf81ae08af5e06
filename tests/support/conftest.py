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


def give_and_review(case, officer):
    service = actions.add_service(
        case,
        kind=ServiceKind.PSYCHOLOGICAL,
        description="",
        planned_for=today(NOW),
        by=officer,
        now=NOW,
    )
    actions.give_service(service, given_on=today(NOW), outcome="", by=officer, now=NOW)
    risk, reason = Grade.LOW, ClosureReason.SAFE_AND_STABLE
    actions.review(
        case, remaining_risk=risk, stable=True, wellbeing=4, notes="", by=officer, now=NOW
    )
    actions.submit_closure(case, reason=reason, notes="", by=officer, now=NOW)


@pytest.fixture
def bring_to(case, officer, chair):
    """`bring_to(state)`: the case, taken there by the steps that lead to it.

    Mẫu 03 is on the way only to its own states: the first assessment here owes none.
    """
    work, decide = {"by": officer, "now": NOW}, {"by": chair, "now": NOW}
    state = CaseState

    def submit_plan():
        actions.submit_plan(case, goals="Tư vấn", **work)

    def submit_assessment():
        actions.submit_assessment(case, conclusion=Grade.MEDIUM, **work)

    steps = {
        state.REGISTERED: lambda: actions.assess(case, findings=CALM, **work),
        state.ASSESSMENT_SUBMITTED: lambda: actions.approve_assessment(case, **decide),
        state.ASSESSMENT_APPROVED: submit_plan,
        state.PLAN_SUBMITTED: lambda: actions.approve_plan(case, decision_number="05/QĐ", **decide),
        state.SERVING: lambda: give_and_review(case, officer),
        state.CLOSURE_SUBMITTED: lambda: actions.approve_closure(case, **decide),
    }

    def bring_to(wanted):
        specific = wanted in {state.ASSESSMENT_SUBMITTED, state.ASSESSMENT_APPROVED}
        steps[state.ASSESSED] = submit_assessment if specific else submit_plan
        case.refresh_from_db()
        while case.state != wanted:
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
