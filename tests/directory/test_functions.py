"""Which office carries which function, and giving it to another."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.directory import actions, queries
from khien.directory.models import Function, Kind
from khien.people.roles import Role

URL = reverse("directory:functions")


@pytest.fixture
def client_of_administrator(province_with_communes, staff, sign_in):
    return sign_in(staff(Role.ADMINISTRATOR, territory=province_with_communes.province))


@pytest.fixture
def new_office(province_with_communes):
    now = timezone.now()
    return actions.add_office(
        province_with_communes.province,
        name="Sở Công tác trẻ em",
        kind=Kind.AGENCY,
        first_day=today(now) - timedelta(days=1),
        by=SYSTEM,
        now=now,
    )


def bind_url(province, function):
    return reverse("directory:bind", args=[province.pk, function.value])


def test_the_province_shows_every_function(client_of_administrator):
    body = client_of_administrator.get(URL).content.decode()
    assert "Sở Y tế tỉnh Sông Mây" in body
    assert "Chưa đối chiếu với văn bản" in body  # a fact nobody has read in a source is marked


def test_a_commune_shows_its_own_and_the_rest_as_the_province(
    client_of_administrator, province_with_communes
):
    commune = province_with_communes.communes[0]
    body = client_of_administrator.get(URL, {"xa": commune.pk}).content.decode()
    assert "Ủy ban nhân dân phường Suối Ngọc" in body
    assert "theo cấp tỉnh" in body


def test_the_office_that_has_it_is_offered_first(client_of_administrator, province_with_communes):
    """Not whichever comes first in the alphabet."""
    url = bind_url(province_with_communes.province, Function.CHILD_AFFAIRS)
    body = client_of_administrator.get(url).content.decode()
    assert re.search(r"<option[^>]* selected>Sở Y tế tỉnh Sông Mây</option>", body)


def test_a_function_goes_to_another_office_from_a_day_on(
    client_of_administrator, province_with_communes, new_office
):
    day = today(timezone.now())
    url = bind_url(province_with_communes.province, Function.CHILD_AFFAIRS)
    said = {"office": str(new_office.pk), "first_day": day.isoformat(), "legal_basis": "QĐ 1"}
    assert client_of_administrator.post(url, said).status_code == 302
    assert queries.responsible(Function.CHILD_AFFAIRS, None, day).pk == new_office.pk
    before = queries.responsible(Function.CHILD_AFFAIRS, None, day - timedelta(days=1))
    assert before.name == "Sở Y tế tỉnh Sông Mây"
    verbs = [entry.verb for entry in ledger.history(province_with_communes.province.pk)]
    assert verbs[-1] == "FunctionBound"


def test_not_from_a_day_before_the_present_office_began(
    client_of_administrator, province_with_communes, new_office
):
    url = bind_url(province_with_communes.province, Function.CHILD_AFFAIRS)
    said = {"office": str(new_office.pk), "first_day": "2025-07-01", "legal_basis": ""}
    response = client_of_administrator.post(url, said)
    assert response.status_code == 422
    assert "từ 01/07/2025" in response.content.decode()


def test_not_to_the_office_that_has_it(client_of_administrator, province_with_communes):
    office = province_with_communes.office(Function.CHILD_AFFAIRS)
    url = bind_url(province_with_communes.province, Function.CHILD_AFFAIRS)
    said = {"office": str(office.pk), "first_day": "2026-09-02", "legal_basis": ""}
    assert "đang nhận nhiệm vụ ấy" in client_of_administrator.post(url, said).content.decode()


def test_an_unknown_function_or_territory_is_not_there(
    client_of_administrator, province_with_communes
):
    school = province_with_communes.schools[0]
    for args in ([school.pk, "hotline"], [province_with_communes.province.pk, "magic"]):
        assert client_of_administrator.get(reverse("directory:bind", args=args)).status_code == 404


def test_has_a_constant_number_of_queries(client_of_administrator, django_assert_max_num_queries):
    client_of_administrator.get(URL)  # the frame's own queries for a new session
    with django_assert_max_num_queries(14):
        client_of_administrator.get(URL)
