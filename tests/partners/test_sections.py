"""What the page of a task shows of partners; two people who write on one partner."""

from decimal import Decimal

import pytest
from django.urls import reverse

from fixtures_steering import NOW
from khien.partners.actions import commitments
from khien.partners.models import Partner
from khien.people.roles import Role
from partners_made import promise

CHANGE = "Công ty Mẫu đổi tên"


@pytest.fixture
def given(assigned, partner, officer):
    """A task of the office of education, with what a partner gives to it."""
    row = assigned()
    promised = promise(partner, officer)
    said = {"quantity": Decimal(12), "note": ""}
    commitments.allocate(promised, row.task, **said, by=officer, now=NOW)
    return row, promised


def test_a_task_shows_what_partners_give_to_it(given, educator, staff, steering, sign_in):
    row, promised = given
    duty = educator.duties.get()
    at = {"territory": duty.territory, "organisation": duty.organisation}
    holder = staff(Role.INFORMATION_OFFICER, **at)
    address = reverse("steering:task", args=[row.task_id])
    link = reverse("partners:commitment", args=[promised.pk])
    theirs = sign_in(holder).get(address).text
    assert "Công ty Mẫu: Máy tính cho thư viện" in theirs
    assert "12 máy" in theirs
    assert link not in theirs, "it is not theirs to open"
    assert link in sign_in(steering).get(address).text


def test_what_is_cancelled_is_given_no_more(given, officer, steering, sign_in):
    row, promised = given
    commitments.cancel_commitment(promised, why="Đối tác rút.", by=officer, now=NOW)
    page = sign_in(steering).get(reverse("steering:task", args=[row.task_id]))
    assert "Công ty Mẫu" not in page.text


def test_of_two_who_change_a_partner_the_second_saves_again(partner, officer, other, sign_in):
    change = reverse("partners:change_partner", args=[partner.pk])
    client = sign_in(officer)
    form = client.get(change).context["form"]
    said = {field.name: field.value() for field in form if field.value() is not None}
    sign_in(other).post(change, said | {"contact": "024 0000 0000"})
    client = sign_in(officer)
    told = client.post(change, said | {"name": CHANGE})
    assert told.status_code == 422
    assert "024 0000 0000" in told.text
    assert CHANGE in told.text
    again = said | {"name": CHANGE, "revision": told.context["form"]["revision"].value()}
    assert client.post(change, again).status_code == 302
    assert Partner.objects.get().name == CHANGE
