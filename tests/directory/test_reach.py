"""Where an office is reached and when somebody is there, from a day on; before it as it was."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core.calendars import today
from khien.directory import queries
from khien.directory.models import Function
from khien.people.roles import Role

HOURS = "Thứ hai đến thứ sáu, 7:30–17:00"


@pytest.fixture
def office(province_with_communes):
    return province_with_communes.office(Function.CHILD_AFFAIRS)


@pytest.fixture
def write(province_with_communes, staff, sign_in):
    client = sign_in(staff(Role.STEERING_OFFICER, territory=province_with_communes.province))

    def write(organisation, **typed):
        url = reverse("directory:reach", args=[organisation.pk])
        first_day = today(timezone.now()).isoformat()
        return client.post(url, {"contact": "", "hours": HOURS, "first_day": first_day} | typed)

    write.client = client
    return write


def on(office, day):
    return queries.existing(day).get(pk=office.pk)


def test_it_holds_from_its_day_and_is_one_line_of_the_history(write, office):
    day = today(timezone.now())
    assert write(office, contact="0000 111 222\nTầng 2").status_code == 302
    assert (on(office, day).contact, on(office, day).hours) == ("0000 111 222\nTầng 2", HOURS)
    assert on(office, day - timedelta(days=1)).hours == ""
    assert len(queries.addresses(office.pk)) == 1
    page = write.client.get(reverse("directory:organisation", args=[office.pk])).text
    assert HOURS in page
    assert reverse("directory:reach", args=[office.pk]) in page


def test_on_its_own_first_day_it_is_corrected(write, office):
    day = today(timezone.now())
    write(office)
    write(office, hours="Cả tuần")
    assert office.versions.filter(valid__contains=day).get().hours == "Cả tuần"
    assert office.versions.count() == 2


def test_what_makes_no_sense_is_said_and_what_was_typed_stays(write, office):
    write(office)
    again = write(office)
    assert again.status_code == 422
    assert "Chưa có gì khác" in again.text
    early = write(office, hours="Cả tuần", first_day="1999-01-01")
    assert "không trước ngày đó" in early.text
    assert "Cả tuần" in early.text


def test_a_commune_is_reached_at_its_offices(write, province_with_communes):
    assert "cơ quan của địa bàn" in write(province_with_communes.communes[0]).text
