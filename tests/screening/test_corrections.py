"""Pages said to be blocked wrongly, each host once, the longest waiting first."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_lists import NOW, a_bank, a_keeper, a_list
from khien.people.roles import Role
from khien.screening.actions import lists as actions

pytestmark = pytest.mark.django_db
URL = reverse("screening:corrections")


@pytest.fixture
def keeper(db):
    made = a_keeper()
    a_list(made)
    return made


def object_to(host, key="k", *, at=NOW):
    return actions.ask_for_correction(address=host, words="", key=key, now=at)


def test_each_host_stands_once_with_how_many_asked(sign_in, keeper):
    a_bank("a.example.com", "b.example.com", by=keeper)
    object_to("b.example.com", at=NOW - timedelta(days=2))
    for key in ("x", "y", "z"):
        object_to("a.example.com", key)
    rows = sign_in(keeper).get(URL).context["page"]
    assert [(row.host, row.asked) for row in rows] == [("b.example.com", 1), ("a.example.com", 3)]


def test_nothing_waiting_is_said(sign_in, keeper):
    assert "Không có đề nghị nào chờ" in sign_in(keeper).get(URL).content.decode()


def test_whoever_keeps_no_banks_does_not_see_them(sign_in, staff):
    assert sign_in(staff(Role.COMMUNE_OFFICER)).get(URL).status_code == 403


def test_it_asks_the_database_as_often_for_twice_the_hosts(sign_in, keeper, costs_the_same):
    numbers = iter(range(100))

    def grow():
        for number in (next(numbers) for _ in range(4)):
            a_bank(f"n{number}.example.com", by=keeper)
            object_to(f"n{number}.example.com")

    client = sign_in(keeper)
    costs_the_same("screening/corrections.html", lambda: client.get(URL), grow, most=8)
