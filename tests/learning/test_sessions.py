"""The list: what one may see, filters in the address, folded search, export without formulas."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse

from fixtures_learning import NOW, details
from khien.core.models import LedgerEvent
from khien.learning import actions
from khien.learning.actions import export
from khien.learning.models import Form
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
URL = reverse("learning:sessions")


@pytest.fixture
def fill(recorder, verifier, province):
    """`fill(n)`: n sessions at each institution, every second one verified."""

    def fill(count):
        rows = [
            actions.Recorded(
                institution=row.pk,
                details=details(held_on=date(2026, 9, 1) + timedelta(days=number % 60)),
                recorded_by=recorder.pk,
                recorded_at=NOW,
                verified_by=verifier.pk if number % 2 else None,
                verified_at=NOW if number % 2 else None,
            )
            for row in [*province.schools, province.facility]
            for number in range(count)
        ]
        return actions.record_many(rows, by=recorder, now=NOW)

    return fill


def titles(page):
    return [row.title for row, _institution in page.context["rows"]]


def test_a_school_sees_its_own_and_a_commune_its_own(sign_in, staff, province, fill, officer):
    fill(2)
    here = province.communes[0]

    def seen(user):
        return sign_in(user).get(URL).context["page"].paginator.count

    assert seen(staff(Role.SCHOOL_COORDINATOR, organisation=province.schools[0])) == 2
    assert seen(staff(Role.EDUCATION_OFFICER, territory=here)) == 4
    assert seen(officer) == 8
    assert seen(staff(Role.EDUCATION_OFFICER, territory=province.communes[1])) == 2
    assert sign_in(staff(Role.LEADER, territory=province.province)).get(URL).status_code == 403


def test_filters_live_in_the_address_and_may_be_nonsense(sign_in, verifier, record, verified):
    record(title="Một")
    verified(title="Hai", form=Form.FLAG_CEREMONY, minutes=30)
    record(title="Cũ", held_on=date(2026, 3, 2))
    client = sign_in(verifier)
    assert titles(client.get(URL, {"state": "verified"})) == ["Hai"]
    assert titles(client.get(URL, {"form": "class_hour", "year": "2026-2027"})) == ["Một"]
    assert titles(client.get(URL, {"year": "2025-2026"})) == ["Cũ"]
    nonsense = {"state": "x", "form": "' OR 1", "year": "9", "page": "-4", "q": "a\x00"}
    assert len(titles(client.get(URL, nonsense))) == 3


@pytest.mark.parametrize("words", ["ban tay", "BÀN TAY", "suối ngọc", "suoi ngoc"])
def test_search_finds_titles_and_schools_with_and_without_tone_marks(
    sign_in, verifier, record, words
):
    record(title="Bàn tay năm ngón")
    assert len(titles(sign_in(verifier).get(URL, {"q": words}))) == 1
    assert not titles(sign_in(verifier).get(URL, {"q": "khac han"}))


def test_the_list_asks_the_database_as_often_for_twice_the_data(
    sign_in, officer, fill, costs_the_same
):
    client = sign_in(officer)
    costs_the_same("learning/sessions.html", lambda: client.get(URL), lambda: fill(3), most=13)


def test_a_long_list_is_paged(sign_in, officer, fill):
    fill(10)
    first = sign_in(officer).get(URL)
    second = sign_in(officer).get(URL, {"page": 2})
    assert len(titles(first)) == 30
    assert len(titles(second)) == 10
    assert len(first.content) < 50_000


def test_an_export_holds_what_the_filters_left_and_the_ledger_knows_it(
    sign_in, verifier, record, verified
):
    record(title='=HYPERLINK("http://xấu","x")', document="@SUM(A1)")
    verified(title="Khác")
    client = sign_in(verifier)
    query = {"state": "held"}
    sheet = client.get(reverse("learning:sessions_export", args=["csv"]), query)
    _head, row = csv.reader(StringIO(sheet.content.decode("utf-8-sig")))
    assert row[3] == '\'=HYPERLINK("http://xấu","x")'
    assert row[10] == "'@SUM(A1)"
    book = client.get(reverse("learning:sessions_export", args=["xlsx"]), query)
    cells = openpyxl.load_workbook(BytesIO(book.content)).active
    assert cells.max_row == 2
    assert cells["D2"].data_type == "s"
    assert cells["D2"].value == '=HYPERLINK("http://xấu","x")'
    verbs = LedgerEvent.objects.filter(verb="SessionsExported", subject=verifier.pk)
    assert [row.data for row in verbs.order_by("id")] == [
        '{"count": 1, "kind": "csv"}',
        '{"count": 1, "kind": "xlsx"}',
    ]


def test_a_list_too_long_to_export_says_what_to_do(sign_in, officer, fill, monkeypatch):
    fill(2)
    monkeypatch.setattr(export, "MOST_ROWS", 7)
    answer = sign_in(officer).get(reverse("learning:sessions_export", args=["csv"]))
    assert answer.status_code == 422
    assert "Hãy lọc theo năm học" in answer.content.decode()
    assert not LedgerEvent.objects.filter(verb="SessionsExported").exists()


def test_there_is_no_other_kind_of_export(sign_in, officer):
    assert (
        sign_in(officer).get(reverse("learning:sessions_export", args=["exe"])).status_code == 404
    )


def test_an_empty_list_says_what_to_do_first(sign_in, recorder, verifier):
    assert "Ghi buổi đầu tiên" in sign_in(recorder).get(URL).content.decode()
    assert "Chưa có buổi nào" in sign_in(verifier).get(URL).content.decode()


def test_a_list_too_long_to_take_is_not_offered(sign_in, officer, fill, monkeypatch):
    monkeypatch.setattr("khien.learning.views.sessions.MOST_ROWS", 3)
    fill(1)
    client = sign_in(officer)
    offered = reverse("learning:sessions_export", args=["xlsx"])
    long = client.get(URL).text
    assert offered not in long
    assert "hãy lọc bớt" in long
    monkeypatch.setattr("khien.learning.views.sessions.MOST_ROWS", 4)
    assert offered in client.get(URL).text
