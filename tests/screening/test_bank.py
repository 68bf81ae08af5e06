"""One bank: what is said of it, its entries found exactly, closed and opened again."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from fixtures_banks import MD5, MORNING, PDQ, SHA256
from khien.core import ledger
from khien.people.roles import Role
from khien.screening.actions import bank_entries
from khien.screening.models import PictureEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_morning")]


def url(bank, name="bank"):
    return reverse(f"screening:{name}", args=[bank.pk])


def shown(page):
    return [row[0].shown for row in page.context["rows"]]


def test_the_page_says_whose_it_is_and_on_what_terms(sign_in, keeper, open_bank, add):
    bank = open_bank(
        "Trang xấu", matter="addresses", terms="Chỉ để chặn.", ages=("6-10",), sharing="public"
    )
    add(bank, "xau.example", note="một lần")
    page = sign_in(keeper).get(url(bank)).content.decode()
    for words in ("Trang xấu", "Chỉ để chặn.", "6-10", "được công bố", str(keeper), "xau.example",
                  "một lần", "Lập kho", "Thêm mục: 1"):  # fmt: skip
        assert words in page


def test_entries_are_found_by_the_whole_hash_alone(sign_in, keeper, open_bank, add):
    bank = open_bank()
    add(bank, PDQ, f"md5 {MD5}", f"sha256 {SHA256}")
    client = sign_in(keeper)
    assert shown(client.get(url(bank))) == [SHA256, MD5, PDQ]
    assert shown(client.get(url(bank), {"tim": MD5.upper()})) == [MD5]
    assert shown(client.get(url(bank), {"tim": PDQ[:-1]})) == []
    assert shown(client.get(url(bank), {"tim": "x'"})) == []


def test_hosts_are_found_however_they_are_written(sign_in, keeper, open_bank, add):
    bank = open_bank(matter="addresses")
    add(bank, "xau.example", "lừa.example", "tot.example/a")
    client = sign_in(keeper)
    assert shown(client.get(url(bank), {"tim": "https://XAU.example/"})) == ["xau.example"]
    assert shown(client.get(url(bank), {"tim": "lừa.example"})) == ["xn--la-rct.example"]
    assert shown(client.get(url(bank), {"tim": "tot.example/a"})) == ["tot.example/a"]
    assert shown(client.get(url(bank), {"tim": "tot.example"})) == []


def test_states_are_counted_and_filtered(sign_in, keeper, open_bank, add, monkeypatch):
    bank = open_bank()
    first, second, third, _fourth = add(bank, PDQ, SHA256, "0" * 64, "1" * 64)
    bank_entries.withdraw(first, reason="mistake", note="", by=keeper, now=MORNING)
    bank_entries.set_expiry(second, expires_on=date(2026, 11, 26), by=keeper, now=MORNING)
    PictureEntry.objects.filter(pk=third.pk).update(quarantined_at=MORNING)
    client = sign_in(keeper)
    counted = {code: count for code, _word, count in client.get(url(bank)).context["counted"]}
    assert counted == {"counts": 1, "quarantined": 1, "expired": 1, "withdrawn": 1}
    for state, value in (("withdrawn", PDQ), ("expired", SHA256), ("quarantined", "0" * 64)):
        page = client.get(url(bank), {"trang_thai": state})
        assert shown(page) == [value]
        assert page.context["page"].paginator.count == 1


def test_counts_follow_the_day_without_anybody_doing_anything(
    sign_in, keeper, open_bank, add, monkeypatch
):
    bank = open_bank()
    add(bank, PDQ, expires_on=date(2026, 11, 27))
    client = sign_in(keeper)
    assert client.get(url(bank)).context["counted"][0][2] == 1
    monkeypatch.setattr("django.utils.timezone.now", lambda: MORNING + timedelta(days=1))
    client.force_login(keeper)
    assert client.get(url(bank)).context["counted"][0][2] == 0


def test_a_closed_bank_keeps_everything_and_opens_again(sign_in, keeper, open_bank, add):
    bank = open_bank()
    add(bank, PDQ)
    revision = bank.revision
    client = sign_in(keeper)
    assert "Đã đóng kho" in client.post(url(bank, "bank_close"), follow=True).content.decode()
    bank.refresh_from_db()
    assert (bank.closed_at, bank.revision) == (MORNING, revision + 1)
    twice = client.post(url(bank, "bank_close"), follow=True).content.decode()
    assert "mở lại kho trước" in twice
    client.post(url(bank, "bank_reopen"))
    bank.refresh_from_db()
    assert (bank.closed_at, bank.revision) == (None, revision + 2)
    assert [entry.verb for entry in ledger.history(bank.pk)][-2:] == ["BankClosed", "BankReopened"]
    assert shown(client.get(url(bank))) == [PDQ]


def test_whoever_only_screens_reads_and_changes_nothing(sign_in, staff, open_bank, keeper):
    bank = open_bank()
    assert sign_in(staff(Role.INSPECTOR)).get(url(bank)).status_code == 403
    stranger = reverse("screening:bank", args=["01975000-0000-7000-8000-000000000000"])
    assert sign_in(keeper).get(stranger).status_code == 404


def test_a_page_of_entries_asks_as_often_for_twice_of_them(
    sign_in, keeper, open_bank, add, costs_the_same
):
    bank, client = open_bank(), sign_in(keeper)
    numbers = iter(range(1000))

    def grow():
        add(bank, *[f"{next(numbers):064x}" for _row in range(5)])

    costs_the_same("screening/bank.html", lambda: client.get(url(bank)), grow, most=14)
