"""Lists of inspections, plans, recommendations and questions cost the same for twice the rows."""

from datetime import timedelta
from itertools import count

import pytest
from django.urls import reverse

from fixtures_directory import organisation
from fixtures_incident import NOW
from khien.coordination.actions import inspections as actions
from khien.coordination.actions.inspections import NewFinding, NewInspection, NewPlan
from khien.coordination.actions.questions import NewQuestion, add_question
from khien.directory.models import Kind

TODAY = NOW.date()
numbers = count(1)


@pytest.fixture
def office(education):
    return next(iter(education.scope("inspection_work").organisations))


@pytest.fixture
def plan(education, office):
    new = NewPlan("Kiểm tra năm", TODAY, TODAY + timedelta(days=60))
    return actions.make_plan(new, office=office, by=education, now=NOW)


@pytest.fixture
def visit(education, office):
    """`visit(plan)`: one more school to look at; without a plan it was called for."""

    def visit(plan=None):
        body = organisation(f"Trường mẫu {next(numbers)}", Kind.SCHOOL)
        new = NewInspection(body.pk, "school", TODAY, "" if plan else "Có tin báo")
        return actions.plan_inspection(new, office=office, by=education, now=NOW, plan=plan)

    return visit


def test_the_lists_of_inspections(client, education, visit, plan, costs_the_same):
    client.force_login(education)
    url = reverse("coordination:inspections")

    def grow():
        for _visit in range(4):
            visit()

    costs_the_same("coordination/inspections.html", lambda: client.get(url), grow, most=14)
    of_plan = reverse("coordination:inspection_plan", args=[plan.pk])

    def add():
        for _visit in range(4):
            visit(plan)

    costs_the_same("coordination/inspection_plan.html", lambda: client.get(of_plan), add, most=14)


def test_the_list_of_recommendations(client, education, visit, costs_the_same):
    client.force_login(education)
    url = reverse("coordination:recommendations")

    def grow():
        for _visit in range(4):
            made = visit()
            actions.record_visit(made, held_on=TODAY, answers={}, by=education, now=NOW)
            new = NewFinding("lacking", "Thiếu", None, f"Làm thêm {next(numbers)}", TODAY)
            actions.write_finding(made, new, by=education, now=NOW)
            actions.conclude(made, conclusion="Xong", by=education, now=NOW)

    costs_the_same("coordination/recommendations.html", lambda: client.get(url), grow, most=14)
    assert not client.get(url, {"cho": "overdue"}).context["rows"]
    assert client.get(url, {"cho": "all", "page": "9"}).context["rows"]


def test_the_bank_of_questions(client, education, costs_the_same):
    client.force_login(education)
    url = reverse("coordination:questions")

    def grow():
        for _question in range(4):
            new = NewQuestion("school", "Có sổ không?")
            add_question(new, code=f"cau-{next(numbers)}", by=education, now=NOW)

    costs_the_same("coordination/questions.html", lambda: client.get(url), grow, most=10)
    row = client.get(url).context["questions"][0]
    again = client.post(
        reverse("coordination:question_new"),
        {"code": row.code, "asked_of": "all", "words": "x", "certainty": "?"},
    )
    assert "Mã này đã có" in again.content.decode()
    change = reverse("coordination:question_replace", args=[row.pk])
    said = {"asked_of": "all", "words": "Sổ đâu?", "certainty": "?"}
    assert client.post(change, said).status_code == 302
    assert client.post(change, said).status_code == 404, "no longer in use"
