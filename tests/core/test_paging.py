"""A list that may hold everything counts its rows some pages ahead, and loses none."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khien.core.models import Holiday
from khien.core.paging import LongList

pytestmark = pytest.mark.django_db
DAYS = 200
FIRST = date(1950, 1, 1)


@pytest.fixture(autouse=True)
def many_days():
    Holiday.objects.all().delete()
    Holiday.objects.bulk_create(
        Holiday(date=FIRST + timedelta(days=nth), name="Ngày mẫu") for nth in range(DAYS)
    )


def days(page=None, per_page=2):
    return LongList(Holiday.objects.order_by("date"), per_page, asked=page)


def test_a_long_list_says_that_there_is_more():
    first = days()
    assert first.page_asked().has_next()
    assert first.more
    assert first.num_pages < DAYS / 2


def test_a_short_list_says_exactly_how_many_pages_it_has():
    assert days(per_page=50).num_pages == 4
    assert not days(per_page=50).more


def test_every_row_is_reached_by_going_on():
    seen, page = [], days().page_asked()
    seen += page
    while page.has_next():
        page = days(str(page.next_page_number())).page_asked()
        seen += page
    assert len(seen) == len(set(seen)) == DAYS


@pytest.mark.parametrize("asked", ["", "x", "0", "-3", "²", "9" * 30])
def test_a_page_that_is_none_is_the_nearest_that_is(asked):
    assert list(days(asked).page_asked())


def test_counting_stops_where_enough_is_known():
    with CaptureQueriesContext(connection) as asked:
        days().page_asked()
    assert "LIMIT 83" in asked[0]["sql"]
