"""The calendar of a school, read by an independent reader; its address is the secret."""

from datetime import date, timedelta

import icalendar
import pytest
import recurring_ical_events
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some

from fixtures_learning import NOW, TODAY
from khien.core import ical
from khien.learning.actions.feed import change_address, secret

WORDS = some.text(some.characters(exclude_categories=["Cc", "Cs"]), max_size=300)


@pytest.fixture
def feed(school, recorder):
    return change_address(school.pk, keep_open=True, by=recorder, now=NOW)


def url(feed, key=""):
    return reverse("learning:calendar", args=[feed.institution_id, key or secret(feed)])


@pytest.mark.django_db
def test_a_telephone_reads_every_session_on_its_day(feed, planned, verified):
    planned(days=14, title="Hỏi người lớn; đừng ngại, kể ra\\được")
    verified()
    answer = Client().get(url(feed))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert calendar["X-WR-CALNAME"] == "Trường Tiểu học Suối Ngọc"
    found = recurring_ical_events.of(calendar).between(TODAY - timedelta(days=9), date(2027, 1, 1))
    told = {(str(each["SUMMARY"]), each["DTSTART"].dt, str(each["STATUS"])) for each in found}
    assert told == {
        ("Bàn tay năm ngón", TODAY - timedelta(days=3), "CONFIRMED"),
        (
            "Dự kiến: Hỏi người lớn; đừng ngại, kể ra\\được",
            TODAY + timedelta(days=14),
            "TENTATIVE",
        ),
    }
    lines = answer.text.replace("\r\n ", "").splitlines()
    chance = ("UID:", "URL:", "DTSTAMP:")  # random numbers, and the time it is now
    said = [line for line in lines if not line.startswith(chance)]
    assert "62" not in " ".join(said), "how many were there is nobody's business"


@pytest.mark.django_db
def test_only_the_address_of_today_opens_it(feed, school, recorder):
    old = url(feed)
    assert Client().get(url(feed, "a" * 24)).status_code == 404
    changed = change_address(school.pk, keep_open=True, by=recorder, now=NOW)
    assert Client().get(old).status_code == 404
    assert Client().get(url(changed)).status_code == 200
    closed = change_address(school.pk, keep_open=False, by=recorder, now=NOW)
    assert Client().get(url(closed)).status_code == 404


@pytest.mark.django_db
def test_the_page_of_the_programme_gives_and_closes_the_address(sign_in, recorder, school, year):
    client, page = sign_in(recorder), reverse("learning:programme", args=[school.pk, year.code])
    change = reverse("learning:programme_feed", args=[school.pk, year.code])
    client.post(change)
    assert "khien.ics" in client.get(page).text
    client.post(change, {"close": "1"})
    assert "khien.ics" not in client.get(page).text


@given(WORDS, WORDS)
def test_any_words_come_through_and_no_line_is_too_long(title, about):
    event = ical.Event(
        id=feed_id, day=TODAY, title=title, about=about, address="https://a.example/x",
        written_at=NOW, version=1, sure=True,
    )  # fmt: skip
    body = ical.calendar("Trường", [event])
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    [read] = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert (str(read["SUMMARY"]), str(read["DESCRIPTION"])) == (title, about)


feed_id = "01993a00-0000-7000-8000-000000000001"
