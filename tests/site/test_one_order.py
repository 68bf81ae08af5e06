"""Wherever communes are listed they stand in the same order: by name, whatever kind they are."""

import re

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from khien.core.actors import SYSTEM
from khien.people.roles import Role
from khien.steering.actions import SHIPPED, load_plans

IN_ORDER = ["Xã Bến Hòa", "Xã Đồi Thông", "Phường Suối Ngọc"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(sign_in, staff, province_with_communes):
    """The communes in the order in which a page names them first."""
    caches["process"].clear()

    def listed(role, address, within="<main"):
        person = staff(role, territory=province_with_communes.province)
        answer = sign_in(person).get(address)
        assert answer.status_code == 200
        shown = answer.text.partition(within)[2]
        return re.findall("|".join(IN_ORDER), shown)[: len(IN_ORDER)]

    return listed


@pytest.mark.parametrize(
    ("role", "address", "within"),
    [
        (Role.ADMINISTRATOR, reverse("directory:functions"), 'name="xa"'),
        (Role.ADMINISTRATOR, reverse("directory:organisations"), 'name="commune"'),
        (Role.ADMINISTRATOR, reverse("people:new_person") + "?vai-tro=commune_officer", "<main"),
        (Role.COUNSELLOR, reverse("intake:new_report"), 'name="commune"'),
    ],
)
def test_in_the_choices_of_a_form(listed, role, address, within):
    assert listed(role, address, within) == IN_ORDER


def test_on_the_dashboard(listed):
    load_plans(SHIPPED.read_text("utf-8"), by=SYSTEM, now=timezone.now())
    assert listed(Role.LEADER, reverse("dashboards:dashboard"), "<tbody>") == IN_ORDER


def test_in_what_is_asked_of_a_child(sign_in, officer, incident):
    caches["process"].clear()
    shown = sign_in(officer).get(reverse("support:register", args=[incident.pk])).text
    select = shown.partition('name="residence"')[2].partition("</select>")[0]
    assert re.findall("|".join(IN_ORDER), select) == IN_ORDER
    assert "Chưa rõ" in select
    assert "---" not in select
