"""What each unit handled is read beside what it can do."""

from datetime import date, timedelta

from django.urls import reverse

from fixtures_incident import NOW
from khien.core.handled import Handled
from khien.core.measures import Period
from khien.takedown.actions import requests
from khien.takedown.handled import count

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def test_a_unit_is_told_what_it_followed_and_what_is_gone(
    sign_in, police, office, item, register, send, this_morning
):
    register("https://mau.vn/9")
    requests.remove(send(), at=NOW, by=police, now=NOW)
    assert count(YEAR) == {office.pk: Handled(1, 2)}
    assert count(Period(date(2025, 1, 1), date(2025, 12, 31))) == {}
    page = sign_in(police).get(reverse("capacity:units"))
    [(_unit, work)] = page.context["rows"]
    assert ("Nội dung đã gỡ / đã ghi vào sổ", "1/2") in work


def test_it_counts_as_it_stood_at_the_end_of_the_period(police, office, item, send):
    requests.remove(send(), at=NOW, by=police, now=NOW)
    before = NOW.date() - timedelta(days=1)
    assert count(Period(before, before)) == {}
