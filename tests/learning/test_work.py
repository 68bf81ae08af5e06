"""What waits for each person in education, and nothing for those it is not for."""

from datetime import timedelta

import pytest

from fixtures_learning import NOW, TODAY, details
from khien.learning import actions
from khien.learning.work import items
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


def texts(user, now=NOW):
    return [item.text for item in items(user, now)]


def test_a_verifier_is_told_of_what_others_recorded(record, verifier, recorder):
    assert texts(verifier) == []
    record()
    assert texts(verifier) == ["1 buổi giáo dục chờ xác nhận"]
    assert "chờ xác nhận" not in " ".join(texts(recorder))


def test_nobody_is_asked_to_verify_their_own(staff, school):
    both = staff(Role.SCHOOL_COORDINATOR, Role.SCHOOL_VERIFIER, organisation=school)
    actions.record(school.pk, details=details(), by=both, now=NOW)
    assert "chờ xác nhận" not in " ".join(texts(both))


def test_a_coordinator_is_told_what_to_correct_and_what_to_record(
    record, recorder, verifier, school
):
    session = record()
    actions.send_back(session, reason="Thiếu biên bản.", seen=1, by=verifier, now=NOW)
    tomorrow = TODAY + timedelta(days=1)
    planned = details(held_on=tomorrow, headcount=None)
    actions.plan(school.pk, details=planned, by=recorder, now=NOW)
    assert texts(recorder)[:-1] == ["1 buổi giáo dục bị trả lại để sửa"]
    assert texts(recorder, NOW + timedelta(days=1))[:-1] == [
        "1 buổi giáo dục bị trả lại để sửa",
        "1 buổi dự kiến đã đến ngày, cần ghi lại",
    ]


def test_a_school_that_does_not_count_is_reminded_until_it_does(recorder, verified, province):
    (item,) = items(recorder, NOW)
    assert item.text == "Cơ sở của bạn chưa được tính trong năm học 2026-2027"
    assert item.due_at is not None
    assert item.due_at.isoformat() == "2027-05-31T23:59:59+07:00"
    verified()
    assert items(recorder, NOW) == []


def test_an_officer_sees_how_many_are_lacking(officer, verified):
    assert texts(officer) == ["3 trường, cơ sở chưa được tính trong năm học 2026-2027"]
    verified()
    assert texts(officer) == ["2 trường, cơ sở chưa được tính trong năm học 2026-2027"]


def test_others_have_no_work_here(staff, province, record):
    record()
    assert texts(staff(Role.LEADER, territory=province.province)) == []
    assert items(None, NOW) == []
