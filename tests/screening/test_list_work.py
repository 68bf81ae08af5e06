"""What waits for whoever keeps the banks."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_lists import NOW, TODAY, a_bank, a_keeper, a_list
from khien.people.roles import Role
from khien.screening.actions import lists as actions
from khien.screening.models import Bank, Sharing
from khien.screening.work.lists import items

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(db):
    return a_keeper()


def test_a_list_whose_bank_expired_waits_until_the_bank_is_closed(keeper):
    bank = a_bank("a.example.com", by=keeper, name="Kho cũ", expires_on=TODAY)
    a_bank("b.example.com", by=keeper, expires_on=TODAY + timedelta(days=1))
    a_bank("c.example.com", by=keeper, expires_on=TODAY, category="adult")
    a_bank("d.example.com", by=keeper, expires_on=TODAY, sharing=Sharing.HERE)
    made = a_list(keeper)
    [item] = items(keeper, NOW)
    assert item.url == reverse("screening:publication", args=[made.pk])
    assert "có kho đã hết hạn" in item.text
    assert item.why == "Không còn chặn theo: Kho cũ."
    Bank.objects.filter(pk=bank.pk).update(closed_at=NOW)
    assert items(keeper, NOW) == []


def test_a_list_that_could_not_be_made_is_urgent(keeper):
    made = a_list(keeper)
    made.trouble = "Máy chủ không làm được lần phát hành mới."
    made.save()
    assert [item.level for item in items(keeper, NOW)] == ["red"]
    actions.stop(made, by=keeper, now=NOW)
    assert items(keeper, NOW) == []


def test_corrections_wait_in_one_line_and_only_for_whoever_keeps_the_banks(keeper, staff):
    a_bank("a.example.com", "b.example.com", by=keeper)
    a_list(keeper)
    for host, key in (("a.example.com", "1"), ("a.example.com", "2"), ("b.example.com", "1")):
        actions.ask_for_correction(address=host, words="", key=key, now=NOW)
    [item] = items(keeper, NOW)
    assert item.text == "2 trang được đề nghị xem lại việc chặn"
    assert item.url == reverse("screening:corrections")
    assert items(staff(Role.COMMUNE_OFFICER), NOW) == []
    assert items(None, NOW) == []


def test_it_asks_as_often_for_twice_the_lists(keeper, django_assert_num_queries):
    numbers = iter(range(9))
    keeper.may("bank_manage")
    for _round in range(2):
        for _ in range(3):
            a_list(keeper, slug=f"ds-{next(numbers)}")
            a_bank("a.example.com", by=keeper, expires_on=TODAY)
        with django_assert_num_queries(3):
            items(keeper, NOW)
