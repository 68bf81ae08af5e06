"""The list: one's office's violations, what waits first, files without names."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_incident import NOW
from khien.core.models import LedgerEvent
from khien.enforcement import actions
from khien.enforcement.models import Branch
from khien.intake.models import ConflictOfInterest, HarmKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("this_morning")]
URL = reverse("enforcement:violations")
ACTS = list(HarmKind.values)


@pytest.fixture
def fill(open_one):
    """`fill(first, last)`: one violation each, of different people and acts."""

    def fill(first, last):
        for number in range(first, last):
            open_one(act=ACTS[number % len(ACTS)], phone=f"09123{number:05}", name="=Kẻ Mẫu")

    return fill


def numbers(page):
    return [row.violation.number for row in page.context["rows"]]


def test_an_office_sees_its_own_and_an_officer_of_children_none(
    sign_in, police, other_office, officer, violation
):
    assert numbers(sign_in(police).get(URL)) == [violation.number]
    assert numbers(sign_in(other_office).get(URL)) == []
    assert sign_in(officer).get(URL).status_code == 403


def test_an_incident_sent_to_the_office_waits_until_it_has_a_violation(
    sign_in, police, other_office, incident, open_one
):
    link = reverse("enforcement:open", args=[incident.pk])
    assert link in sign_in(police).get(URL).content.decode()
    empty = sign_in(other_office).get(URL).content.decode()
    assert link not in empty
    assert "Chưa có hồ sơ vi phạm nào" in empty
    open_one()
    assert link not in sign_in(police).get(URL).content.decode()


def test_whom_the_reporter_named_sees_nothing_of_it(sign_in, police, incident, violation):
    ConflictOfInterest.objects.create(report=incident.reports.get(), person=police, noted_at=NOW)
    page = sign_in(police).get(URL)
    assert numbers(page) == []
    assert list(page.context["waiting"]) == []


def test_filters_live_in_the_address_and_may_be_nonsense(
    sign_in, police, violation, open_one, monkeypatch
):
    actions.verify(
        open_one(act="threat"),
        branch=Branch.UNFOUNDED,
        age_group="adult",
        by=police,
        now=NOW,
    )
    client = sign_in(police)
    assert numbers(client.get(URL, {"buoc": "verifying"})) == [violation.number]
    assert len(numbers(client.get(URL, {"huong": "unfounded"}))) == 1
    assert len(numbers(client.get(URL, {"tim": "van tran"}))) == 2
    assert numbers(client.get(URL, {"tim": str(violation.number)})) == [violation.number]
    nothing = client.get(URL, {"tim": "không có"}).content.decode()
    assert "Không có hồ sơ nào khớp" in nothing
    assert len(numbers(client.get(URL, {"buoc": "'", "page": "x", "tim": "\x00"}))) == 2
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=30))
    assert numbers(sign_in(police).get(URL, {"qua_han": "on"})) == [violation.number]


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    sign_in, police, fill, costs_the_same
):
    steps = iter(range(0, 60, 6))

    def grow():
        first = next(steps)
        fill(first, first + 6)

    client = sign_in(police)
    grow()
    costs_the_same("enforcement/violations.html", lambda: client.get(URL), grow, most=14)


def test_a_file_has_no_names_and_the_ledger_knows_who_took_it(sign_in, police, fill):
    fill(0, 2)
    client = sign_in(police)
    sheet = client.get(URL, {"tep": "csv"}).content.decode("utf-8-sig")
    assert len(list(csv.reader(StringIO(sheet)))) == 3
    assert "Kẻ Mẫu" not in sheet
    book = openpyxl.load_workbook(BytesIO(client.get(URL, {"tep": "xlsx"}).content)).active
    assert book.max_row == 3
    taken = LedgerEvent.objects.filter(verb="ViolationsExported")
    assert [(row.data, row.actor_key) for row in taken] == [('{"rows": 2}', police.actor_key)] * 2


@pytest.mark.parametrize("typed", ["+84 912 345 678", "912345678", "0912.345.678"])
def test_a_file_is_found_by_a_telephone_number_in_any_form(sign_in, police, violation, typed):
    assert numbers(sign_in(police).get(URL, {"tim": typed})) == [violation.number]


def test_a_file_of_another_office_is_not_found_by_what_is_in_it(sign_in, police, theirs):
    assert numbers(sign_in(police).get(URL, {"tim": "0912345678"})) == []
