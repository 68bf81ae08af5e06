"""One edition: what came in and what went out against the one before."""

import pytest
from django.urls import reverse

from fixtures_lists import a_bank, a_keeper, a_list, add, in_this_process, publish, withdraw
from khien.screening.actions import editions
from khien.screening.editions import store
from khien.screening.queries.editions import folder_of
from khien.screening.views import edition as view

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _made_here(monkeypatch):
    monkeypatch.setattr(editions, "_made", in_this_process)


@pytest.fixture
def keeper(db):
    return a_keeper()


def url(publication, serial):
    return reverse("screening:edition", args=[publication.pk, serial])


def test_each_change_is_told_in_words(sign_in, keeper):
    bank = a_bank("a.example.com", "b.example.com", by=keeper)
    clear = a_bank("c.example.com", by=keeper, harmless=True)
    publication = a_list(keeper)
    publish(publication)
    withdraw(bank, "a.example.com")
    withdraw(clear, "c.example.com")
    add(bank, "d.example.com", "e.example.com/duong")
    add(clear, "b.example.com")
    edition = publish(publication)
    page = sign_in(keeper).get(url(publication, edition.serial))
    assert [(row.host, row.words) for row in page.context["rows"]] == [
        ("a.example.com", "bỏ khỏi danh sách chặn"),
        ("b.example.com", "thêm vào danh sách luôn cho qua"),
        ("c.example.com", "bỏ khỏi danh sách luôn cho qua"),
        ("d.example.com", "thêm vào danh sách chặn"),
    ]


def test_many_are_cut_and_old_ones_are_not_kept(sign_in, keeper, monkeypatch):
    monkeypatch.setattr(view, "MOST_SHOWN", 2)
    a_bank("a.example.com", "b.example.com", "c.example.com", by=keeper)
    publication = a_list(keeper)
    edition = publish(publication)
    client = sign_in(keeper)
    page = client.get(url(publication, edition.serial))
    assert len(page.context["rows"]) == 2
    assert "Chỉ hiện 2 thay đổi đầu" in page.content.decode()
    store.remove(folder_of(edition))
    assert "đã cũ" in client.get(url(publication, edition.serial)).content.decode()
    assert client.get(url(publication, 1)).status_code == 404


def test_an_edition_without_changes_says_what_did_change(sign_in, keeper, settings):
    publication = a_list(keeper)
    publish(publication)
    settings.BLOCK_PAGE = "192.0.2.80"
    edition = publish(publication)
    page = sign_in(keeper).get(url(publication, edition.serial)).content.decode()
    assert "nơi mà tên bị chặn dẫn tới đã đổi" in page


def test_it_asks_the_database_as_often_for_twice_the_changes(sign_in, keeper, costs_the_same):
    bank = a_bank(by=keeper)
    publication = a_list(keeper)
    numbers = iter(range(100))
    shown = []

    def grow():
        many = 3 * (len(shown) + 1)
        add(bank, *(f"n{next(numbers)}.example.com" for _ in range(many)))
        shown.append(publish(publication))

    client = sign_in(keeper)
    grow()
    costs_the_same(
        "screening/edition.html",
        lambda: client.get(url(publication, shown[-1].serial)),
        grow,
        most=8,
    )
