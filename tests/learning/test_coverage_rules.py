"""What counts is shown to everybody it binds, and changes only for a day to come."""

from datetime import date

import pytest
from django.urls import reverse

from khien.learning.models import CoverageRule, SchoolYear
from khien.learning.queries.calendar import rule_of
from khien.learning.rules.versions import PARAMETERS
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
URL = reverse("learning:coverage_rules")
CHANGE = reverse("learning:coverage_rule_change", args=["school"])


def said(**changes):
    latest = CoverageRule.objects.get(code="school")
    numbers = {name: getattr(latest, name) for name in PARAMETERS} | {"valid_from": "2027-08-01"}
    return {name: value for name, value in (numbers | changes).items() if value is not False}


def test_a_teacher_reads_what_counts(sign_in, recorder):
    text = sign_in(recorder).get(URL).content.decode()
    assert "Trường tổ chức định kỳ trong năm học" in text
    assert CHANGE not in text
    assert sign_in(recorder).get(CHANGE).status_code == 403


def test_a_new_version_holds_from_the_next_year(sign_in, staff, province):
    client = sign_in(staff(Role.ADMINISTRATOR))
    assert client.get(CHANGE).status_code == 200
    page = client.post(CHANGE, said(sessions=3, law="1/QĐ"), follow=True)
    assert "Đã ghi điều kiện mới" in page.content.decode()
    assert rule_of(SchoolYear.objects.get(code="2026-2027"), "school").sessions == 2
    newer = rule_of(SchoolYear.objects.get(code="2027-2028"), "school")
    assert (newer.sessions, newer.valid_from) == (3, date(2027, 8, 1))
    assert newer.band_grades["A1"] == [1, 2, 3]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"sessions": 3, "valid_from": "2026-11-23"}, "một ngày chưa đến"),
        ({}, "Chưa có con số nào thay đổi"),
        ({"minutes_young": 31}, "không thể phải dài hơn"),
        ({"sessions": 0}, ""),
        ({"reach_percent": 101}, ""),
        ({"longest_gap": "nửa năm"}, ""),
    ],
)
def test_what_makes_no_sense_is_refused(sign_in, staff, province, changes, sentence):
    answer = sign_in(staff(Role.ADMINISTRATOR)).post(CHANGE, said(**changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert CoverageRule.objects.filter(code="school").count() == 1
