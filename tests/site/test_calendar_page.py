"""The working calendar as data: days off, days worked instead, from tomorrow on."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core import actions, clocks, ledger
from khien.core.calendars import working_calendar
from khien.core.models import Holiday
from khien.people.roles import Role

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
MONDAY, SATURDAY = date(2026, 12, 7), date(2026, 12, 12)
URL = reverse("calendar")


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def admin(staff):
    return staff(Role.ADMINISTRATOR)


def sent(day, kind="off"):
    return {"date": day.isoformat(), "kind": kind, "name": "Nghỉ bù mẫu"}


def test_a_weekday_off_and_a_saturday_worked_count_from_then_on(sign_in, admin):
    client = sign_in(admin)
    assert client.post(URL, sent(MONDAY)).status_code == 302
    assert client.post(URL, sent(SATURDAY, "works")).status_code == 302
    known = working_calendar()
    assert not known.is_working_day(MONDAY)
    assert known.is_working_day(SATURDAY)
    page = client.get(f"{URL}?nam=2026").content.decode()
    assert "Nghỉ bù mẫu" in page
    assert "Lịch làm việc năm 2026" in page
    entries = ledger.history(actions.CALENDAR)
    assert [(e.verb, e.data["works"]) for e in entries] == [
        ("WorkingDayMarked", False),
        ("WorkingDayMarked", True),
    ]
    assert entries[0].actor_key == admin.actor_key


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 11, 20), "off"),
        (date(2026, 11, 23), "off"),
        (SATURDAY, "off"),
        (MONDAY, "works"),
        (date(2999, 1, 1), "off"),
    ],
)
def test_what_cannot_be_is_said_at_the_day(sign_in, admin, day, kind):
    answer = sign_in(admin).post(URL, sent(day, kind))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["date"]
    assert "Nghỉ bù mẫu" in answer.content.decode()


def test_a_day_taken_out_stays_out_when_the_shipped_days_are_loaded_again(sign_in, admin):
    actions.load_holidays(first_year=2027, last_year=2027)
    new_year = date(2027, 1, 1)
    client = sign_in(admin)
    client.post(reverse("calendar_clear"), {"date": new_year.isoformat()})
    actions.load_holidays(first_year=2027, last_year=2027)
    assert working_calendar().is_working_day(new_year)
    shown = client.get(f"{URL}?nam=2027").context["days"]
    assert new_year not in [row.date for row, _open in shown]
    assert ledger.history(actions.CALENDAR)[-1].verb == "WorkingDayCleared"
    client.post(URL, sent(new_year))
    assert not working_calendar().is_working_day(new_year)


@pytest.mark.parametrize("day", ["", "rác", "2026-12-09", "2026-11-20"])
def test_nothing_is_taken_out_that_is_not_there_or_over(sign_in, admin, day):
    actions.load_holidays(first_year=2026, last_year=2026)
    before = working_calendar()
    assert sign_in(admin).post(reverse("calendar_clear"), {"date": day}).status_code == 302
    assert working_calendar() == before


def test_a_deadline_that_runs_keeps_its_moment(sign_in, admin):
    actions.load_clock_rules()
    clock = clocks.start("child_plan", subject=uuid4(), now=NOW)
    sign_in(admin).post(URL, sent(date(2026, 11, 25)))
    due = clock.due_at
    clock.refresh_from_db()
    assert clock.due_at == due
    later = clocks.start("child_plan", subject=uuid4(), now=NOW)
    assert later.due_at == due + timedelta(days=1)


def test_any_year_can_be_looked_at_and_nonsense_shows_this_one(sign_in, admin):
    client = sign_in(admin)
    assert client.get(f"{URL}?nam=2030").context["year"] == 2030
    assert client.get(f"{URL}?nam=rác").context["year"] == 2026


def test_the_page_asks_the_database_as_often_for_twice_the_days(sign_in, admin, costs_the_same):
    days = iter(range(1, 100))

    def grow():
        for number in [next(days) for _ in range(5)]:
            Holiday.objects.create(date=NOW.date() + timedelta(days=number), name="Mẫu")

    client = sign_in(admin)
    address = f"{URL}?nam=2026"
    costs_the_same("site/calendar.html", lambda: client.get(address), grow, most=10)


def test_holidays_have_english_names_and_what_people_wrote_stays(sign_in, admin):
    actions.load_holidays(first_year=2026, last_year=2026)
    client = sign_in(admin)
    client.post(URL, sent(MONDAY))
    client.cookies["django_language"] = "en"
    shown = client.get(URL, {"nam": 2026}).text
    assert "National Day" in shown
    assert "Nghỉ bù mẫu" in shown
