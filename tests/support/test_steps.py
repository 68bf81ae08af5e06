"""The page of each step: who may, what it refuses, what is kept, and what it does."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.directory.models import Kind
from khien.support import actions
from khien.support.models import CaseState, EmergencyKind, EmergencyMeasure, ServiceKind

pytestmark = pytest.mark.usefixtures("this_morning")
DAY = f"{today(NOW):%Y-%m-%d}"
GRID = {
    "harm": "low",
    "access_to_child": "low",
    "obstacles_in_care": "low",
    "self_protection": "high",
    "recovery_ability": "high",
    "emergency_needed": "no",
    "wellbeing": "3",
}
RISK = {key: GRID[key] for key in list(GRID)[:5]}
REVIEW = RISK | {"stable": "yes", "wellbeing": "4"}
SPECIFIC = {
    "who_was_met": "Gặp trẻ và bà ngoại",
    "harm": "medium",
    "access_to_child": "low",
    "development_impact": "low",
    "obstacles_in_care": "low",
    "no_ready_carer": "low",
    "self_protection": "high",
    "knows_helpers": "medium",
    "asks_for_help": "medium",
    "recovery_ability": "high",
}
PLAN = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-words": "Tư vấn"}
S = CaseState
# page, state it is taken in, by whom, what is sent, state afterwards
STEPS = [
    ("assess", S.REGISTERED, "officer", GRID, S.ASSESSED),
    ("emergency", S.REGISTERED, "chair", {"kind": "guard", "description": "x"}, S.REGISTERED),
    ("specific", S.ASSESSED, "officer", SPECIFIC, S.ASSESSMENT_SUBMITTED),
    ("approve_assessment", S.ASSESSMENT_SUBMITTED, "chair", {}, S.ASSESSMENT_APPROVED),
    ("send_back_assessment", S.ASSESSMENT_SUBMITTED, "chair", {"reason": "Hỏi bà"}, S.ASSESSED),
    ("plan", S.ASSESSED, "officer", PLAN, S.PLAN_SUBMITTED),
    ("approve_plan", S.PLAN_SUBMITTED, "chair", {"decision_number": "5"}, S.SERVING),
    ("send_back_plan", S.PLAN_SUBMITTED, "chair", {"reason": "Thiếu"}, S.ASSESSED),
    ("service", S.SERVING, "officer", {"kind": "medical", "planned_for": DAY}, S.SERVING),
    ("review", S.SERVING, "officer", REVIEW, S.SERVING),
    ("approve_closure", S.CLOSURE_SUBMITTED, "chair", {}, S.CLOSED),
    ("send_back_closure", S.CLOSURE_SUBMITTED, "chair", {"reason": "Chưa"}, S.SERVING),
    ("reopen", S.CLOSED, "chair", {"reason": "Có tin mới"}, S.ASSESSED),
]
step = pytest.mark.parametrize(("name", "state", "who", "said", "after"), STEPS)


@pytest.fixture
def people(officer, chair):
    return {"officer": officer, "chair": chair}


@step
def test_a_step_is_taken_on_its_page(sign_in, people, bring_to, name, state, who, said, after):
    case = bring_to(state)
    url = reverse(f"support:{name}", args=[case.pk])
    client = sign_in(people[who])
    assert client.get(url).status_code == 200
    answer = client.post(url, said | {"seen": case.version})
    assert answer["Location"] == reverse("support:case", args=[case.pk])
    case.refresh_from_db()
    assert case.state == after


@step
def test_the_other_role_and_strangers_do_not_reach_it(
    sign_in, people, neighbour, leader, case, name, state, who, said, after
):
    url = reverse(f"support:{name}", args=[case.pk])
    other = people["chair" if who == "officer" else "officer"]
    assert sign_in(other).get(url).status_code == 403
    assert sign_in(leader).post(url, said).status_code == 403
    if who == "officer":
        assert sign_in(neighbour).post(url, said).status_code == 404


@step
def test_somebody_elses_change_is_told_once_and_nothing_typed_is_lost(
    sign_in, people, bring_to, name, state, who, said, after
):
    case = bring_to(state)
    url = reverse(f"support:{name}", args=[case.pk])
    client = sign_in(people[who])
    answer = client.post(url, said | {"seen": case.version - 1})
    assert answer.status_code == 409
    assert "vừa cập nhật" in answer.content.decode()
    form = answer.context["form"]
    typed = {name: value for name, value in said.items() if name in form.fields}
    assert {name: str(form[name].value()) for name in typed} == typed
    again = said | {field.name: field.value() for field in form if field.value()}
    assert client.post(url, again).status_code == 302


@pytest.mark.parametrize(
    ("name", "state", "who", "said", "field"),
    [
        ("assess", S.REGISTERED, "officer", GRID | {"wellbeing": "9"}, "wellbeing"),
        ("emergency", S.REGISTERED, "chair", {"kind": "guard", "description": " "}, "description"),
        ("specific", S.ASSESSED, "officer", SPECIFIC | {"harm": ""}, "harm"),
        ("approve_plan", S.PLAN_SUBMITTED, "chair", {"decision_number": ""}, "decision_number"),
        ("service", S.SERVING, "officer", {"kind": "medical", "planned_for": "x"}, "planned_for"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    sign_in, people, bring_to, name, state, who, said, field
):
    case = bring_to(state)
    url = reverse(f"support:{name}", args=[case.pk])
    answer = sign_in(people[who]).post(url, said | {"seen": case.version})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


@pytest.mark.parametrize(("name", "state", "who", "said", "after"), STEPS[2:10])
def test_out_of_its_turn_a_page_says_why_and_writes_nothing(
    sign_in, people, bring_to, name, state, who, said, after
):
    case = bring_to(S.CLOSED)
    url = reverse(f"support:{name}", args=[case.pk])
    client = sign_in(people[who])
    page = client.get(url).content.decode()
    assert "đã kết thúc" in page
    assert "<textarea" not in page
    assert client.post(url, said | {"seen": case.version}).status_code == 422
    version = case.version
    case.refresh_from_db()
    assert case.version == version


def test_closing_before_it_is_time_names_what_is_missing(sign_in, officer, serving):
    url = reverse("support:closure", args=[serving.pk])
    answer = sign_in(officer).post(
        url, {"reason": "safe_and_stable", "notes": "Xin đóng", "seen": serving.version}
    )
    assert answer.status_code == 422
    assert "Chưa có dịch vụ nào" in answer.content.decode()
    assert "Xin đóng" in answer.content.decode()


def test_the_chair_reads_the_plan_on_the_page_that_decides(sign_in, chair, bring_to):
    case = bring_to(S.PLAN_SUBMITTED)
    page = sign_in(chair).get(reverse("support:approve_plan", args=[case.pk])).content.decode()
    assert "Tư vấn" in page


def test_a_plan_made_anew_shows_why_the_first_came_back(sign_in, officer, chair, bring_to):
    case = bring_to(S.PLAN_SUBMITTED)
    actions.send_back_plan(case, reason="Thiếu phần gia đình", by=chair, now=NOW)
    page = sign_in(officer).get(reverse("support:plan", args=[case.pk]))
    assert "Thiếu phần gia đình" in page.content.decode()
    rows = page.context["sheet"].goals
    assert rows[0]["words"].value() == "Tư vấn"  # nobody types it again


def test_a_service_names_its_provider_from_the_directory_or_in_words(
    sign_in, officer, bring_to, province_with_communes
):
    case = bring_to(S.SERVING)
    url, page = (reverse(f"support:{name}", args=[case.pk]) for name in ("service", "case"))
    client = sign_in(officer)
    offered = client.get(url).context["form"].fields["provider"].queryset
    school = next(row for row in offered if row.kind == Kind.SCHOOL)
    assert {row.commune_id for row in offered if row.kind == Kind.SCHOOL} == {case.commune_id}
    assert any(row.kind == Kind.AGENCY for row in offered)
    said = {"kind": "school", "planned_for": DAY}
    client.post(url, said | {"provider": school.pk, "provider_name": "Cô Mẫu"})
    client.post(url, said | {"provider_name": "Cô giáo cũ của em"})
    given = [(row.provider_id, row.provider_name) for row in case.services.order_by("id")]
    assert given == [(school.pk, None), (None, "Cô giáo cũ của em")]
    shown = client.get(page).content.decode()
    assert school.name in shown
    assert "Cô giáo cũ của em" in shown


def test_a_provider_of_another_commune_is_not_taken(
    sign_in, officer, bring_to, province_with_communes
):
    case = bring_to(S.SERVING)
    url = reverse("support:service", args=[case.pk])
    said = {"kind": "school", "planned_for": DAY, "provider": province_with_communes.communes[2].pk}
    answer = sign_in(officer).post(url, said)
    assert list(answer.context["form"].errors) == ["provider"]
    assert not case.services.exists()


def test_a_service_is_given_once_and_not_in_the_future(sign_in, officer, neighbour, serving):
    planned = actions.add_service(
        serving,
        kind=ServiceKind.MEDICAL,
        description="Khám",
        planned_for=today(NOW),
        by=officer,
        now=NOW,
    )
    url = reverse("support:give", args=[serving.pk, planned.pk])
    assert sign_in(neighbour).get(url).status_code == 404
    client = sign_in(officer)
    assert DAY in client.get(url).content.decode()
    future = client.post(url, {"given_on": "2027-01-01", "outcome": "Đã khám"})
    assert future.status_code == 422
    assert "Đã khám" in future.content.decode()
    assert client.post(url, {"given_on": DAY}).status_code == 302
    assert client.post(url, {"given_on": DAY}).status_code == 422


def test_no_service_is_older_than_the_first_word_of_it(sign_in, officer, serving):
    client = sign_in(officer)
    said = {"kind": "medical", "planned_for": "2019-01-01"}
    early = client.post(reverse("support:service", args=[serving.pk]), said)
    assert list(early.context["form"].errors) == ["planned_for"]
    planned = actions.add_service(
        serving,
        kind=ServiceKind.MEDICAL,
        description="Khám",
        planned_for=today(NOW),
        by=officer,
        now=NOW,
    )
    url = reverse("support:give", args=[serving.pk, planned.pk])
    early = client.post(url, {"given_on": "2018-01-01"})
    assert list(early.context["form"].errors) == ["given_on"]
    planned.refresh_from_db()
    assert planned.given_on is None


def test_only_the_chair_ends_a_measure_and_is_asked_first(sign_in, officer, chair, case):
    measure = actions.take_emergency_measure(
        case, kind=EmergencyKind.GUARD, description="x", by=chair, now=NOW
    )
    url = reverse("support:end_emergency", args=[case.pk, measure.pk])
    assert sign_in(officer).post(url).status_code == 403
    client = sign_in(chair)
    assert "Chỉ kết thúc khi" in client.get(url).content.decode()
    assert EmergencyMeasure.objects.get().ended_at is None
    assert "Biện pháp đã kết thúc." in client.post(url, follow=True).content.decode()
    assert EmergencyMeasure.objects.get().ended_at == NOW
    assert "Biện pháp này đã kết thúc." in client.post(url).content.decode()
