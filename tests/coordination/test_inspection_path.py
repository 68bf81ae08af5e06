"""An inspection from its plan to the recommendation that was carried out."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.coordination.actions import inspections as actions
from khien.coordination.actions.inspections import NewFinding, NewInspection, NewPlan
from khien.coordination.actions.questions import end_question, load_questions
from khien.coordination.actions.recommendations import follow_up
from khien.coordination.models import (
    FollowUpKind,
    Inspection,
    InspectionPlan,
    Question,
    Recommendation,
)
from khien.coordination.queries.inspections import asked_in, questions, visible_to
from khien.coordination.rules.recommendations import Standing, standing
from khien.core import clocks
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.people.roles import Role

TODAY, DUE = NOW.date(), NOW.date() + timedelta(days=30)


def page(name, row, *more):
    return reverse(f"coordination:{name}", args=[row.pk, *more])


@pytest.fixture
def office(education):
    return next(iter(education.scope("inspection_work").organisations))


@pytest.fixture
def colleague(works_at):
    return works_at(Role.EDUCATION_OFFICER, Function.EDUCATION)


@pytest.fixture
def planned(education, colleague, school, office):
    """A visit of an approved plan, with the shipped questions."""
    load_questions()
    new = NewPlan("Kiểm tra quý IV", TODAY, TODAY + timedelta(days=20))
    plan = actions.make_plan(new, office=office, by=education, now=NOW)
    visit = NewInspection(school.pk, "school", TODAY)
    made = actions.plan_inspection(visit, office=office, by=education, now=NOW, plan=plan)
    actions.approve_plan(plan, by=colleague, now=NOW)
    return made


@pytest.fixture
def held(planned, education):
    """Everything met but the first question."""
    asked = asked_in(planned, TODAY)
    answers = {q.pk: ("met", "") for q in asked} | {asked[0].pk: ("not_met", "Không có sổ")}
    actions.record_visit(planned, held_on=TODAY, answers=answers, by=education, now=NOW)
    return planned


@pytest.fixture
def recommended(held, education):
    question = asked_in(held, TODAY)[0]
    new = NewFinding("lacking", "Chưa có sổ", question, "Lập sổ", DUE)
    actions.write_finding(held, new, by=education, now=NOW)
    actions.conclude(held, conclusion="Cần lập sổ.", by=education, now=NOW)
    return Recommendation.objects.get()


def test_through_the_pages(client, education, colleague, teacher, school, office):
    load_questions()
    client.force_login(education)
    said = {"office": office, "title": "Kiểm tra trường", "starts": TODAY, "ends": DUE}
    plan_page = client.post(reverse("coordination:inspection_plan_new"), said)["Location"]
    plan = InspectionPlan.objects.get()
    add = page("inspection_plan_add", plan) + "?loai=school&tim=suoi+ngoc"
    assert school.pk.hex in client.get(add).content.decode().replace("-", "")
    body = {"office": office, "body": school.pk, "due_on": TODAY}
    assert client.post(add, body).status_code == 302
    assert "đã có trong kế hoạch" in client.post(add, body).content.decode()
    row = Inspection.objects.get()
    visit = {"held_on": TODAY} | {
        f"result_{q.pk}": "met" for q in questions(TODAY, asked_of="school")
    }
    early = client.post(page("inspection_visit", row), visit)
    assert "chưa được duyệt" in early.content.decode()
    own = client.post(page("inspection_plan_approve", plan), follow=True)
    assert "không tự duyệt" in own.content.decode()
    client.force_login(colleague)
    assert client.post(page("inspection_plan_approve", plan)).status_code == 302
    assert "đã duyệt" in client.get(plan_page).content.decode()
    assert client.post(page("inspection_visit", row), visit).status_code == 302
    find = {"weight": "serious", "words": "Mạng mở", "recommend": "Cài chặn", "due_on": DUE}
    assert client.post(page("inspection_find", row), find).status_code == 302
    client.force_login(teacher)
    assert client.get(page("inspection", row)).status_code == 404, "not concluded"
    client.force_login(colleague)
    row.refresh_from_db()
    end = {"conclusion": "Cần sửa ngay.", "seen": row.version}
    assert client.post(page("inspection_conclude", row), end).status_code == 302
    client.force_login(teacher)
    assert "Cần sửa ngay." in client.get(page("inspection", row)).content.decode()
    told = Recommendation.objects.get()
    assert "Cài chặn" in client.get(reverse("coordination:recommendations")).content.decode()
    done = {"words": "Đã cài", "seen": told.version}
    assert client.post(page("recommendation_step", told, "bao-xong"), done).status_code == 302
    assert client.get(page("recommendation_step", told, "dat")).status_code == 200
    not_theirs = client.post(page("recommendation_step", told, "dat"), {"words": "Đạt"})
    assert "Nơi kiểm tra làm việc này" in not_theirs.content.decode()
    assert client.get(page("recommendation_step", told, "la")).status_code == 404


def test_nothing_asked_stays_open_when_it_is_concluded(planned, education):
    asked = asked_in(planned, TODAY)
    first = {asked[0].pk: ("not_met", "")}
    actions.record_visit(planned, held_on=TODAY, answers=first, by=education, now=NOW)

    def conclude():
        actions.conclude(planned, conclusion="Xong", by=education, now=NOW)

    with pytest.raises(Refused, match=f"chưa trả lời: {len(asked) - 1}"):
        conclude()
    rest = {question.pk: ("not_seen", "") for question in asked[1:]}
    actions.record_visit(planned, held_on=TODAY, answers=rest, by=education, now=NOW)
    with pytest.raises(Refused, match="chưa ghi tồn tại: 1"):
        conclude()
    new = NewFinding("lacking", "Chưa có kế hoạch", asked[0])
    actions.write_finding(planned, new, by=education, now=NOW)
    with pytest.raises(Refused, match="chưa có kiến nghị: 1"):
        conclude()


@pytest.mark.parametrize(
    ("due_on", "why", "sentence"),
    [
        (TODAY, "", "thì ghi vì sao"),
        (TODAY - timedelta(days=1), "Có tin báo", "đã qua"),
        (date(2020, 1, 1), "Có tin báo", "đã qua"),
    ],
)
def test_a_visit_outside_a_plan_says_why(education, school, office, due_on, why, sentence):
    with pytest.raises(Refused, match=sentence):
        actions.plan_inspection(
            NewInspection(school.pk, "school", due_on, why), office=office, by=education, now=NOW
        )


def test_nobody_inspects_for_another_office_or_their_own(education, office, school, health):
    visit = NewInspection(office, "agency", TODAY, "Có tin báo")
    with pytest.raises(Refused, match="không tự kiểm tra"):
        actions.plan_inspection(visit, office=office, by=education, now=NOW)
    other = NewInspection(school.pk, "school", TODAY, "Có tin báo")
    with pytest.raises(Refused, match="đơn vị khác"):
        actions.plan_inspection(other, office=office, by=health, now=NOW)


def test_what_was_asked_stays_as_it_was_asked(held, education):
    before = [question.words for question in asked_in(held, TODAY)]
    end_question(Question.objects.get(code="chung-111"), by=education, now=NOW)
    assert [question.words for question in asked_in(held, TODAY)] == before
    assert "chung-111" not in {q.code for q in questions(TODAY, asked_of="school")}
    load_questions()
    assert not Question.objects.filter(code="chung-111", until=None).exists()


def test_late_stays_late_whatever_is_decided_afterwards(recommended, education, colleague, teacher):
    late, day = NOW + timedelta(days=40), TODAY + timedelta(days=40)
    assert standing(recommended, day) is Standing.OVERDUE
    said = {"words": "Xin thêm", "by": education, "now": NOW}
    with pytest.raises(Refused, match="sau hạn cũ"):
        follow_up(recommended, FollowUpKind.EXTEND, due_on=DUE, **said)
    later = day + timedelta(days=30)
    follow_up(
        recommended, FollowUpKind.EXTEND, words="Chờ vốn", due_on=later, by=education, now=late
    )
    follow_up(recommended, FollowUpKind.REPORT, words="Đã lập", by=teacher, now=late)
    follow_up(recommended, FollowUpKind.VERIFY, words="Có sổ", by=education, now=late)
    recommended.refresh_from_db()
    assert standing(recommended, day) is Standing.DONE_LATE
    assert recommended.first_due_on == DUE
    assert not [c for c in clocks.of(recommended.pk) if c.stopped_at is None]


def test_what_is_sent_back_runs_again(recommended, education, teacher):
    follow_up(recommended, FollowUpKind.REPORT, words="Đã lập", by=teacher, now=NOW)
    follow_up(recommended, FollowUpKind.RETURN, words="Chưa có", due_on=DUE, by=education, now=NOW)
    recommended.refresh_from_db()
    assert standing(recommended, TODAY) is Standing.IN_TIME
    assert len([c for c in clocks.of(recommended.pk) if c.stopped_at is None]) == 1


def test_who_reported_it_done_does_not_check_it(recommended, school, staff):
    both = staff(Role.SCHOOL_COORDINATOR, Role.EDUCATION_OFFICER, organisation=school)
    recommended.finding.inspection.office = school
    recommended.finding.inspection.save()
    follow_up(recommended, FollowUpKind.REPORT, words="Đã lập", by=both, now=NOW)
    with pytest.raises(Refused, match="không tự kiểm tra lại"):
        follow_up(recommended, FollowUpKind.VERIFY, words="Đạt", by=both, now=NOW)


def test_the_body_sees_it_once_it_is_concluded(held, recommended, teacher, committee):
    assert visible_to(teacher, NOW).exists()
    assert not visible_to(committee, NOW).exists()
