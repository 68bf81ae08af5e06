"""What hindered the plan stands in its report: counted as it was when the period ended."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from fixtures_documents import docx_text, pdf_text
from khien.coordination.actions import difficulties
from khien.coordination.actions.difficulties import Decision, NewDifficulty, To
from khien.coordination.subjects import Subject, SubjectKind
from khien.directory.models import Function
from khien.documents import actions as documents
from khien.documents.models import FileFormat
from khien.people.roles import Role
from khien.reports import actions
from khien.reports.queries import consolidated
from khien.steering.models import Objective, Plan
from report_cases import AT, NOW, sign

BEFORE = AT - timedelta(days=40)  # before November as it is reported
WEEKS_LATER = NOW + timedelta(days=30)


@pytest.fixture
def education(staff, province):
    office = province.office(Function.EDUCATION)
    return staff(Role.EDUCATION_OFFICER, territory=province.province, organisation=office)


@pytest.fixture
def teacher(staff, province):
    return staff(Role.SCHOOL_COORDINATOR, organisation=province.schools[0])


@pytest.fixture
def hinder(province, teacher):
    """`hinder("Thiếu máy", kind="technical", at=AT)`: of a school, sent to the education office."""

    def hinder(title, *, at=AT, kind="skill", **said):
        to = To("province", Function.EDUCATION)
        new = NewDifficulty(kind=kind, title=title, words=title, to=to, **said)
        school = province.schools[0].pk
        return difficulties.raise_difficulty(new, office=school, by=teacher, now=at)

    return hinder


@pytest.fixture
def settle(education, teacher):
    def settle(row, *, at):
        difficulties.answer(row, Decision("solved", "Xong."), by=education, now=at)
        difficulties.confirm(row, helped=True, by=teacher, now=at)

    return settle


def counted(report):
    lines = report.lines.filter(subject="difficulty")
    return {line.code: (line.numerator, line.denominator) for line in lines}


@pytest.fixture
def november(hinder, settle, draft, steering):
    """Two from before, of which one was solved; two of November, of which one stops the work."""
    settle(hinder("Chưa rõ mẫu", at=BEFORE), at=AT)
    hinder("Thiếu kinh phí", kind="money", at=BEFORE)
    hinder("Thiếu máy", kind="technical", at=AT, blocking=True)
    hinder("Chưa rõ cách ghi", at=NOW - timedelta(days=9))
    actions.count_anew(draft, by=steering, now=NOW)
    return draft


def test_arisen_solved_open_and_overdue_are_lines_with_the_open_ones_by_kind(november):
    assert counted(november) == {
        "arisen": (2, 4),
        "settled": (1, 4),
        "open": (3, 4),
        "overdue": (2, 3),
        "blocking": (1, 3),
        "kind:skill": (1, 3),
        "kind:money": (1, 3),
        "kind:technical": (1, 3),
        "level:province": (3, 3),
    }
    settled = november.lines.get(subject="difficulty", code="settled")
    assert (settled.settled_numerator, settled.settled_denominator) == (1, 1)


def test_what_came_after_the_period_changes_nothing_that_was_signed(
    november, hinder, settle, leader, steering
):
    report = sign(november, leader)
    open_now = report.lines.get(code="open").inputs[0]["difficulties"]
    hinder("Mới", at=NOW)
    for row in consolidated.difficulties_of(steering, report.lines.get(code="open"), now=NOW)[0]:
        settle(row, at=WEEKS_LATER)
    assert actions.changes(report, now=WEEKS_LATER) == []
    assert report.lines.get(code="open").inputs[0]["difficulties"] == open_now
    assert consolidated.is_whole(report)


def test_one_about_another_plan_is_none_of_this_one(hinder, plan, draft, steering):
    own = plan.objectives.first()
    other = Objective.objects.create(
        plan=Plan.objects.create(
            number="170/KH-UBND",
            title="Kế hoạch khác",
            issuer=plan.issuer,
            starts=plan.starts,
            ends=plan.ends,
            certainty=plan.certainty,
        ),
        position=1,
        title="Mục tiêu khác",
        text="Mục tiêu khác",
        measure="objective_1",
        target_percent=100,
    )
    for objective in (own, other):
        about = Subject(SubjectKind.OBJECTIVE, objective.pk)
        hinder(objective.title[:40], about=about)
    actions.count_anew(draft, by=steering, now=NOW)
    assert counted(draft)["arisen"] == (1, 1)


def test_none_at_all_has_not_arisen_and_the_paper_says_so(draft, leader):
    assert {line.state for line in draft.lines.filter(subject="difficulty")} == {"not_arisen"}
    report = sign(draft, leader)
    word = docx_text(documents.download(report.document, FileFormat.DOCX, by=leader, now=NOW))
    assert "Trong kỳ không phát sinh vướng mắc nào" in word


def test_the_chapter_stands_in_all_three_files(november, leader):
    report = sign(november, leader)
    files = {
        kind: documents.download(report.document, kind, by=leader, now=NOW) for kind in FileFormat
    }
    overdue = report.lines.get(code="overdue")
    for text in (docx_text(files[FileFormat.DOCX]), pdf_text(files[FileFormat.PDF])):
        flat = " ".join(text.replace("\u200b", "").split())
        assert "Khó khăn, vướng mắc" in flat
        assert "Chưa gỡ, loại: kinh phí 1" in flat
    book = openpyxl.load_workbook(BytesIO(files[FileFormat.XLSX]))
    rows = [row for sheet in book for row in sheet.values if row[0] == overdue.position]
    assert [row[1:4] for row in rows] == [("Vướng mắc quá hạn trả lời", 2, 3)]


def test_a_count_leads_to_its_difficulties_for_those_who_may_open_them(november, steering, sign_in):
    line = november.lines.get(code="kind:money")
    page = reverse("reports:line", args=[november.pk, line.position])
    shown = sign_in(steering).get(page).content.decode()
    assert "Thiếu kinh phí" in shown
    assert "Thiếu máy" not in shown


def test_what_is_kept_from_a_person_is_counted_but_not_named(november, steering, monkeypatch):
    line = november.lines.get(code="open")
    kept = consolidated.difficulties_of(steering, line, now=NOW)[0][0]
    visible = consolidated.difficulties.visible_to
    monkeypatch.setattr(
        consolidated.difficulties,
        "visible_to",
        lambda user, now: visible(user, now).exclude(pk=kept.pk),
    )
    rows, unseen = consolidated.difficulties_of(steering, line, now=NOW)
    assert (len(rows), unseen) == (2, 1)
