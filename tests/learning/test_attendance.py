"""Who was there: all present, the absent tapped; what does not fit is asked and never changed."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from fixtures_learning import NOW, TODAY
from fixtures_school import sheet_said
from khien.core import ledger
from khien.core.refusal import Refused
from khien.directory.models import OrganisationVersion
from khien.directory.periods import since
from khien.learning import actions
from khien.learning.actions.attendance import settle, take_in
from khien.learning.actions.school_class import move
from khien.learning.models import AttendanceSheet, SheetKind, State
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(sign_in, recorder, class_3a):
    client = sign_in(recorder)

    def page(session, said=None, **asked):
        url = f"{reverse('learning:attendance', args=[session.pk])}?lop={class_3a.pk}"
        return client.get(url) if said is None else client.post(url, {"id": str(uuid4())} | said)

    return page


def current():
    return AttendanceSheet.objects.get(replaced_by=None)


def test_nobody_is_absent_until_tapped_and_one_press_records_forty(page, planned):
    session = planned()
    asked = page(session)
    assert asked.context["there"] == 40
    assert 'value="17"' in asked.text
    assert "checked" not in asked.text
    assert page(session, {"absent": ["7", "12"]}).status_code == 302
    sheet = current()
    assert (sheet.present_girls, sheet.present_boys, sheet.enrolled) == (19, 19, 40)
    assert sheet.absent == ["7", "12"]
    session.refresh_from_db()
    assert (session.state, session.headcount) == (State.HELD, 38)
    assert ledger.history(session.pk)[-1].verb == "AttendanceTaken"


def test_what_is_corrected_on_the_page_replaces_what_it_showed(page, planned):
    session = planned()
    page(session, {"absent": ["7"]})
    first = current()
    shown = page(session)
    assert shown.context["form"]["instead_of"].value() == str(first.pk)
    page(session, {"absent": ["7", "8"], "instead_of": str(first.pk)})
    assert current().absent == ["7", "8"]
    session.refresh_from_db()
    assert session.headcount == 38


def test_a_list_and_a_count_that_differ_are_asked_about_before_they_are_kept(page, planned):
    session = planned()
    asked = page(session, {"absent": ["7"], "counted": "41"})
    assert asked.status_code == 422
    assert "theo danh sách có mặt 39, đếm được 41" in asked.text
    assert not AttendanceSheet.objects.exists()
    page(session, {"absent": ["7"], "counted": "41", "note": "Hai em lớp 3B học nhờ."})
    assert (current().present, current().counted) == (39, 41)


@pytest.mark.parametrize(
    "said",
    [
        {"absent": ["41"]},
        {"absent": ["x"]},
        {"id": "x"},
        {"counted": "-1"},
        {"counted": "9" * 30},
        {"note": "x" * 301},
        {"instead_of": "không"},
        {"absent": [str(number) for number in range(1, 41)]},
    ],
)
def test_wrong_input_is_answered_in_words_and_nothing_is_written(page, planned, said):
    answer = page(planned(), said)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not AttendanceSheet.objects.exists()


def test_a_session_that_is_still_to_come_has_no_attendance(planned, class_3a, recorder):
    [answer] = take_in([sheet_said(planned(days=2))], by=recorder, now=NOW)
    assert answer.state == "refused"
    assert "chưa diễn ra" in answer.said


def test_a_year_later_the_books_of_that_year_are_closed(planned, class_3a, recorder):
    session = planned()
    later = NOW + timedelta(days=365)
    [answer] = take_in([sheet_said(session)], by=recorder, now=later)
    assert "đã khép lại" in answer.said
    assert not AttendanceSheet.objects.exists()


def test_a_school_that_had_closed_by_then_is_told_so(planned, class_3a, recorder, school):
    session = planned(days=-1)
    OrganisationVersion.objects.filter(organisation=school).update(valid=since(TODAY))
    [answer] = take_in([sheet_said(session)], by=recorder, now=NOW)
    assert "không hoạt động" in answer.said


def test_a_pupil_who_moved_is_no_longer_counted_and_naming_them_is_a_question(
    page, planned, class_3a, recorder, sign_in, take
):
    session = planned()
    move(class_3a, number=7, way="out", on=TODAY, girl=False, by=recorder, now=NOW)
    assert 'value="7"' not in page(session).text
    assert take(sheet_said(session, absent=frozenset({7, 8}))) == ["stored"]
    sheet = current()
    assert (sheet.enrolled, sheet.present, sheet.absent) == (39, 38, ["7", "8"])
    shown = sign_in(recorder).get(reverse("learning:session", args=[session.pk])).text
    assert "ngày ấy lớp không có số 7" in shown


def test_more_than_the_grade_has_is_a_question_to_the_school(
    sign_in, recorder, planned, class_3a, school, take
):
    school.enrolments.create(
        school_year="2026-2027",
        grade=3,
        girls=10,
        boys=10,
        counted_on=TODAY,
        recorded_at=NOW,
        recorded_by="system",
    )
    session = planned()
    take(sheet_said(session))
    shown = sign_in(recorder).get(reverse("learning:session", args=[session.pk])).text
    assert "Khối 3: có mặt 40, nhưng trường báo khối có 20 em" in shown
    assert current().present == 40


def test_two_devices_give_two_versions_and_a_person_chooses(
    sign_in, staff, school, recorder, planned, class_3a, take
):
    session, other = planned(), staff(Role.SCHOOL_COORDINATOR, organisation=school)
    assert take(sheet_said(session, absent=frozenset({7}))) == ["stored"]
    assert take(sheet_said(session), by=other, now=NOW + timedelta(minutes=1)) == ["conflict"]
    client, url = sign_in(recorder), reverse("learning:session", args=[session.pk])
    shown = client.get(url).text
    assert "Hai máy ghi khác nhau" in shown
    session.refresh_from_db()
    assert session.headcount == 39, "the one that came first, until somebody chose"
    chosen = AttendanceSheet.objects.get(sent_by=other)
    client.post(reverse("learning:settle", args=[session.pk]), {"chosen": str(chosen.pk)})
    assert current() == chosen
    session.refresh_from_db()
    assert session.headcount == 40
    assert "Hai máy ghi khác nhau" not in client.get(url).text
    with pytest.raises(Refused):
        settle(session, chosen=UUID(int=1), by=recorder, now=NOW)


def test_attendance_after_verification_is_looked_at_again_and_not_by_who_took_it(
    verified, verifier, class_3a, take, staff, school
):
    session = verified(grades=(3,), headcount=40)
    both = staff(Role.SCHOOL_COORDINATOR, Role.SCHOOL_VERIFIER, organisation=school)
    take(sheet_said(session), by=both)
    take(sheet_said(session, class_name="", grade=3, unknown=5, kind=SheetKind.HEADCOUNT))
    session.refresh_from_db()
    assert (session.state, session.verified_by) == (State.HELD, None)
    with pytest.raises(Refused, match="điểm danh"):
        actions.verify(session, seen=session.version, by=both, now=NOW)
    assert actions.verify(session, seen=session.version, by=verifier, now=NOW)


def test_another_schools_session_is_not_there(staff, province, planned, class_3a):
    stranger = staff(Role.SCHOOL_COORDINATOR, organisation=province.schools[1])
    [answer] = take_in([sheet_said(planned())], by=stranger, now=NOW)
    assert answer.state == "refused"
    assert not AttendanceSheet.objects.exists()
