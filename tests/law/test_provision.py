"""A provision over time: no day has two wordings, none between is without."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khien.core.ids import new_id
from khien.law.models import Provision
from khien.law.queries import provisions_in_force
from khien.law.rules.register import overlap
from khien.people.roles import Role

DAYS = st.one_of(st.none(), st.integers(1, 28).map(lambda day: date(2026, 2, day)))


@pytest.fixture
def row(register):
    return register["nd-56-2017"].provisions.get(path="điều 26")


@pytest.fixture
def client(staff, sign_in):
    return sign_in(staff(Role.LEGAL_OFFICER))


def amend(client, row, since, **changes):
    sent = {"since": since, "heading": "Mới", "text": "", "certainty": "K", "revision": 1}
    return client.post(reverse("law:amend_provision", args=[row.pk]), sent | changes)


def holding(on):
    return [p.heading for p in provisions_in_force(date.fromisoformat(on)).filter(path="điều 26")]


def test_amended_from_a_day_on(row, client):
    old = row.heading
    assert amend(client, row, "2026-08-01").status_code == 302
    assert holding("2026-07-31") == [old]
    assert holding("2026-08-01") == ["Mới"]
    page = client.get(reverse("law:provision", args=[row.pk])).text
    assert old in page
    assert "Mới" in page


@pytest.mark.parametrize("since", ["2017-07-01", "2010-01-01", ""])
def test_not_from_before_it_held(row, client, since):
    assert amend(client, row, since).status_code == 422
    assert Provision.objects.filter(path="điều 26", document=row.document).count() == 1


def test_the_second_of_two_people_is_told(row, client):
    amend(client, row, "2026-08-01")
    assert "Có người vừa sửa" in amend(client, row, "2026-07-01").text


def test_two_wordings_on_one_day_are_refused_by_page_and_database(row, client):
    page = reverse("law:add_provision", args=[row.document_id])
    sent = {"path": "Điều 26", "heading": "B", "kind": "procedure", "certainty": "K"}
    assert "bản khác" in client.post(page, sent | {"valid_from": "2026-01-01"}).text
    row.pk, row.valid_from, row._state.adding = new_id(), date(2026, 1, 1), True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@given(DAYS, DAYS, DAYS, DAYS)
def test_spans_overlap_where_they_share_a_day(a, b, c, d):
    def days(start, end):
        first, after = start or date(2026, 1, 1), end or date(2026, 4, 1)
        return set(range(first.toordinal(), after.toordinal()))

    if days(a, b) and days(c, d):
        assert overlap((a, b), (c, d)) == bool(days(a, b) & days(c, d))


def test_the_number_of_queries_does_not_grow(row, client, costs_the_same):
    days = iter(range(1, 29))

    def grow():
        for day in [next(days) for _ in range(5)]:
            last = Provision.objects.filter(path=row.path, document=row.document).latest("valid_to")
            amend(client, last, f"2026-02-{day:02}", revision=last.revision)

    page = reverse("law:provision", args=[row.pk])
    costs_the_same("law/provision.html", lambda: client.get(page), grow, most=8)
