"""An office that the directory does not know yet."""

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core.calendars import today
from khien.directory import queries
from khien.people.roles import Role

URL = reverse("directory:office_new")


@pytest.fixture
def client_of_administrator(province_with_communes, staff, sign_in):
    return sign_in(staff(Role.ADMINISTRATOR, territory=province_with_communes.province))


def test_can_carry_a_function_from_then_on(client_of_administrator, province_with_communes):
    day = today(timezone.now())
    said = {"name": "Sở Trẻ em", "kind": "agency", "first_day": day.isoformat()}
    assert client_of_administrator.post(URL, said).status_code == 302
    offices = queries.offices_of(province_with_communes.province.pk, day)
    assert "Sở Trẻ em" in {office.name for office in offices}


def test_without_a_name_is_refused(client_of_administrator):
    said = {"name": "?", "kind": "agency", "first_day": "2026-09-01"}
    response = client_of_administrator.post(URL, said)
    assert response.status_code == 422
    assert "Hãy ghi tên" in response.content.decode()


def test_before_set_up_leads_there(staff, sign_in, db):
    response = sign_in(staff(Role.ADMINISTRATOR)).get(URL)
    assert response.url == reverse("directory:set_up")
