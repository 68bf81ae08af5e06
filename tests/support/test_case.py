"""The page of one case: who sees it, one main action, its deadlines, a trace of each reading."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_evidence import picture, receive
from fixtures_incident import NOW
from fixtures_support import CALM
from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.evidence.access import may_view
from khien.evidence.models import HolderKind
from khien.intake.models import ConflictOfInterest
from khien.support import actions
from khien.support.actions import Registration
from khien.support.models import CaseState, EmergencyKind, Grade

pytestmark = pytest.mark.usefixtures("this_morning")


def url(case):
    return reverse("support:case", args=[case.pk])


def main_of(page):
    return [button.text for button in page.context["buttons"] if button.main]


def test_reading_a_case_is_written_into_the_ledger(sign_in, officer, case):
    assert sign_in(officer).get(url(case)).status_code == 200
    last = history(case.pk)[-1]
    assert (last.verb, last.actor_key) == ("CaseRead", officer.actor_key)


def test_a_stranger_gets_404_and_another_role_403(sign_in, neighbour, leader, case):
    assert sign_in(neighbour).get(url(case)).status_code == 404
    assert sign_in(leader).get(url(case)).status_code == 403
    assert "CaseRead" not in [entry.verb for entry in history(case.pk)]


def test_whom_the_reporter_named_does_not_see_the_case(sign_in, officer, incident, case):
    report = incident.reports.get()
    ConflictOfInterest.objects.create(report=report, person=officer, noted_at=NOW)
    assert sign_in(officer).get(url(case)).status_code == 404


@pytest.mark.parametrize(
    ("state", "for_officer", "for_chair"),
    [
        (CaseState.REGISTERED, ["Đánh giá ban đầu (Mẫu 02)"], []),
        (CaseState.ASSESSED, ["Lập và trình kế hoạch (Mẫu 04)"], []),
        (CaseState.ASSESSMENT_SUBMITTED, [], ["Duyệt đánh giá cụ thể"]),
        (CaseState.ASSESSMENT_APPROVED, ["Lập và trình kế hoạch (Mẫu 04)"], []),
        (CaseState.PLAN_SUBMITTED, [], ["Duyệt kế hoạch (Mẫu 05)"]),
        (CaseState.SERVING, ["Thêm dịch vụ cho trẻ"], []),
        (CaseState.CLOSURE_SUBMITTED, [], ["Duyệt kết thúc"]),
        (CaseState.CLOSED, [], ["Mở lại hồ sơ"]),
    ],
)
def test_each_state_has_one_main_action_and_the_others_read_who_is_awaited(
    sign_in, officer, chair, bring_to, state, for_officer, for_chair
):
    case = bring_to(state)
    for person, expected in ((officer, for_officer), (chair, for_chair)):
        page = sign_in(person).get(url(case))
        assert main_of(page) == expected
        assert bool(page.context["awaited"]) is (not expected)
        assert page.content.decode().count('data-tone="primary"') <= 1


def test_a_risk_that_was_found_leads_to_the_specific_assessment_and_not_yet_to_a_plan(
    sign_in, officer, case
):
    found = type(CALM)(**{**CALM.__dict__, "conclusion": Grade.MEDIUM})
    actions.assess(case, findings=found, by=officer, now=NOW)
    page = sign_in(officer).get(url(case))
    assert main_of(page) == ["Đánh giá cụ thể (Mẫu 03)"]
    assert "Lập và trình kế hoạch" not in page.content.decode()


def test_a_child_that_turns_sixteen_next_month_is_told_on_its_page(sign_in, officer, case):
    born = Registration(name="Mẫu", born="20/12/2010", what_happened="x")
    actions.correct(case, registration=born, seen=case.version, by=officer, now=NOW)
    page = sign_in(officer).get(url(case)).content.decode()
    assert "Trẻ đủ 16 tuổi ngày 20/12/2026" in page


def test_what_the_chair_sent_back_says_so_with_the_reason_until_it_is_sent_again(
    sign_in, officer, chair, bring_to
):
    case = bring_to(CaseState.PLAN_SUBMITTED)
    actions.send_back_plan(case, reason="Hỏi bà trước đã", by=chair, now=NOW)
    client = sign_in(officer)
    assert client.get(url(case)).context["came_back"] == "Hỏi bà trước đã"
    bring_to(CaseState.PLAN_SUBMITTED)
    assert client.get(url(case)).context["came_back"] == ""


def test_why_a_case_was_opened_again_stands_on_top_until_a_plan_is_made(
    sign_in, officer, chair, bring_to
):
    case = bring_to(CaseState.CLOSED)
    client, title = sign_in(officer), "Hồ sơ đã được mở lại"
    assert title not in client.get(url(case)).content.decode()
    actions.reopen(case, reason="Có tin mới", by=chair, now=NOW + timedelta(hours=1))
    shown = client.get(url(case))
    assert title in shown.content.decode()
    assert shown.context["opened_again"] == "Có tin mới"
    actions.submit_plan(case, goals="Gặp lại em", by=officer, now=NOW + timedelta(hours=2))
    assert title not in client.get(url(case)).content.decode()


def test_a_case_opened_again_is_not_closed_on_a_review_from_before(
    sign_in, officer, chair, bring_to
):
    case = bring_to(CaseState.CLOSED)
    later = {"now": NOW + timedelta(hours=1)}
    actions.reopen(case, reason="Có tin mới", by=chair, **later)
    actions.submit_plan(case, goals="Gặp lại em", by=officer, **later)
    actions.approve_plan(case, decision_number="6", by=chair, **later)
    assert main_of(sign_in(officer).get(url(case))) == ["Rà soát (Mẫu 06)"]
    with pytest.raises(Refused, match="Cần rà soát"):
        actions.submit_closure(case, reason="safe_and_stable", notes="", by=officer, **later)


def test_an_emergency_comes_before_everything_else(sign_in, officer, chair, case):
    grave = type(CALM)(**{**CALM.__dict__, "emergency_needed": True})
    actions.assess(case, findings=grave, by=officer, now=NOW)
    assert main_of(sign_in(chair).get(url(case))) == ["Quyết định biện pháp khẩn cấp"]
    page = sign_in(officer).get(url(case))
    assert "đang chờ Chủ tịch quyết định" in page.content.decode()
    actions.take_emergency_measure(
        case, kind=EmergencyKind.GUARD, description="Ở nhà bà", by=chair, now=NOW
    )
    assert main_of(sign_in(officer).get(url(case))) == ["Lập và trình kế hoạch (Mẫu 04)"]
    assert "đang áp dụng" in sign_in(chair).get(url(case)).content.decode()


def test_what_the_child_says_and_needs_comes_before_papers(sign_in, officer, case):
    page = sign_in(officer).get(url(case)).content.decode()
    order = ["child", "around", "heard", "visits", "sharing", "documents", "exhibits"]
    places = [page.index(f'<h2 id="{part}"') for part in order]
    assert places == sorted(places)
    assert all(f'href="#{part}"' in page for part in order if part != "sharing")


def test_the_nearest_deadline_stands_first_and_an_overdue_one_says_so(
    sign_in, officer, case, monkeypatch
):
    page = sign_in(officer).get(url(case))
    assert [c.rule.code for c in page.context["running"]] == ["emergency_measure", "child_plan"]
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(hours=15))
    late = sign_in(officer).get(url(case))
    assert "quá hạn" in late.content.decode()


def test_what_was_typed_is_shown_as_text(sign_in, officer, case):
    hostile = "<script>alert(1)</script>"
    actions.correct(
        case,
        registration=Registration(name=hostile, what_happened=hostile),
        seen=case.version,
        by=officer,
        now=NOW,
    )
    body = sign_in(officer).get(url(case)).content.decode()
    assert hostile not in body
    assert "&lt;script&gt;alert(1)" in body


def test_exhibits_are_listed_and_open_to_those_of_the_case(
    sign_in, officer, chair, neighbour, case
):
    exhibit = receive(picture(), "a.jpg", holder=case.pk, kind=HolderKind.CASE)
    link = reverse("evidence:exhibit", args=[exhibit.pk])
    assert link in sign_in(officer).get(url(case)).content.decode()
    assert link not in sign_in(chair).get(url(case)).content.decode()  # may not open exhibits
    assert sign_in(officer).get(link).status_code == 200
    assert sign_in(neighbour).get(link).status_code == 404
    assert not may_view(None, exhibit)


def test_the_page_asks_the_database_as_often_for_many_rows(
    sign_in, officer, serving, django_assert_max_num_queries
):
    for _round in range(8):
        actions.add_service(
            serving,
            kind="medical",
            description="x" * 500,
            planned_for=NOW.date(),
            by=officer,
            now=NOW,
        )
    client = sign_in(officer)
    client.get(url(serving))
    with django_assert_max_num_queries(46):  # once for each kind of row the page shows
        client.get(url(serving))


def test_a_closed_case_offers_nothing_to_the_officer(sign_in, officer, bring_to):
    case = bring_to(CaseState.CLOSED)
    page = sign_in(officer).get(url(case))
    assert page.context["buttons"] == []
    assert page.context["running"] == []
    assert not page.context["may_correct"]
    assert not page.context["may_attach"]
