"""The calendar of an office on telephones: its due days, under an address that is a secret."""

from datetime import datetime

import pytest
import recurring_ical_events
from django.urls import reverse
from icalendar import Calendar

from fixtures_steering import NOW, TODAY
from khien.steering import actions
from khien.steering.models import OfficeCalendar

pytestmark = pytest.mark.usefixtures("this_monday")


def events_of(body):
    found = recurring_ical_events.of(Calendar.from_ical(body))
    return found.between(datetime(2026, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001  (whole days)


def test_an_office_opens_reads_changes_and_closes_its_calendar(
    assigned, educator, steering, sign_in, client
):
    row = assigned(due=TODAY)
    office = educator.duties.get().organisation_id
    page, change = (reverse(f"steering:{n}", args=[office]) for n in ("office", "change_calendar"))
    mine = sign_in(educator)
    mine.post(change)
    address = reverse(
        "steering:office_calendar", args=[office, actions.secret(OfficeCalendar.objects.get())]
    )
    assert address in mine.get(page).content.decode()
    (event,) = events_of(client.get(address).content)
    assert event["SUMMARY"] == f"Đến hạn: {row.task}"
    assert event["DTSTART"].dt == TODAY
    later = TODAY.replace(day=25)
    asked = actions.ask_extension(row, until=later, reason="Chờ thầy.", by=educator, now=NOW)
    actions.decide_extension(asked, until=later, answer="", by=steering, now=NOW)
    assert events_of(client.get(address).content)[0]["DTSTART"].dt == later
    mine.post(change)
    assert client.get(address).status_code == 404
    mine.post(change, {"close": "1"})
    assert not OfficeCalendar.objects.get().open


def test_a_stranger_opens_no_calendar(assigned, educator, steering, sign_in):
    assigned()
    office = educator.duties.get().organisation_id
    sign_in(steering).post(reverse("steering:change_calendar", args=[office]))
    assert not OfficeCalendar.objects.exists()
