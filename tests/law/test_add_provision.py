"""A provision added to its document, also the same article anew from the day it was amended."""

from datetime import date

import pytest
from django.urls import reverse

from khien.core.ledger import history
from khien.law.models import Provision
from khien.law.queries import provisions_in_force
from khien.people.roles import Role

SENT = {"path": "khoản 1 điều 12", "heading": "Mẫu", "kind": "fine", "certainty": "K"}


@pytest.fixture
def document(register):
    return register["nd-130-2021"]


@pytest.fixture
def page(document):
    return reverse("law:add_provision", args=[document.pk])


@pytest.fixture
def legal_officer(staff, sign_in):
    return sign_in(staff(Role.LEGAL_OFFICER))


def test_a_fine_leads_on_to_its_limits_and_stands_last(page, document, legal_officer):
    answer = legal_officer.post(page, SENT)
    made = Provision.objects.get(path="khoản 1 điều 12")
    assert answer.url == reverse("law:fine_limits", args=[made.pk])
    assert document.provisions.order_by("position").last() == made
    assert history(document.pk)[-1].verb == "ProvisionAdded"
    assert made in provisions_in_force(date(2026, 11, 23))


def test_an_amended_article_holds_from_its_own_day(page, legal_officer):
    legal_officer.post(page, SENT | {"valid_to": "2026-07-01"})
    legal_officer.post(page, SENT | {"valid_from": "2026-07-01", "heading": "Mẫu, sửa đổi"})

    def heading(on):
        return provisions_in_force(on).get(path="khoản 1 điều 12").heading

    assert (heading(date(2026, 6, 30)), heading(date(2026, 7, 1))) == ("Mẫu", "Mẫu, sửa đổi")


@pytest.mark.parametrize(
    "wrong",
    [
        {"path": " "},
        {"heading": ""},
        {"kind": "x"},
        {"valid_from": "2026-07-01", "valid_to": "2026-07-01"},
        {"path": "x" * 81},
    ],
)
def test_what_makes_no_sense_is_said_and_not_saved(page, document, legal_officer, wrong):
    before = document.provisions.count()
    assert "Có chỗ cần sửa" in legal_officer.post(page, SENT | wrong).text
    assert document.provisions.count() == before


def test_the_same_twice_is_refused(page, legal_officer):
    legal_officer.post(page, SENT)
    assert "đã có" in legal_officer.post(page, SENT | {"path": "Khoản 1 Điều 12"}).text


def test_nobody_else_may(page, staff, sign_in):
    assert sign_in(staff(Role.CASE_MANAGER)).post(page, SENT).status_code == 403
