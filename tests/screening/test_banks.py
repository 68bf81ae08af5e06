"""The list of banks: what stands in it, found with and without tone marks, taken as a file."""

import csv
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse

from fixtures_banks import MORNING, PDQ, SHA256
from khien.core.models import LedgerEvent
from khien.people.roles import Role
from khien.screening.actions import banks as actions
from khien.screening.work.banks import items

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_morning")]
URL = reverse("screening:banks")


def names(page):
    return [row[0].name for row in page.context["rows"]]


def test_those_who_screen_see_the_banks_and_a_teacher_does_not(sign_in, staff, keeper, open_bank):
    open_bank()
    assert names(sign_in(keeper).get(URL)) == ["Kho mẫu"]
    assert sign_in(staff(Role.SCHOOL_COORDINATOR)).get(URL).status_code == 403


def test_nothing_yet_says_what_a_bank_is_for(sign_in, keeper):
    page = sign_in(keeper).get(URL).content.decode()
    assert "Chưa có kho nào" in page
    assert reverse("screening:bank_new") in page


def test_a_bank_is_found_by_its_words_with_or_without_marks(sign_in, keeper, open_bank):
    open_bank("Trang lừa đảo", matter="addresses", category="phishing", source="Công an mẫu")
    open_bank("Ảnh mẫu")
    client = sign_in(keeper)
    for words in ("lừa đảo", "LUA DAO", "cong an", "trang-lua-dao"):
        assert names(client.get(URL, {"tim": words})) == ["Trang lừa đảo"]
    assert names(client.get(URL, {"giu": "pictures"})) == ["Ảnh mẫu"]
    assert names(client.get(URL, {"loai": "phishing"})) == ["Trang lừa đảo"]
    assert "Không có kho nào khớp" in client.get(URL, {"tim": "zzz"}).content.decode()
    assert len(names(client.get(URL, {"trang_thai": "'", "page": "x"}))) == 2


def test_open_expired_and_closed_are_told_apart_and_the_closed_come_last(
    sign_in, keeper, open_bank, monkeypatch
):
    actions.close_bank(open_bank("Đóng"), by=keeper, now=MORNING)
    open_bank("Mở")
    short = open_bank("Hết hạn", expires_on=date(2026, 11, 27))
    type(short).objects.filter(pk=short.pk).update(expires_on=date(2026, 11, 26))
    client = sign_in(keeper)
    assert names(client.get(URL)) == ["Mở", "Hết hạn", "Đóng"]
    for state, name in (("open", "Mở"), ("expired", "Hết hạn"), ("closed", "Đóng")):
        assert names(client.get(URL, {"trang_thai": state})) == [name]


def test_what_counts_today_is_counted(sign_in, keeper, open_bank, add):
    bank = open_bank()
    add(bank, PDQ, SHA256)
    assert [row[1] for row in sign_in(keeper).get(URL).context["rows"]] == [2]
    add(bank, "0" * 64)
    assert [row[1] for row in sign_in(keeper).get(URL).context["rows"]] == [3]


def test_the_list_goes_out_as_a_file_and_the_ledger_knows(sign_in, keeper, open_bank, add):
    add(open_bank(source="=Nguồn"), PDQ)
    open_bank("Địa chỉ", matter="addresses")
    client = sign_in(keeper)
    rows = list(csv.reader(StringIO(client.get(URL, {"tep": "csv"}).content.decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["Kho mẫu", "Địa chỉ"]
    assert [row[8] for row in rows[1:]] == ["1", "0"]
    filtered = client.get(URL, {"tep": "xlsx", "giu": "addresses"}).content
    assert openpyxl.load_workbook(BytesIO(filtered)).active.max_row == 2
    taken = LedgerEvent.objects.filter(verb="BanksListed")
    assert [row.data for row in taken] == [
        '{"kind": "csv", "rows": 2}',
        '{"kind": "xlsx", "rows": 1}',
    ]


def test_the_list_asks_as_often_for_twice_the_banks(
    sign_in, keeper, open_bank, add, costs_the_same
):
    numbers = iter(range(100))

    def grow():
        for _row in range(4):
            number = next(numbers)
            add(open_bank(f"Kho {number}"), PDQ)
            add(open_bank(f"Trang {number}", matter="addresses"), "a.example")

    client = sign_in(keeper)
    grow()
    costs_the_same("screening/banks.html", lambda: client.get(URL), grow, most=12)


def test_nothing_waits_for_those_who_keep_no_banks(staff, keeper):
    assert items(staff(Role.LEADER), MORNING) == items(keeper, MORNING) == []
