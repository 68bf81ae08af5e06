"""Another name from a day on; the name before stays true before it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core.calendars import today
from khien.directory import queries
from khien.directory.models import Function
from khien.people.roles import Role


@pytest.fixture
def rename(province_with_communes, staff, sign_in):
    client = sign_in(staff(Role.ADMINISTRATOR, territory=province_with_communes.province))

    def rename(organisation, name, first_day):
        url = reverse("directory:rename", args=[organisation.pk])
        return client.post(url, {"name": name, "first_day": first_day.isoformat()})

    return rename


def test_holds_from_its_day(rename, province_with_communes):
    office = province_with_communes.office(Function.JUSTICE)
    day = today(timezone.now())
    assert rename(office, "Sở Pháp luật", day).status_code == 302
    assert queries.name_of(office.pk, day) == "Sở Pháp luật"
    assert queries.name_of(office.pk, day - timedelta(days=1)) == "Sở Tư pháp tỉnh Sông Mây"


def test_on_the_first_day_of_a_name_it_is_corrected(rename, province_with_communes):
    office = province_with_communes.office(Function.JUSTICE)
    first = office.versions.get().valid.lower
    rename(office, "Sở Pháp luật", first)
    assert office.versions.get().name == "Sở Pháp luật"


@pytest.mark.parametrize(
    ("name", "days", "sentence"),
    [
        ("...", 0, "Hãy ghi tên"),
        ("Sở Tư pháp tỉnh Sông Mây", 0, "Tên vẫn như cũ"),
        ("Sở Mới", -4000, "không trước ngày đó"),
    ],
)
def test_is_refused_in_words(rename, province_with_communes, name, days, sentence):
    office = province_with_communes.office(Function.JUSTICE)
    response = rename(office, name, today(timezone.now()) + timedelta(days=days))
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_a_commune_is_named_by_the_state(rename, province_with_communes):
    response = rename(province_with_communes.communes[0], "Xã Khác", today(timezone.now()))
    assert "danh mục của Nhà nước" in response.content.decode()
