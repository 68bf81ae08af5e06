"""Changing a bank: two people lose nothing, and what is there already may stay."""

from datetime import date

import pytest
from django.urls import reverse

from fixtures_banks import MORNING, PDQ
from khien.core import ledger
from khien.core.refusal import Refused
from khien.people.roles import Role
from khien.screening.actions import banks as actions
from khien.screening.rules.banks import Changed, Details

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_morning")]
SAID = {"name": "Tên mới", "category": "other", "source": "Dữ liệu mẫu", "sharing": "here"}


@pytest.fixture
def bank(open_bank):
    return open_bank(terms="Cũ")


def url(bank):
    return reverse("screening:bank_change", args=[bank.pk])


def theirs(bank, staff, **change):
    said = {"name": "Kho mẫu", "category": "other", "source": "Dữ liệu mẫu", "terms": "Cũ"} | change
    colleague = staff(Role.INFORMATION_OFFICER)
    actions.change_bank(bank, Details(**said), seen=bank.revision, by=colleague, now=MORNING)
    bank.refresh_from_db()


def test_what_changed_is_saved_and_named(sign_in, keeper, bank):
    answer = sign_in(keeper).post(url(bank), SAID | {"seen": "0", "terms": "Mới", "harmless": "on"})
    assert answer.status_code == 302
    bank.refresh_from_db()
    assert (bank.name, bank.terms, bank.harmless, bank.revision) == ("Tên mới", "Mới", True, 1)
    assert bank.folded.startswith("ten moi")
    changed = ledger.history(bank.pk)[-1]
    assert changed.data == {"fields": ["name", "harmless", "terms"]}


def test_nothing_changed_is_nothing_written(sign_in, keeper, bank):
    said = SAID | {"seen": "0", "name": "Kho mẫu", "terms": "Cũ"}
    assert sign_in(keeper).post(url(bank), said).status_code == 302
    bank.refresh_from_db()
    assert bank.revision == 0
    assert len(ledger.history(bank.pk)) == 1


def test_the_second_person_sees_both_and_chooses(sign_in, keeper, staff, bank):
    client = sign_in(keeper)
    was = dict(client.get(url(bank)).context["was"])
    theirs(bank, staff, name="Tên của người kia", terms="Của người kia")
    mine = SAID | was | {"seen": "0", "name": "Tên của tôi", "terms": "Cũ"}
    answer = client.post(url(bank), mine)
    assert answer.status_code == 409
    shown = {d.name: (d.mine, d.theirs) for d in answer.context["conflict"]}
    assert shown == {"name": ("Tên của tôi", "Tên của người kia")}
    page = answer.content.decode()
    assert '<input type="hidden" name="seen" value="1"' in page
    chosen = mine | {"seen": "1", "choose_name": "mine", "terms": "Của người kia"}
    assert client.post(url(bank), chosen).status_code == 302
    bank.refresh_from_db()
    assert (bank.name, bank.terms) == ("Tên của tôi", "Của người kia")


def test_entries_added_meanwhile_are_no_conflict(sign_in, keeper, bank, add):
    client = sign_in(keeper)
    was = dict(client.get(url(bank)).context["was"])
    add(bank, PDQ)
    answer = client.post(url(bank), SAID | was | {"seen": "0", "terms": "Cũ"})
    assert answer.status_code == 302
    bank.refresh_from_db()
    assert bank.name == "Tên mới"


def test_a_change_in_the_same_instant_is_refused(keeper, staff, bank):
    seen = bank.revision
    theirs(bank, staff, name="Khác")
    with pytest.raises(Changed):
        actions.change_bank(bank, Details("a", "other", "b"), seen=seen, by=keeper, now=MORNING)


def test_a_day_that_has_passed_may_stay_but_not_be_set(sign_in, keeper, bank):
    type(bank).objects.filter(pk=bank.pk).update(expires_on=date(2026, 1, 1))
    client = sign_in(keeper)
    said = SAID | {"seen": "0"}
    assert client.post(url(bank), said | {"expires_on": "2026-02-01"}).status_code == 422
    assert client.post(url(bank), said | {"expires_on": "2026-01-01"}).status_code == 302


def test_a_closed_bank_is_not_changed(sign_in, keeper, bank):
    actions.close_bank(bank, by=keeper, now=MORNING)
    answer = sign_in(keeper).get(url(bank), follow=True)
    assert "mở lại kho trước" in answer.content.decode()
    with pytest.raises(Refused):
        actions.change_bank(bank, Details("a", "other", "b"), seen=1, by=keeper, now=MORNING)


def test_ages_are_asked_of_addresses_alone(sign_in, keeper, bank, open_bank):
    client = sign_in(keeper)
    assert 'name="ages"' not in client.get(url(bank)).content.decode()
    hosts = open_bank("Trang", matter="addresses", ages=("6-10",))
    assert 'value="6-10"' in client.get(url(hosts)).content.decode()
