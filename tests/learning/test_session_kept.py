"""Correcting one field empties no other: also not what the form would no longer offer."""

import pytest
from django.urls import reverse

from fixtures_learning import NOW, TODAY, details
from khien.curriculum.actions import load_lessons
from khien.curriculum.models import LessonVersion, VersionState
from khien.learning import actions
from khien.learning.models import Mode

pytestmark = pytest.mark.django_db
TAUGHT = {
    "lessons": ("a2-s9",),
    "bands": ("A2",),
    "lesson_strands": ("S7", "S9"),
    "mode": Mode.ONLINE,
}


@pytest.fixture
def lessons(province):
    load_lessons(NOW)


def url(session):
    return reverse("learning:session_correct", args=[session.id])


def sent_by(page, **changes):
    """What a browser sends of a page: what it showed, with what the person changed."""
    form = page.context["form"]
    shown = {
        name: form[name].value()
        for name in form.fields
        if name != "evidence" and form[name].value() not in (None, "", [], ())
    }
    was: dict[str, list[str]] = {}
    for name, value in page.context["was"]:
        was.setdefault(name, []).append(value)
    return shown | was | changes


def told(session):
    session.refresh_from_db()
    names = ("lessons", "bands", "lesson_strands", "grades", "form", "mode")
    return {name: getattr(session, name) for name in names}


def corrected(sign_in, recorder, session, **changes):
    client = sign_in(recorder)
    answer = client.post(url(session), sent_by(client.get(url(session)), **changes))
    assert answer.status_code == 302
    return told(session)


def test_another_title_leaves_lessons_grades_and_form_as_they_were(
    sign_in, recorder, record, lessons
):
    session = record(**TAUGHT)
    before = told(session)
    assert corrected(sign_in, recorder, session, title="Tên khác") == before
    assert session.title == "Tên khác"


def test_a_lesson_withdrawn_since_stays_with_the_session(sign_in, recorder, record, lessons):
    session = record(**TAUGHT)
    before = told(session)
    LessonVersion.objects.filter(lesson__code="a2-s9").update(
        state=VersionState.WITHDRAWN, withdrawn_why="Có bài mới."
    )
    assert corrected(sign_in, recorder, session, title="Tên khác") == before


def test_a_lesson_this_installation_never_had_stays_too(sign_in, recorder, record, lessons):
    session = record(**TAUGHT | {"lessons": ("bai-cu",)})
    before = told(session)
    assert corrected(sign_in, recorder, session, title="Tên khác") == before


def test_a_lesson_means_what_it_meant_when_it_was_taught(sign_in, recorder, record, lessons):
    session = record(**TAUGHT)
    LessonVersion.objects.filter(lesson__code="a2-s9").update(strands=["S1"])
    assert corrected(sign_in, recorder, session, minutes="40")["lesson_strands"] == ["S7", "S9"]
    chosen = ["a2-s9", "a2-s1"]
    assert corrected(sign_in, recorder, session, lessons=chosen)["lesson_strands"] == ["S1", "S2"]


def test_a_grade_the_school_no_longer_has_stays(sign_in, recorder, record, lessons):
    session = record(**TAUGHT, grades=(5, 9))
    assert corrected(sign_in, recorder, session, title="Tên khác")["grades"] == [5, 9]


def test_where_no_grades_are_asked_those_written_down_stay(
    sign_in, recorder, record, lessons, monkeypatch
):
    session = record(**TAUGHT, enrolled=70)
    monkeypatch.setattr("khien.learning.views.offering.grades_of", lambda _type: range(0))
    assert corrected(sign_in, recorder, session, title="Tên khác")["grades"] == [3, 4]
    assert session.enrolled == 70


def test_what_a_page_neither_showed_nor_sent_stays(sign_in, recorder, record, posted, lessons):
    session = record(**TAUGHT)
    before = told(session)
    said = posted(seen="1", title="Tên khác", mode=None, grades=None)
    assert sign_in(recorder).post(url(session), said).status_code == 302
    assert told(session) == before


def test_boxes_that_were_shown_can_be_emptied(sign_in, recorder, record, lessons):
    session = record(**TAUGHT)
    now = corrected(sign_in, recorder, session, lessons=[], grades=[])
    assert (now["lessons"], now["bands"], now["lesson_strands"]) == ([], [], [])
    assert now["grades"] == []


def test_a_planned_session_keeps_its_lessons_when_its_day_changes(
    sign_in, recorder, school, lessons
):
    said = details(**TAUGHT, held_on=TODAY, headcount=None)
    session = actions.plan(school.pk, details=said, by=recorder, now=NOW)
    before = told(session)
    LessonVersion.objects.filter(lesson__code="a2-s9").update(
        state=VersionState.WITHDRAWN, withdrawn_why="Có bài mới."
    )
    client, page = sign_in(recorder), reverse("learning:session_replan", args=[session.id])
    form = client.get(page).context["form"]
    sent = {n: v for n in form.fields if (v := form[n].value()) not in (None, "", [], ())}
    assert client.post(page, sent | {"held_on": "2026-12-07"}).status_code == 302
    assert told(session) == before
    assert session.held_on.isoformat() == "2026-12-07"
