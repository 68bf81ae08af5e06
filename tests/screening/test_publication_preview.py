"""What would be in a list, and what changed since it last went out."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_lists import (
    NOW,
    TODAY,
    a_bank,
    a_keeper,
    a_list,
    add,
    in_this_process,
    publish,
    withdraw,
)
from khien.screening.actions import editions

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def _made_here(monkeypatch):
    monkeypatch.setattr(editions, "_made", in_this_process)
    monkeypatch.setattr(timezone, "now", lambda: LATER)


@pytest.fixture
def keeper(db):
    return a_keeper()


@pytest.fixture
def publication(keeper):
    return a_list(keeper)


def url(publication):
    return reverse("screening:publication_preview", args=[publication.pk])


def hosts(page):
    return [host for host, _entry in page.context["rows"]]


def test_before_the_first_edition_it_shows_what_the_banks_have(sign_in, keeper, publication):
    a_bank("b.example.com", "a.example.com", "tot.vn", by=keeper)
    a_bank("tot.vn", by=keeper, harmless=True, name="Kho tốt")
    page = sign_in(keeper).get(url(publication))
    assert hosts(page) == ["a.example.com", "b.example.com", "tot.vn"]
    shown = page.content.decode()
    assert shown.count("bỏ ra: kho vô hại") == 1
    assert "Kho tốt" in shown


def test_after_it_what_came_and_what_went_can_be_seen_alone(sign_in, keeper, publication):
    bank = a_bank("a.example.com", "b.example.com", by=keeper)
    add(bank, "het-han.example.com", expires_on=TODAY + timedelta(days=1))
    publish(publication)
    add(bank, "moi.example.com", at=NOW + timedelta(hours=1))
    withdraw(bank, "a.example.com", at=NOW + timedelta(hours=1))
    client = sign_in(keeper)
    page = client.get(url(publication))
    assert hosts(page) == ["b.example.com", "moi.example.com"]
    assert [host for host, _ in page.context["gone"]] == ["a.example.com", "het-han.example.com"]
    assert "2 địa chỉ không còn được tính từ sau lần 2026112500" in page.content.decode()
    assert hosts(client.get(url(publication), {"moi": 1})) == ["moi.example.com"]


def test_an_empty_list_is_said_to_be_empty(sign_in, keeper, publication):
    assert "Danh sách sẽ trống" in sign_in(keeper).get(url(publication)).content.decode()
    publish(publication)
    shown = sign_in(keeper).get(url(publication), {"moi": 1}).content.decode()
    assert "Không có địa chỉ nào mới" in shown


def test_it_asks_the_database_as_often_for_twice_the_addresses(
    sign_in, keeper, publication, costs_the_same
):
    bank = a_bank(by=keeper)
    numbers = iter(range(100))

    def grow():
        add(bank, *(f"n{next(numbers)}.example.com" for _ in range(10)))

    client = sign_in(keeper)
    costs_the_same(
        "screening/publication_preview.html", lambda: client.get(url(publication)), grow, most=11
    )


def test_ten_thousand_addresses_are_paged(sign_in, keeper, publication):
    a_bank(*(f"n{number:05}.example.com" for number in range(10_000)), by=keeper)
    page = sign_in(keeper).get(url(publication), {"page": 200})
    assert hosts(page)[-1] == "n09999.example.com"
    assert "10.000 địa chỉ" in page.content.decode()
