"""An official form on its page: kept whole, drafts, two people, the grid's conclusion, goals."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.support import actions, queries
from khien.support.models import CaseState, FilledForm, FormDraft, Grade, Plan, Progress

pytestmark = pytest.mark.usefixtures("this_morning")
GRID = {
    "harm": "low",
    "access_to_child": "low",
    "obstacles_in_care": "low",
    "self_protection": "high",
    "recovery_ability": "high",
}
FIRST = GRID | {"emergency_needed": "no", "wellbeing": "3", "childs_wish": "Em muốn đi học."}
REVIEW = GRID | {"stable": "yes", "wellbeing": "4"}
GOALS = {
    "form-TOTAL_FORMS": "2",
    "form-INITIAL_FORMS": "0",
    "form-0-words": "Trẻ ngủ yên",
    "form-0-helper": "Cô tư vấn",
    "form-0-until": "2026-12-31",
    "form-1-words": "Trẻ đi học lại",
}


@pytest.fixture
def page(sign_in, officer, case):
    """`page(name, said=None)`: GET, or POST what was said as seen now."""

    def page(name, said=None):
        client = sign_in(officer)
        url = reverse(f"support:{name}", args=[case.pk])
        case.refresh_from_db()
        if said is None:
            return client.get(url)
        return client.post(url, {"seen": case.version} | said)

    return page


def words(forms, key):
    return [
        line.answer
        for form in forms
        for part in form.sections
        for line in part.lines
        if line.key == key
    ]


def test_a_filled_form_is_kept_whole_and_sealed_and_reads_the_same_everywhere(page, case):
    assert page("assess", FIRST).status_code == 302
    kept = FilledForm.objects.get(case=case)
    assert kept.answers["childs_wish"] == "Em muốn đi học."
    assert (kept.definition.code, kept.definition.version) == ("mau_02", 1)
    forms = queries.forms_of(case)
    assert words(forms, "childs_wish") == ["Em muốn đi học."]
    assert words(forms, "conclusion") == ["thấp"]
    assert case.assessments.get().conclusion == Grade.LOW


def test_an_emergency_nobody_can_judge_yet_leaves_the_twelve_hours_running(page, case):
    page("assess", FIRST | {"emergency_needed": "unknown", "wellbeing": "unknown"})
    row = case.assessments.get()
    assert (row.emergency_needed, row.wellbeing) == (None, None)
    codes = [clock.rule.code for clock in page("case").context["running"]]
    assert "emergency_measure" in codes
    assert "chưa rõ" in words(queries.forms_of(case), "emergency_needed")


def test_a_risk_found_owes_the_specific_assessment_before_the_plan(page, case, chair, officer):
    page("assess", FIRST | {"harm": "medium"})
    refused = page("plan", GOALS)
    assert refused.status_code == 422
    assert "cần đánh giá cụ thể" in refused.content.decode()
    assert "Trẻ ngủ yên" in refused.content.decode()
    actions.submit_assessment(case, conclusion=Grade.MEDIUM, by=officer, now=NOW)
    actions.send_back_assessment(case, reason="Hỏi thêm bà", by=chair, now=NOW)
    assert "Hỏi thêm bà" in page("specific").content.decode()
    assert page("plan", GOALS).status_code == 422
    case.refresh_from_db()
    actions.submit_assessment(case, conclusion=Grade.MEDIUM, by=officer, now=NOW)
    actions.approve_assessment(case, by=chair, now=NOW)
    assert page("plan", GOALS | {"without_meeting": "Cả nhà đi xa"}).status_code == 302


def test_the_conclusion_is_explained_before_anything_is_saved(page, case):
    shown = page("assess", FIRST | {"harm": "high", "do": "conclude", "wellbeing": ""})
    assert shown.status_code == 200
    assert "nguy cơ cao" in shown.content.decode()
    assert [row.label for row in shown.context["computed"].because] == ["Mức tổn hại của trẻ"]
    assert not case.assessments.exists()
    assert shown.context["form"]["childs_wish"].value() == "Em muốn đi học."


def test_another_conclusion_needs_a_reason_and_both_are_told(page, case):
    other = FIRST | {"conclusion": "high"}
    refused = page("assess", other)
    assert list(refused.context["form"].errors) == ["conclusion_reason"]
    assert page("assess", other | {"conclusion_reason": "Trẻ sợ về nhà"}).status_code == 302
    assert case.assessments.get().conclusion == Grade.HIGH
    assert words(queries.forms_of(case), "conclusion") == ["cao (theo bảng: thấp)"]


def test_half_a_form_is_kept_for_its_writer_alone_until_it_is_sent(
    page, case, sign_in, staff, province_with_communes
):
    page("assess", {"childs_wish": "Mới ghi nửa", "harm": "low", "do": "draft"})
    again = page("assess")
    assert again.context["form"]["childs_wish"].value() == "Mới ghi nửa"
    assert 'value="low" id="id_harm_2" checked' in again.content.decode()
    other = staff("commune_officer", territory=province_with_communes.communes[0])
    theirs = sign_in(other).get(reverse("support:assess", args=[case.pk]))
    assert not theirs.context["form"]["childs_wish"].value()
    assert page("assess", FIRST).status_code == 302
    assert not FormDraft.objects.exists()


def test_a_draft_can_be_dropped(page):
    page("assess", {"childs_wish": "Mới ghi nửa", "do": "draft"})
    page("assess", {"do": "drop"})
    assert not page("assess").context["form"]["childs_wish"].value()


def test_the_same_form_saved_by_another_is_asked_field_by_field(page, case):
    before = case.version
    page("assess", FIRST | {"childs_wish": "Lời một"})
    mine = FIRST | {"childs_wish": "Lời hai", "observations": "Của tôi", "seen": before}
    asked = page("assess", mine)
    assert asked.status_code == 409
    assert [row.name for row in asked.context["sheet"].conflict] == ["childs_wish", "observations"]
    assert case.assessments.count() == 1
    chosen = {"choose_childs_wish": "theirs", "choose_observations": "mine"}
    assert (
        page("assess", mine | chosen | {"seen": asked.context["case"].version}).status_code == 302
    )
    newest = case.assessments.latest("at", "id")
    assert newest.notes == {"childs_wish": "Lời một", "observations": "Của tôi"}


def test_a_form_sent_twice_is_saved_once(page, case):
    seen = {"seen": case.version}
    assert page("assess", FIRST | seen).status_code == 302
    again = page("assess", FIRST | seen)
    assert again.status_code == 409
    assert "vừa cập nhật" in again.content.decode()
    assert case.assessments.count() == 1


def test_the_last_answers_stand_beside(page, bring_to, case):
    page("assess", FIRST)
    assert "cao (23/11/2026)" in page("specific").content.decode()
    bring_to(CaseState.SERVING)
    assert "Em muốn đi học. (23/11/2026)" in page("review").content.decode()


def test_goals_are_rows_with_help_and_day_and_more_rows_lose_nothing(page, bring_to, case):
    bring_to(CaseState.ASSESSED)
    more = page("plan", GOALS | {"do": "more"})
    assert more.status_code == 200
    rows = more.context["sheet"].goals
    assert len(rows.forms) == 4
    assert rows[0]["helper"].value() == "Cô tư vấn"
    assert page("plan", GOALS).status_code == 302
    plan = Plan.objects.get(case=case)
    assert [(g.words, g.helper) for g in plan.goal_rows.all()] == [
        ("Trẻ ngủ yên", "Cô tư vấn"),
        ("Trẻ đi học lại", ""),
    ]
    assert plan.goals == "Trẻ ngủ yên – Cô tư vấn – đến 31/12/2026\nTrẻ đi học lại"


@pytest.mark.parametrize(
    "wrong",
    [
        {"form-0-until": "31/31/2026"},
        {"form-0-until": "2026-01-01"},  # past
        {"form-0-words": ""},  # helper without a goal
        {"form-0-words": "", "form-0-helper": "", "form-0-until": "", "form-1-words": ""},
        {"form-TOTAL_FORMS": "x"},
        {"form-TOTAL_FORMS": "100000"},
    ],
)
def test_goals_that_are_not_right_are_refused_with_a_sentence(page, bring_to, case, wrong):
    bring_to(CaseState.ASSESSED)
    answer = page("plan", GOALS | {"situation": "Đã gặp bà"} | wrong)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert "Đã gặp bà" in answer.content.decode()
    assert not case.plans.exists()


def test_a_goal_whose_day_is_past_is_named_and_its_field_marked(page, bring_to):
    bring_to(CaseState.ASSESSED)
    rows = {"form-0-words": "", "form-0-helper": "", "form-0-until": ""}
    past = rows | {"form-1-words": "Trẻ đi học lại", "form-1-until": "2026-01-01"}
    answer = page("plan", GOALS | past)
    shown = answer.content.decode()
    assert "Ngày 01/01/2026 của mục tiêu “Trẻ đi học lại” đã qua" in shown
    assert [list(form.errors) for form in answer.context["sheet"].goals][:2] == [[], ["until"]]


def test_a_conclusion_of_nothing_says_on_top_what_is_missing(page):
    answer = page("assess", {"do": "conclude"})
    assert "Có chỗ cần sửa" in answer.content.decode()


def test_a_review_says_how_far_each_goal_is(page, case, bring_to, chair):
    bring_to(CaseState.ASSESSED)
    page("plan", GOALS)
    case.refresh_from_db()
    actions.approve_plan(case, decision_number="1", by=chair, now=NOW)
    assert page("review", REVIEW | {"goal_1": "reached", "goal_2": ""}).status_code == 302
    told = [
        list(g.reviews.values_list("progress", flat=True)) for g in queries.goals_in_force(case)
    ]
    assert told == [[Progress.REACHED], []]
    assert "đã đạt" in page("case").content.decode()


def test_a_child_in_its_first_year_is_zero_and_not_unknown(sign_in, officer, case):
    url = reverse("support:correct", args=[case.pk])
    said = {"sex": "girl", "age": "0", "what_happened": "x", "seen": case.version}
    assert sign_in(officer).post(url, said).status_code == 302
    case.refresh_from_db()
    assert case.age == 0
    assert words(queries.forms_of(case), "age") == ["0"]
