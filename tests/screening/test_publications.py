"""The list of lists for resolvers."""

import pytest
from django.urls import reverse

from fixtures_lists import NOW, a_bank, a_keeper, a_list, in_this_process, publish
from khien.people.roles import Role
from khien.screening.actions import editions
from khien.screening.actions import lists as actions

pytestmark = pytest.mark.django_db
URL = reverse("screening:publications")


@pytest.fixture(autouse=True)
def _made_here(monkeypatch):
    monkeypatch.setattr(editions, "_made", in_this_process)


@pytest.fixture
def keeper(db):
    return a_keeper()


def test_each_list_tells_what_it_blocks_how_much_and_how_new_it_is(sign_in, keeper):
    a_bank("a.example.com", "b.example.com", by=keeper)
    publish(a_list(keeper, name="Cho trường học"))
    a_list(keeper, slug="moi", name="Chưa làm")
    actions.stop(a_list(keeper, slug="cu", name="Cũ"), by=keeper, now=NOW)
    page = sign_in(keeper).get(URL)
    shown = page.content.decode()
    assert "Cho trường học" in shown
    assert "2026112500" in shown
    assert "chưa phát hành" in shown
    assert "đã dừng" in shown
    names = [row.publication.name for row in page.context["rows"]]
    assert names == ["Cho trường học", "Chưa làm", "Cũ"]


def test_without_lists_it_says_how_to_begin(sign_in, keeper):
    shown = sign_in(keeper).get(URL).content.decode()
    assert "Chưa có danh sách nào" in shown
    assert reverse("screening:publication_new") in shown


def test_whoever_keeps_no_banks_does_not_see_it(sign_in, staff):
    assert sign_in(staff(Role.COMMUNE_OFFICER)).get(URL).status_code == 403


def test_it_asks_the_database_as_often_for_twice_the_lists(sign_in, keeper, costs_the_same):
    numbers = iter(range(100))

    def grow():
        for _ in range(4):
            publish(a_list(keeper, slug=f"ds-{next(numbers)}"))

    client = sign_in(keeper)
    costs_the_same("screening/publications.html", lambda: client.get(URL), grow, most=9)
