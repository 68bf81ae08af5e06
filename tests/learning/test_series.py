"""Planned sessions that repeat: every week or month until a day, holidays left out, once each."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from fixtures_learning import TODAY
from khien.core.calendars import WorkingCalendar
from khien.core.models import Holiday
from khien.learning.models import Session, State
from khien.learning.rules.series import Repeat, series

DAYS = st.dates(date(2026, 8, 15), date(2027, 5, 31))
URL = reverse("learning:session_new")
NO_HOLIDAYS = WorkingCalendar(off=frozenset(), worked=frozenset())


@given(first=DAYS, length=st.integers(0, 280), off=st.frozensets(DAYS, max_size=40))
def test_every_week_is_the_same_weekday_and_never_a_holiday(first, length, off):
    until = first + timedelta(days=length)
    calendar = WorkingCalendar(off=off, worked=frozenset())
    found = series(first, Repeat.WEEKLY, until, calendar=calendar)
    whole = [first + timedelta(weeks=n) for n in range(length // 7 + 1)]
    assert sorted([*found.days, *found.off]) == whole
    assert off.isdisjoint(found.days)
    assert set(found.off) <= off


@given(first=DAYS, length=st.integers(0, 280), off=st.frozensets(DAYS, max_size=40))
def test_every_month_has_at_most_one_of_the_same_weekday(first, length, off):
    until = first + timedelta(days=length)
    calendar = WorkingCalendar(off=off, worked=frozenset())
    found = series(first, Repeat.MONTHLY, until, calendar=calendar)
    months = [(day.year, day.month) for day in found.days]
    assert len(months) == len(set(months))
    assert {day.weekday() for day in found.days} <= {first.weekday()}
    assert off.isdisjoint(found.days)
    assert all(first <= day <= until for day in found.days)


def test_the_fifth_monday_is_the_last_where_there_is_none():
    found = series(date(2026, 11, 30), Repeat.MONTHLY, date(2027, 3, 31), calendar=NO_HOLIDAYS)
    assert [f"{day:%d/%m}" for day in found.days] == ["30/11", "28/12", "25/01", "22/02", "29/03"]


@pytest.fixture
def client(sign_in, recorder, school):
    return sign_in(recorder)


@pytest.fixture
def weekly(posted):
    def weekly(**changes):
        said = {
            "held_on": TODAY.isoformat(),
            "headcount": "",
            "plan": "1",
            "repeat": "weekly",
            "until": "2026-12-14",
        }
        return posted(**said | changes)

    return weekly


@pytest.mark.django_db
def test_the_days_are_shown_first_and_kept_once(client, weekly):
    Holiday.objects.create(date=date(2026, 12, 7), name="Nghỉ bù", works=False)
    asked = client.post(URL, weekly())
    assert asked.status_code == 422
    assert "Sẽ lưu 3 buổi dự kiến: 23/11/2026, 30/11/2026, 14/12/2026." in asked.text
    assert "Bỏ ngày nghỉ lễ: 07/12/2026." in asked.text
    assert not Session.objects.exists()
    for _twice in range(2):
        assert client.post(URL, weekly(sure="on")).status_code == 302
    made = Session.objects.order_by("held_on")
    assert [row.held_on.day for row in made] == [23, 30, 14]
    assert {(row.state, row.title) for row in made} == {(State.PLANNED, "Bàn tay năm ngón")}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"until": ""}, "until", "Hãy chọn ngày cuối"),
        ({"until": "2026-11-01"}, "until", "phải sau ngày đầu"),
        ({"until": "2027-08-01"}, "until", "đến 31/05/2027"),
        ({"until": "9999-12-31"}, "until", "đến 31/05/2027"),
        ({"held_on": "9999-12-01", "until": "9999-12-31"}, "until", "Chưa có lịch năm học"),
        ({"plan": None, "headcount": "30"}, "repeat", "Chỉ buổi dự kiến"),
        ({"held_on": "2026-11-02", "sure": "on"}, "held_on", "đã qua"),
    ],
)
def test_what_cannot_repeat_is_said_beside_its_field(client, weekly, changes, field, said):
    answer = client.post(URL, weekly(**changes))
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])
    assert not Session.objects.exists()


@pytest.mark.django_db
def test_one_planned_session_sent_twice_is_kept_once(client, weekly):
    for _twice in range(2):
        assert client.post(URL, weekly(repeat="", until="")).status_code == 302
    assert Session.objects.count() == 1
