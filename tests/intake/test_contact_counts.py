"""Every contact is counted by its kind, day and shift, also those that were nothing."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from desk_cases import contact_by
from khien.core.calendars import HANOI, today
from khien.intake.actions.contact import count_empty
from khien.intake.models import Contact, ContactKind
from khien.intake.queries.contact_counts import COLUMNS, by_day, by_shift
from khien.people.roles import Role

DAY = datetime(2026, 11, 23, tzinfo=HANOI)
HOURS = [6, 14, 22]
PAGE = reverse("intake:contact_counts")


@pytest.fixture
def counsellor(staff, province):
    return staff(Role.COUNSELLOR)


def silent_at(user, hour):
    count_empty(uuid4(), ContactKind.SILENT, by=user, now=DAY + timedelta(hours=hour))


def _prank(user, now):
    return Contact(
        started_at=now, saved_at=now, ended_at=now, by=user, kind=ContactKind.PRANK
    ).save()


def test_a_night_belongs_to_the_shift_and_the_day_it_began_on(counsellor):
    for hour in (5.9, 6, 13.9, 14, 22, 29.9, 30):
        silent_at(counsellor, hour)
    shifts = by_shift(counsellor, DAY.date(), hours=HOURS)
    place = COLUMNS.index("silent")
    assert [row.label for row in shifts] == ["06:00–14:00", "14:00–22:00", "22:00–06:00"]
    assert [row.counts[place] for row in shifts] == [2, 1, 2]
    days = by_day(counsellor, DAY.date() - timedelta(days=1), DAY.date(), hours=HOURS)
    assert [row.total for row in days] == [5, 1]


def test_what_has_no_kind_yet_is_counted_too(counsellor):
    contact_by(counsellor, kind="", now=DAY + timedelta(hours=8))
    row = by_shift(counsellor, DAY.date(), hours=HOURS)[0]
    assert (row.counts[-1], row.total) == (1, 1)


@pytest.mark.parametrize("day", ["", "2026-11-23", "31/02/2026", "9999-12-31", "x"])
def test_any_day_in_the_address_opens(sign_in, counsellor, day):
    assert sign_in(counsellor).get(PAGE, {"day": day}).status_code == 200


def test_only_the_desk_counts(sign_in, staff, province):
    police = staff(Role.CYBER_POLICE, territory=province.province)
    assert sign_in(police).get(PAGE).status_code == 403


def test_counting_asks_as_often_for_twice_as_many(sign_in, counsellor, costs_the_same):
    client, now = sign_in(counsellor), timezone.now()
    costs_the_same(
        "intake/contact_counts.html",
        lambda: client.get(PAGE, {"day": f"{today(now) + timedelta(days=0):%Y-%m-%d}"}),
        lambda: [
            count_empty(uuid4(), ContactKind.PRANK, by=counsellor, now=now) for _ in range(60)
        ],
        most=12,
    )
