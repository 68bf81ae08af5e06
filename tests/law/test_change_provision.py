from datetime import date

import pytest
from django.urls import reverse

from khien.law.models import Provision
from khien.people.roles import Role

SENT = {
    "heading": "Rà soát",
    "valid_from": "",
    "valid_to": "2026-12-01",
    "certainty": "V2",
    "revision": "1",
}


@pytest.fixture
def provision(register):
    return Provision.objects.get(document__code="nd-56-2017", path="điều 30")


@pytest.fixture
def page(provision):
    return reverse("law:change_provision", args=[provision.pk])


def test_dates_and_mark_are_changed(page, provision, staff, sign_in):
    officer = sign_in(staff(Role.LEGAL_OFFICER))
    assert "điều 30" in officer.get(page).content.decode().lower()
    officer.post(page, SENT)
    provision.refresh_from_db()
    assert (provision.valid_to, provision.certainty) == (date(2026, 12, 1), "V2")


def test_the_second_of_two_people_sees_what_is_saved(page, staff, sign_in):
    officer = sign_in(staff(Role.LEGAL_OFFICER))
    officer.post(page, SENT)
    shown = officer.post(page, SENT | {"valid_to": "2027-01-01"}).content.decode()
    assert "Có người vừa sửa" in shown
    assert "01/12/2026" in shown


def test_nobody_else_may(page, staff, sign_in):
    assert sign_in(staff(Role.CASE_MANAGER)).post(page, SENT).status_code == 403
