"""The list: one's office's content, filters in the address, files without addresses."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.models import LedgerEvent
from khien.intake.models import ConflictOfInterest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("this_morning")]
URL = reverse("takedown:items")


def numbers(page):
    return [row.item.number for row in page.context["rows"]]


def test_an_office_sees_its_own_and_others_none(sign_in, police, other_office, officer, item):
    page = sign_in(police).get(URL)
    assert numbers(page) == [item.number]
    assert "tiktok.com/@mau/video/123" in page.content.decode()
    assert numbers(sign_in(other_office).get(URL)) == []
    assert sign_in(officer).get(URL).status_code == 403


def test_whom_the_reporter_named_sees_nothing_of_it(sign_in, police, incident, item):
    ConflictOfInterest.objects.create(report=incident.reports.get(), person=police, noted_at=NOW)
    assert numbers(sign_in(police).get(URL)) == []
    page = sign_in(police).get(reverse("takedown:item", args=[item.pk]))
    assert page.status_code == 404


def test_filters_live_in_the_address_and_may_be_nonsense(sign_in, police, item, send, clock):
    send(to="cloudflare")
    client = sign_in(police)
    assert numbers(client.get(URL, {"buoc": "up"})) == [item.number]
    assert numbers(client.get(URL, {"buoc": "gone"})) == []
    assert numbers(client.get(URL, {"noi": "tiktok"})) == [item.number]
    assert numbers(client.get(URL, {"noi": "cloudflare"})) == [item.number]
    assert numbers(client.get(URL, {"so": str(item.number)})) == [item.number]
    assert numbers(client.get(URL, {"so": "x"})) == []
    assert len(numbers(client.get(URL, {"buoc": "'", "page": "x", "noi": "\x00"}))) == 1
    assert numbers(client.get(URL, {"qua_han": "on"})) == []
    clock(NOW + timedelta(hours=30))
    late = sign_in(police).get(URL, {"qua_han": "on"})
    assert numbers(late) == [item.number]


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    sign_in, police, register, send, costs_the_same
):
    steps = iter(range(0, 60, 6))

    def grow():
        first = next(steps)
        for row in register(*(f"https://zalo.me/g/mau{n}" for n in range(first, first + 6))):
            send(of=row, to="zalo")

    client = sign_in(police)
    grow()
    costs_the_same("takedown/items.html", lambda: client.get(URL), grow, most=14)


def test_a_file_has_no_addresses_and_the_ledger_knows_who_took_it(sign_in, police, item):
    sheet = sign_in(police).get(URL, {"tep": "csv"}).content.decode("utf-8-sig")
    assert len(list(csv.reader(StringIO(sheet)))) == 2
    assert "video/123" not in sheet
    [taken] = LedgerEvent.objects.filter(verb="ContentExported")
    assert (taken.data, taken.actor_key) == ('{"rows": 1}', police.actor_key)
