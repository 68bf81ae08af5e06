"""A tour for each role: over pages that admit it, left and taken up again, never on real data."""

import pytest
from django.urls import resolve, reverse

from khien.core.access import audience_of
from khien.manual.models import TourPlace
from khien.manual.tours import tour_of
from khien.people.roles import ROLES, Role

TOURS, STEP = reverse("tours"), reverse("tour_step")


@pytest.fixture
def invented(settings):
    settings.PRACTICE = True


@pytest.mark.parametrize("role", Role)
def test_a_role_has_a_tour_of_pages_it_may_open(role):
    steps = tour_of(role)
    assert 3 <= len(steps) <= 7
    for step in steps:
        audience = audience_of(resolve(step.address).func)
        assert not audience.permissions or audience.permissions & ROLES[role].permissions, step


def test_it_goes_on_from_page_to_page_without_script_to_its_end(invented, sign_in, staff):
    client = sign_in(staff(Role.AUDITOR))
    page = client.post(TOURS, {"role": Role.AUDITOR}, follow=True)
    seen = []
    for _step in tour_of(Role.AUDITOR):
        seen.append(page.context["tour"].number)
        assert page.context["tour"].here
        page = client.post(STEP, {"move": "next"}, follow=True)
    assert seen == [1, 2, 3]
    assert "đi hết một vòng" in page.text
    assert page.context["tour"] is None or not page.context["tour"]


def test_left_it_is_put_away_and_taken_up_where_it_was(invented, sign_in, staff):
    client = sign_in(staff(Role.EDITOR))
    client.post(TOURS, {"role": Role.EDITOR})
    client.post(STEP, {"move": "next"})
    client.post(STEP, {"move": "back"})
    client.post(STEP, {"move": "next"})
    left = client.post(STEP, {"move": "leave"}, follow=True)
    assert "Đi tiếp từ bước 2" in left.text
    assert "k-tour" not in client.get("/lam-viec/bai-hoc/").text
    again = client.post(TOURS, {"role": Role.EDITOR}, follow=True)
    assert again.context["tour"].number == 2
    assert (
        client.post(TOURS, {"role": Role.EDITOR, "again": "1"}, follow=True).context["tour"].number
        == 1
    )


def test_another_page_leads_back_to_the_step(invented, sign_in, staff):
    client = sign_in(staff(Role.AUDITOR))
    client.post(TOURS, {"role": Role.AUDITOR})
    client.post(STEP, {"move": "next"})
    assert "Mở trang của bước này" in client.get("/lam-viec/phap-luat/").text


def test_on_real_data_or_for_another_role_there_is_none(sign_in, staff, settings):
    client = sign_in(staff(Role.AUDITOR))
    assert client.post(TOURS, {"role": Role.AUDITOR}).status_code == 404
    assert "hệ thống thật" in client.get(TOURS).text
    settings.PRACTICE = True
    assert client.post(TOURS, {"role": Role.EDITOR}).status_code == 404
    assert not TourPlace.objects.exists()
