"""One organisation through time."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.directory import actions
from khien.directory.models import ChangeEvent, Extent, Function, SuccessionEdge
from khien.people.roles import Role


@pytest.fixture
def page(province_with_communes, staff, sign_in):
    client = sign_in(staff(Role.ADMINISTRATOR, territory=province_with_communes.province))

    def page(organisation):
        url = reverse("directory:organisation", args=[organisation.pk])
        return client.get(url).content.decode()

    page.client = client
    return page


def test_a_school_with_its_code_and_commune(page, province_with_communes):
    body = page(province_with_communes.schools[0])
    assert "98001001" in body
    assert "Phường Suối Ngọc" in body
    assert "tiểu học" in body


def test_an_office_with_its_functions(page, province_with_communes):
    body = page(province_with_communes.office(Function.CYBER_POLICE))
    assert "công an phụ trách an ninh mạng" in body


def test_a_name_of_before_stays_readable(page, province_with_communes):
    now = timezone.now()
    school = province_with_communes.schools[0]
    actions.rename(school, name="Trường Tên Mới", first_day=today(now), by=SYSTEM, now=now)
    body = page(school)
    assert "Trường Tên Mới" in body
    assert "Trường Tiểu học Suối Ngọc" in body
    assert f"{today(now) - timedelta(days=1):%d/%m/%Y}" in body


def test_a_unit_that_is_no_more_keeps_its_page_and_names_who_followed(page, province_with_communes):
    before, after = province_with_communes.communes[:2]
    before.versions.update(valid=(date(2025, 7, 1), date(2026, 1, 1)))
    event = ChangeEvent.objects.create(kind="absorb", organisation=after, date=date(2026, 1, 1))
    SuccessionEdge.objects.create(
        event=event, predecessor=before, successor=after, extent=Extent.WHOLE
    )
    body = page(before)
    assert "không còn đơn vị này" in body
    assert "Xã Đồi Thông" in body
    assert "Phường Suối Ngọc" in page(after)


def test_the_province_counts_its_communes(page, province_with_communes):
    assert "Số xã, phường" in page(province_with_communes.province)


def test_an_unknown_one_is_not_there(page):
    url = reverse("directory:organisation", args=[uuid4()])
    assert page.client.get(url).status_code == 404
