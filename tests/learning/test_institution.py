"""A school's own page says in one sentence what is missing, and by when."""

from datetime import date

import pytest
from django.urls import reverse

from khien.learning.models import SchoolYear
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(sign_in, recorder, school):
    def page(**query):
        answer = sign_in(recorder).get(reverse("learning:institution", args=[school.pk]), query)
        return answer.content.decode()

    return page


def test_step_by_step_until_it_counts(page, record, verifier, province):
    assert "Chưa có buổi nào. Cần một buổi từ 30 phút (lớp 1–2: 15 phút)" in page()
    record(document="")
    assert "Buổi ngày 20/11/2026 cần thêm bằng chứng" in page()
    record(held_on=date(2026, 11, 19))
    shown = page()
    assert "Buổi ngày 19/11/2026 chỉ còn chờ một người khác xác nhận. Hạn: 31/05/2027." in shown


def test_a_verified_session_makes_it_count(page, verified):
    verified()
    assert "Đã được tính cho năm học 2026-2027: 1 buổi được xác nhận." in page()


def test_an_earlier_year_is_judged_by_its_own_end(page, province):
    assert "Năm học 2025-2026 kết thúc ngày 31/05/2026 mà chưa được tính." in page(year="2025-2026")


def test_a_made_up_year_shows_this_one(page, province):
    assert "Hạn: 31/05/2027" in page(year="nope")


def test_without_a_calendar_the_page_still_stands(page, province):
    SchoolYear.objects.all().delete()
    assert "Chưa có lịch năm học" in page()


def test_a_school_out_of_scope_is_told_so(sign_in, officer, province):
    upper_secondary = province.schools[2]
    answer = sign_in(officer).get(reverse("learning:institution", args=[upper_secondary.pk]))
    assert "không nằm trong phạm vi" in answer.content.decode()


def test_another_school_is_not_found(sign_in, staff, province, school):
    stranger = staff(Role.SCHOOL_COORDINATOR, organisation=province.schools[1])
    answer = sign_in(stranger).get(reverse("learning:institution", args=[school.pk]))
    assert answer.status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_sessions(
    sign_in, recorder, school, record, costs_the_same
):
    days = iter(range(1, 28))
    client = sign_in(recorder)
    url = reverse("learning:institution", args=[school.pk])
    costs_the_same(
        "learning/institution.html",
        lambda: client.get(url),
        lambda: [record(held_on=date(2026, 10, next(days))) for _ in range(6)],
        most=26,
    )
