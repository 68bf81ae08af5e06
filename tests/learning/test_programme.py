"""The programme of a year: its plan, last year's sessions copied once, planned ones changed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from fixtures_learning import NOW, TODAY
from khien.core.calendars import WorkingCalendar
from khien.core.models import Holiday
from khien.learning.actions.school_class import ClassSaid, list_class
from khien.learning.models import SchoolClass, SchoolProgramme, Session, State
from khien.learning.rules.programme import day_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(school, year):
    return reverse("learning:programme", args=[school.pk, year.code])


@pytest.fixture
def last_year(verified):
    """Three sessions of last year: before and after the same day, and one on a day off by now."""

    def held(day, **changes):
        session = verified(**changes)
        Session.objects.filter(pk=session.pk).update(held_on=day)

    held(date(2025, 10, 6), title="Đã qua")
    held(date(2026, 1, 5), title="Mật khẩu của em")
    held(date(2026, 4, 27), title="Nhịp sống số")
    Holiday.objects.create(date=date(2027, 4, 26), name="Nghỉ lễ", works=False)


def test_the_plan_is_written_and_offered_to_every_session(sign_in, recorder, school, url):
    client = sign_in(recorder)
    said = {"document": "45/KH-TH ngày 05/09/2026", "aims": "Mỗi lớp hai buổi."}
    assert client.post(url, said).status_code == 302
    assert SchoolProgramme.objects.get().document == said["document"]
    new = client.get(reverse("learning:session_new"))
    assert new.context["form"]["document"].value() == said["document"]


def test_without_a_number_it_is_asked_for(sign_in, recorder, url):
    answer = sign_in(recorder).post(url, {"document": "", "aims": "Mỗi lớp hai buổi."})
    assert answer.status_code == 422
    assert "Mỗi lớp hai buổi." in answer.text


def test_last_years_sessions_are_planned_anew_once(sign_in, recorder, school, year, url, last_year):
    client, copy = (
        sign_in(recorder),
        reverse("learning:programme_copy", args=[school.pk, year.code]),
    )
    assert [each.day for each in client.get(url).context["copies"]] == [
        None,
        date(2027, 1, 4),
        date(2027, 4, 27),
    ]
    for _twice in range(2):
        client.post(copy)
    made = Session.objects.filter(state=State.PLANNED).order_by("held_on")
    assert [(each.title, each.held_on) for each in made] == [
        ("Mật khẩu của em", date(2027, 1, 4)),
        ("Nhịp sống số", date(2027, 4, 27)),
    ]
    assert {each.headcount for each in made} == {None}


def test_a_day_keeps_its_weekday_and_stays_within_the_lessons(year):
    calendar = WorkingCalendar(off=frozenset({date(2026, 11, 23)}), worked=frozenset())
    assert day_in(year, date(2025, 11, 24), calendar=calendar) == date(2026, 11, 24)
    assert day_in(year, date(2025, 9, 8), calendar=calendar).weekday() == 0
    assert day_in(year, date(2026, 7, 6), calendar=calendar) is None


def test_a_friday_that_is_a_holiday_is_not_moved_to_a_saturday(year):
    calendar = WorkingCalendar(off=frozenset({date(2027, 1, 1)}), worked=frozenset())
    assert day_in(year, date(2026, 1, 2), calendar=calendar) == date(2027, 1, 4)


def test_another_school_and_a_year_that_is_none_are_not_found(sign_in, recorder, province, year):
    client = sign_in(recorder)
    other = reverse("learning:programme", args=[province.schools[1].pk, year.code])
    assert client.get(other).status_code == 404
    none = reverse("learning:programme", args=[province.schools[0].pk, "2031"])
    assert client.get(none).status_code == 404


def test_who_follows_reads_and_does_not_write(sign_in, officer, url):
    client = sign_in(officer)
    assert "Trường chưa ghi kế hoạch" in client.get(url).text
    assert client.post(url, {"document": "1/KH"}).status_code == 422
    assert not SchoolProgramme.objects.exists()


@pytest.fixture
def replan(sign_in, recorder, posted):
    client = sign_in(recorder)

    def replan(session, seen=None, **changes):
        said = posted(headcount=None, sent_key=None, **changes)
        said["seen"] = seen or session.version
        return client.post(reverse("learning:session_replan", args=[session.pk]), said)

    return replan


def test_a_planned_session_gets_another_day(replan, planned):
    session, day = planned(days=3), TODAY + timedelta(days=10)
    assert replan(session, held_on=day.isoformat()).status_code == 302
    session.refresh_from_db()
    assert (session.held_on, session.state, session.version) == (day, State.PLANNED, 2)
    answer = replan(session, seen=1, held_on=TODAY.isoformat())
    assert "Có người vừa sửa buổi này" in answer.text


def test_a_holiday_is_asked_about_before_it_is_kept(replan, planned):
    session, day = planned(days=3), TODAY + timedelta(days=10)
    Holiday.objects.create(date=day, name="Nghỉ lễ", works=False)
    assert "là ngày nghỉ lễ" in replan(session, held_on=day.isoformat()).text
    assert replan(session, held_on=day.isoformat(), sure="on").status_code == 302


def test_a_planned_session_is_dropped_and_a_held_one_stays(sign_in, recorder, planned, record):
    client = sign_in(recorder)
    for session in (planned(days=3), record()):
        client.post(
            reverse("learning:session_drop", args=[session.pk]), {"version": session.version}
        )
    assert [each.state for each in Session.objects.all()] == [State.HELD]


def test_the_page_asks_the_database_as_often_for_more_sessions_and_classes(
    sign_in, recorder, school, year, url, planned, costs_the_same
):
    def grow():
        for _ in range(3):
            planned(days=5)
            name = f"3{SchoolClass.objects.count()}"
            said = ClassSaid(name=name, grade=3, numbers=[1, 2])
            list_class(school.pk, year, said=said, by=recorder, now=NOW)

    client = sign_in(recorder)
    costs_the_same("learning/programme.html", lambda: client.get(url), grow, most=22)
