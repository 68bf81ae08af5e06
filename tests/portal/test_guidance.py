"""Guidance on the public site: only what is in use and meant for everybody, without an account."""

from datetime import UTC, datetime
from itertools import count

import pytest
from django.test import Client
from django.urls import reverse

from khien.coordination.actions import guidance as actions
from khien.coordination.models import Guidance
from khien.directory.models import Function
from khien.people.roles import Role

URL = reverse("portal:guidances")
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
numbers = count(1)


@pytest.fixture
def publish(staff, province_with_communes):
    office = province_with_communes.office(Function.EDUCATION)
    people = [staff(Role.EDUCATION_OFFICER, organisation=office) for _each in range(2)]

    def publish(*, public=True, title="Buổi học ghép lớp"):
        said = actions.Said("skill", "school", title, "Ghi mấy buổi?", "Ghi từng lớp.", "", public)
        version = actions.draft(said, office=office.pk, by=people[0], now=NOW)
        actions.publish(version, by=people[1], now=NOW)
        return version

    return publish


def test_what_is_public_is_found_and_read_and_nothing_else(publish):
    shown, inside = publish(), publish(public=False, title="Chỉ nội bộ")
    page = Client().get(URL, {"tim": "buoi hoc ghep"})
    assert [row.title for row in page.context["page"]] == ["Buổi học ghép lớp"]
    assert "Chỉ nội bộ" not in Client().get(URL).content.decode()
    number = Guidance.objects.get(pk=shown.guidance_id).number
    one = Client().get(reverse("portal:guidance", args=[number])).content.decode()
    assert "Ghi từng lớp." in one
    assert "Cán Bộ" not in one, "no name of the staff"
    number = Guidance.objects.get(pk=inside.guidance_id).number
    assert Client().get(reverse("portal:guidance", args=[number])).status_code == 404


def test_nonsense_in_the_address_is_a_page(publish):
    for query in ({"tim": "x" * 999}, {"ve": "?"}, {"tim": "':*|&"}, {"page": "-9"}):
        assert Client().get(URL, query).status_code == 200
    assert "Thử ít từ hơn" in Client().get(URL, {"tim": "không có"}).content.decode()


def test_the_list_asks_the_database_as_often_for_twice_the_rows(publish, costs_the_same):
    def grow():
        for _row in range(4):
            publish(title=f"Hướng dẫn mẫu {next(numbers)}")

    costs_the_same("portal/guidances.html", lambda: Client().get(URL), grow, most=4)
