"""What waits for whom in children's cases, and what an incident's page shows of them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW, RECEIVED
from fixtures_support import CALM
from khien.core.calendars import today
from khien.intake import extensions
from khien.support import actions
from khien.support.models import CaseState, Grade, ServiceKind
from khien.support.sections import section
from khien.support.work import items

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def texts(user, now=NOW):
    return [item.text.split(": ")[-1] for item in items(user, now)]


def test_an_incident_without_a_case_waits_with_the_twelve_hours_running(
    officer, neighbour, chair, incident
):
    (item,) = items(officer, NOW)
    assert item.due_at == RECEIVED + 12 * HOUR
    assert item.url == reverse("support:register", args=[incident.pk])
    assert item.level == "orange"
    assert items(officer, RECEIVED + 13 * HOUR)[0].level == "red"
    assert items(neighbour, NOW) == items(chair, NOW) == items(None, NOW) == []


@pytest.mark.parametrize(
    ("state", "for_officer", "for_chair"),
    [
        (
            CaseState.REGISTERED,
            ["đánh giá ban đầu (Mẫu 02)"],
            ["xem xét biện pháp bảo vệ khẩn cấp"],
        ),
        (CaseState.ASSESSED, ["lập kế hoạch (Mẫu 04)"], []),
        (CaseState.ASSESSMENT_SUBMITTED, [], ["duyệt đánh giá cụ thể (Mẫu 03)"]),
        (CaseState.ASSESSMENT_APPROVED, ["lập kế hoạch (Mẫu 04)"], []),
        (CaseState.PLAN_SUBMITTED, [], ["duyệt kế hoạch (Mẫu 05)"]),
        (CaseState.SERVING, [], []),
        (CaseState.CLOSURE_SUBMITTED, [], ["duyệt kết thúc"]),
        (CaseState.CLOSED, [], []),
    ],
)
def test_each_state_waits_for_whom_it_waits(
    officer, chair, neighbour, leader, bring_to, state, for_officer, for_chair
):
    bring_to(state)
    assert texts(officer) == for_officer
    assert texts(chair) == for_chair
    assert texts(neighbour) == texts(leader) == []


def test_a_plan_that_came_back_says_so(officer, chair, bring_to):
    case = bring_to(CaseState.PLAN_SUBMITTED)
    actions.send_back_plan(case, reason="Thiếu", by=chair, now=NOW)
    assert texts(officer) == ["sửa kế hoạch bị trả lại"]


def test_a_risk_that_was_found_waits_to_be_assessed_closely(officer, chair, case):
    found = replace(CALM, conclusion=Grade.HIGH)
    actions.assess(case, findings=found, by=officer, now=NOW)
    assert texts(officer) == ["đánh giá cụ thể (Mẫu 03)"]
    actions.submit_assessment(case, conclusion=Grade.HIGH, by=officer, now=NOW)
    actions.send_back_assessment(case, reason="Hỏi bà", by=chair, now=NOW)
    assert texts(officer) == ["sửa đánh giá cụ thể bị trả lại"]


def test_twelve_hours_are_never_ordinary_and_an_emergency_found_comes_first(officer, chair, case):
    assert [item.level for item in items(chair, NOW)] == ["orange"]
    asked = replace(CALM, emergency_needed=True)
    actions.assess(case, findings=asked, by=officer, now=NOW)
    assert [item.level for item in items(chair, NOW)] == ["red"]


def test_late_is_red(officer, case):
    actions.assess(case, findings=CALM, by=officer, now=NOW)
    assert [item.level for item in items(officer, NOW)] == ["green"]
    assert [item.level for item in items(officer, NOW + 20 * DAY)] == ["red"]


def test_a_service_waits_from_its_day_until_it_is_given(officer, serving):
    service = actions.add_service(
        serving,
        kind=ServiceKind.MEDICAL,
        description="",
        planned_for=today(NOW + DAY),
        by=officer,
        now=NOW,
    )
    assert texts(officer) == []
    (item,) = items(officer, NOW + DAY)
    assert "y tế" in item.text
    actions.give_service(service, given_on=today(NOW), outcome="", by=officer, now=NOW + DAY)
    assert items(officer, NOW + DAY) == []


def test_an_incident_shows_the_cases_one_may_see_and_the_way_to_a_new_one(
    officer, chair, neighbour, leader, incident, case
):
    mine = section(incident, officer)
    assert [row.url for row in mine.rows] == [reverse("support:case", args=[case.pk])]
    assert mine.action_url == reverse("support:register", args=[incident.pk])
    assert section(incident, chair).action_url == ""
    assert section(incident, neighbour).rows == []
    assert section(incident, neighbour).action_url == ""
    assert section(incident, leader) is None


def test_an_open_case_keeps_its_incident_open(incident, bring_to):
    bring_to(CaseState.SERVING)
    assert any("chưa kết thúc" in sentence for sentence in extensions.hindrances(incident))
    closed = bring_to(CaseState.CLOSED)
    assert extensions.hindrances(incident) == []
    assert extensions.hanging(incident) == [f"hồ sơ trẻ em số {closed.number}"]
