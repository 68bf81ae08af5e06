"""The list: each unit its own rows, the province's leaders all, as a page and as a file."""

import csv
from datetime import date, timedelta
from io import StringIO
from itertools import count

from django.urls import reverse

from fixtures_incident import NOW
from khien.capacity import actions
from khien.core.models import LedgerEvent
from khien.directory.models import Function
from khien.people.roles import Role

URL = reverse("capacity:rows")


def shown(page):
    return [row.count for row, _unit, _own in page.context["rows"]]


def test_units_see_their_own_rows_and_leaders_all(
    sign_in, police, information_officer, leader, record, province_with_communes
):
    record(count=5)
    other = province_with_communes.office(Function.ELECTRONIC_INFORMATION)
    record(count=7, unit=other, by=information_officer)
    assert shown(sign_in(police).get(URL)) == [7, 5], "cyber police read figures of the province"
    assert shown(sign_in(information_officer).get(URL)) == [7]
    page = sign_in(leader).get(URL)
    assert shown(page) == [7, 5]
    assert "Ghi thêm" not in page.content.decode()


def test_a_chair_of_a_commune_sees_none_of_the_units(
    sign_in, staff, record, province_with_communes
):
    record()
    chair = staff(Role.COMMUNE_CHAIR, territory=province_with_communes.communes[0])
    assert shown(sign_in(chair).get(URL)) == []


def test_filters_and_withdrawn_rows(sign_in, police, office, record):
    record("officers", count=9)
    actions.withdraw(record(count=8), why="Sai", by=police, now=NOW)
    client = sign_in(police)
    assert shown(client.get(URL)) == [9]
    assert shown(client.get(URL, {"ve": "training"})) == []
    assert shown(client.get(URL, {"ve": "training", "da_rut": "on"})) == [8]
    assert shown(client.get(URL, {"don_vi": str(office.pk)})) == [9]
    assert shown(client.get(URL, {"don_vi": "'", "ve": "?", "page": "x"})) == [9]


def test_the_file_says_what_the_page_says(sign_in, police, record):
    record(what="=1+1")
    client = sign_in(police)
    table = list(csv.reader(StringIO(client.get(URL, {"tep": "csv"}).content.decode("utf-8-sig"))))
    assert table[1][3:5] == ["'=1+1", "5"], "no formula leaves the house"
    assert client.get(URL, {"tep": "xlsx"}).content[:2] == b"PK"
    assert LedgerEvent.objects.filter(verb="CapacityExported").count() == 2


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    sign_in, police, record, costs_the_same
):
    days = count()

    def grow():
        for _number in range(8):
            record(on=date(2026, 1, 1) + timedelta(days=next(days)))

    client = sign_in(police)
    costs_the_same("capacity/rows.html", lambda: client.get(URL), grow, most=13)
