"""The history of a bank: all of it, newest first, with names."""

import pytest
from django.urls import reverse

from fixtures_banks import PDQ
from khien.screening.actions import bank_entries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_morning")]


def url(bank):
    return reverse("screening:bank_history", args=[bank.pk])


def test_all_that_happened_is_told(sign_in, keeper, open_bank, add, bank_morning):
    bank = open_bank()
    (entry,) = add(bank, PDQ)
    bank_entries.withdraw(entry, reason="mistake", note="", by=keeper, now=entry.added_at)
    page = sign_in(keeper).get(url(bank))
    assert [line.text for line in page.context["rows"]] == ["Gỡ mục", "Thêm mục", "Lập kho"]
    assert {line.who for line in page.context["rows"]} == {str(keeper)}
    assert reverse("screening:bank_entry", args=[bank.pk, entry.pk]) in page.content.decode()


def test_a_page_asks_as_often_for_twice_the_lines(sign_in, keeper, open_bank, add, costs_the_same):
    bank, client = open_bank(), sign_in(keeper)
    numbers = iter(range(100))

    def grow():
        for _row in range(3):
            add(bank, f"{next(numbers):064x}")

    costs_the_same("screening/bank_history.html", lambda: client.get(url(bank)), grow, most=11)
