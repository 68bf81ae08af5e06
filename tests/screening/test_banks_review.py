"""What waits for those who keep banks: set aside by the machine, or called wrong by people."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_banks import MORNING, PDQ, SHA256
from khien.people.roles import Role
from khien.screening.actions import bank_entries, banks
from khien.screening.models import AddressEntry, Hit, Judgement, PictureEntry, Scan
from khien.screening.work.banks import items

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_morning")]
URL = reverse("screening:banks_review")


@pytest.fixture
def judge(keeper, db):
    """`judge(entry, right)`: a hit of the entry, and somebody's word on it."""
    scan = Scan.objects.create(asked_by=keeper, asked_at=MORNING)

    def judge(entry, *, right=False, at=MORNING):
        hit = Hit.objects.create(
            scan=scan,
            kind="known",
            score=1,
            version="1",
            bank=entry.bank,
            entry=entry.pk,
            found_at=at,
        )
        Judgement.objects.create(hit=hit, right=right, by=keeper, at=at)

    return judge


def waiting(page):
    return [(row.entry.shown, row.wrong) for row in page.context["page"]]


def test_nothing_waits(sign_in, keeper):
    assert "Không có mục nào cần xem" in sign_in(keeper).get(URL).content.decode()


def test_set_aside_come_first_then_those_called_wrong(sign_in, keeper, open_bank, add, judge):
    wrong, right = add(open_bank(), PDQ, SHA256)
    (aside,) = add(open_bank("Trang", matter="addresses"), "to.example")
    AddressEntry.objects.filter(pk=aside.pk).update(quarantined_at=MORNING)
    judge(wrong)
    judge(wrong)
    judge(right, right=True)
    assert waiting(sign_in(keeper).get(URL)) == [("to.example", 0), (PDQ, 2)]
    texts = [item.text for item in items(keeper, MORNING)]
    assert texts == ["1 mục của kho đang bị cách ly", "1 mục của kho bị cho là báo nhầm"]
    assert {item.url for item in items(keeper, MORNING)} == {URL}
    assert (
        "1 mục đang bị cách ly" in sign_in(keeper).get(reverse("screening:banks")).content.decode()
    )


def test_a_persons_word_ends_the_waiting_until_somebody_says_otherwise(
    keeper, open_bank, add, judge
):
    (entry,) = add(open_bank(), PDQ)
    judge(entry)
    later = MORNING + timedelta(minutes=1)
    bank_entries.confirm(entry, by=keeper, now=later)
    assert items(keeper, later) == []
    judge(entry, at=later + timedelta(minutes=1))
    assert len(items(keeper, later)) == 1
    bank_entries.withdraw(entry, reason="false_alarm", note="", by=keeper, now=later)
    assert items(keeper, later) == []


def test_nothing_of_a_closed_bank_waits(keeper, open_bank, add, judge):
    bank = open_bank()
    wrong, aside = add(bank, PDQ, SHA256)
    judge(wrong)
    PictureEntry.objects.filter(pk=aside.pk).update(quarantined_at=MORNING)
    banks.close_bank(bank, by=keeper, now=MORNING)
    assert items(keeper, MORNING) == []


def test_it_is_for_those_who_keep_banks(sign_in, staff):
    assert sign_in(staff(Role.INSPECTOR)).get(URL).status_code == 403


def test_the_page_asks_as_often_for_twice_the_entries(
    sign_in, keeper, open_bank, add, judge, costs_the_same
):
    bank, client = open_bank(), sign_in(keeper)
    numbers = iter(range(100))

    def grow():
        for entry in add(bank, *(f"{next(numbers):064x}" for _row in range(3))):
            judge(entry)

    costs_the_same("screening/banks_review.html", lambda: client.get(URL), grow, most=12)
